#: about: an alarm that it does not catch
#: outcome: signal
#: signal: SIGALRM
#: stdout: "waiting\n"
#: within-ms: 4000
import signal
import time

print("waiting")
signal.alarm(1)
time.sleep(100)
