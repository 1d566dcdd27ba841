#: about: pairs of sockets stuffed full, and nobody who reads
#: stdout: "full\n"
import socket

pairs = []
try:
    for _ in range(20):
        one, other = socket.socketpair()
        one.setblocking(False)
        pairs.append((one, other))
        try:
            while True:
                one.send(b"x" * 65536)
        except BlockingIOError:
            pass
except OSError:
    pass
print("full")
