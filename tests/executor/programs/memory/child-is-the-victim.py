#: about: the kernel ends a child for its memory, and the parent calls that a success
#: outcome: memory_limit
import os
import time

child = os.fork()
if child == 0:
    taken = []
    while True:
        taken.append(b"x" * 10_000_000)
os.waitpid(child, 0)
time.sleep(1)
print("all is well")
