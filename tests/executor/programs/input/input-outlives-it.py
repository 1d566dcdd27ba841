#: about: an orphan holds the input and reads on after the result
#: input: "x" * 3000000
#: stdout: "done\n"
import os
import time

if os.fork() == 0:
    os.setsid()
    while True:
        os.read(0, 10)
        time.sleep(0.01)
print("done")
