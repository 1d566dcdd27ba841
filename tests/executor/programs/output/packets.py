#: about: makes its output a pipe of packets, each read as a whole
#: stdout: "0123456789" * 5000
import fcntl
import os

fcntl.fcntl(1, fcntl.F_SETFL, fcntl.fcntl(1, fcntl.F_GETFL) | os.O_DIRECT)
for _ in range(5000):
    os.write(1, b"0123456789")
