#: about: a child prints in the last instant before its parent ends; it holds the pipe for ever
#: stdout: "last words\n"
import os

read, write = os.pipe()
if os.fork() == 0:
    os.setsid()
    os.write(1, b"last words\n")
    os.write(write, b"x")
    while True:
        pass
os.read(read, 1)
os._exit(0)
