#: about: children that have ended and that nobody waits for count, too
#: outcome: process_limit
import os
import time

while True:
    try:
        if os.fork() == 0:
            os._exit(0)
    except OSError:
        time.sleep(0.01)
