#: about: 30 children that take 10 MB each, together more than there is
#: outcome: memory_limit
import os
import time

for _ in range(30):
    if os.fork() == 0:
        taken = b"x" * 10_000_000
        time.sleep(1000)
        os._exit(0)
time.sleep(1000)
