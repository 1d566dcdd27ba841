#: about: holds a second, writable end of its own input if it can get one; its run ends all the same
#: input: "one\n"
#: stdout-contains: one
import os

try:
    held = os.open("/proc/self/fd/0", os.O_WRONLY)
except OSError:
    held = -1
print(input())
