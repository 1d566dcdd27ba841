#: about: waits with hundreds of descriptors in its select, again and again, and gets its line all the same
#: feed: lines
#: input: "a line\n"
#: stdout: "a line\n"
import os
import select
import sys

pipes = [os.pipe() for _ in range(110)]
while True:
    ready = select.select([0] + [read for read, _ in pipes], [], [], 0.001)[0]
    if ready:
        print(sys.stdin.readline(), end="")
        break
