#: about: starts programs until it is stopped
#: outcome: process_limit
#: self-test: A program that starts ever more programs is stopped.
import os
import time

while True:
    try:
        if os.fork() == 0:
            time.sleep(60)
    except OSError:
        time.sleep(0.05)
