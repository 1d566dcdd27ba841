#: about: gives the processor away for ever
#: outcome: timeout
#: wall-ms: 800
import os

while True:
    os.sched_yield()
