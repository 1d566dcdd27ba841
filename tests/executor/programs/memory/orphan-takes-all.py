#: about: an orphan takes memory without end after the result
#: stdout: "done\n"
import os

if os.fork() == 0:
    os.setsid()
    taken = []
    while True:
        taken.append(b"x" * 1_000_000)
print("done")
