#: about: sends itself SIGFPE
#: outcome: signal
#: signal: SIGFPE
import os
import signal

os.kill(os.getpid(), signal.SIGFPE)
