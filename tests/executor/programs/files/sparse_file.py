#: about: a file of a terabyte with nothing in it
#: stdout: "refused 27\n"
import os
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    os.truncate(os.open('sparse', os.O_CREAT | os.O_WRONLY), 1 << 40)
    print('made')
except OSError as e:
    print('refused', e.errno)
