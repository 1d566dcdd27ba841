#: about: SIGSTOP to everybody: it stops only itself, is ended by the time limit, and the next run works (Piston's hole)
#: outcome: timeout
#: wall-ms: 700
import os
import signal

try:
    os.kill(-1, signal.SIGSTOP)
except ProcessLookupError:  # nobody else that it may
    pass
os.kill(0, signal.SIGSTOP)
