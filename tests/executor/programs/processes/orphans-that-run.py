#: about: each process forks the next and goes, so that no process lives long
#: stdout: "done\n"
import os

if os.fork() == 0:
    while True:
        try:
            if os.fork():
                os._exit(0)
        except OSError:
            pass
print("done")
