import os
import signal
import sys
import time

pid = int(sys.argv[1])
print('stopping', flush=True)
while True:
    for target in (pid, -pid, 1, -1):
        for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGKILL, signal.SIGINT):
            try:
                os.kill(target, number)
            except OSError:
                pass
    time.sleep(0.01)
