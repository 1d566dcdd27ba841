#: about: polls for its input without blocking
#: input: "one\ntwo\n"
#: feed: lines
#: stdout: "b'one\\ntwo\\n'\n"
import os
import select

os.set_blocking(0, False)
text = b""
while True:
    select.select([0], [], [])
    try:
        piece = os.read(0, 100)
    except BlockingIOError:
        continue
    if not piece:
        break
    text += piece
print(text)
