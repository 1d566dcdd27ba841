#: about: leaves 20 stopped children behind, in groups of their own
#: stdout: "done\n"
import os
import signal

for _ in range(20):
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
    os.waitpid(child, os.WUNTRACED)
print("done")
