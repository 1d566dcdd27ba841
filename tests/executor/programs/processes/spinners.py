#: about: 20 children in sessions of their own spin; the result does not wait for them
#: stdout: "done\n"
import os

for _ in range(20):
    if os.fork() == 0:
        os.setsid()
        while True:
            pass
print("done")
