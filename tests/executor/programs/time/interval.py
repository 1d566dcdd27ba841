#: about: a timer that fires a thousand times a second and is caught each time
#: outcome: timeout
#: wall-ms: 800
import signal

signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
while True:
    signal.pause()
