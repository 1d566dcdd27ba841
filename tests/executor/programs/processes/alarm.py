#: about: an alarm that it does not catch
#: outcome: signal
#: signal: SIGALRM
#: stdout: "waiting\n"
import signal
import time

print("waiting")
signal.alarm(1)
time.sleep(100)
