#: about: SIGCHLD is ignored, so children vanish without being waited for; wait() ends when all have
#: stdout: "[Errno 10] No child processes\n"
#: stderr: ""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in range(20):
    if os.fork() == 0:
        os._exit(3)
try:
    os.wait()
except OSError as error:
    print(error)
