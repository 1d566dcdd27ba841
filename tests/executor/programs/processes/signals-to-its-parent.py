#: about: stops its parent, which is none of its own
#: stdout: "[Errno 1] Operation not permitted\n"
import os
import signal

try:
    os.kill(os.getppid(), signal.SIGSTOP)
    print("stopped")
except OSError as error:
    print(error)
