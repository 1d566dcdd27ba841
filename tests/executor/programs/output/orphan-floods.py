#: about: orphans print without end after the result; at least the parent is quoted
#: stdout-contains: the parent
import os

os.write(1, b"the parent\n")
for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        while True:
            os.write(2, b".")
os._exit(0)
