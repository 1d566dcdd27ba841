#: about: lets the kernel move a file and a pipe into its output
#: stdout: "0123456789" * 20000
import os

with open("file", "wb") as file:
    file.write(b"0123456789" * 10_000)
with open("file", "rb") as file:
    left = 100_000
    while left:
        left -= os.sendfile(1, file.fileno(), None, left)
source, sink = os.pipe()
for _ in range(10):
    os.write(sink, b"0123456789" * 1000)
    left = 10_000
    while left:
        left -= os.splice(source, 1, left)
