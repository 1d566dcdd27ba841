#: about: a child reads the first line and its parent the second, byte by byte
#: input: "one\ntwo\n"
#: feed: lines
#: stdout: "child one\nparent two\n"
import os

def line():
    text = b""
    while not text.endswith(b"\n"):
        text += os.read(0, 1)
    return text.decode().strip()

child = os.fork()
if child == 0:
    print("child", line(), flush=True)
    os._exit(0)
os.waitpid(child, 0)
print("parent", line())
