#: about: makes its output non-blocking and prints a megabyte in small pieces, as room permits
#: stdout: "0123456789" * 100000
import os
import select

os.set_blocking(1, False)
rest = b"0123456789" * 100_000
while rest:
    try:
        rest = rest[os.write(1, rest[:3000]):]
    except BlockingIOError:
        select.select([], [1], [])
