#: about: a hundred pipes stuffed full, both ends held, and nobody who reads
#: stdout: "full\n"
import os

pipes = []
for _ in range(100):
    read, write = os.pipe()
    os.set_blocking(write, False)
    pipes.append((read, write))
    try:
        while True:
            os.write(write, b"x" * 4096)
    except BlockingIOError:
        pass
print("full")
