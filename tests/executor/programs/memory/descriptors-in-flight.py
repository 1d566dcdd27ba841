#: about: full sockets that nobody has open: each is on its way through another
#: stdout: "refused\n"
import os
import socket

def filled():
    one, other = socket.socketpair()
    one.setblocking(False)
    try:
        while True:
            one.send(b"x" * 30_000)
    except BlockingIOError:
        return one, other

keep = []
try:
    for _ in range(30):
        carrier, far = socket.socketpair()
        carrier.setblocking(False)
        keep.append((carrier, far))
        for _ in range(10):
            one, other = filled()
            socket.send_fds(carrier, [b"x"], [one.fileno(), other.fileno()])
            one.close()
            other.close()
    print("all of them")
except OSError:
    print("refused")  # as many as it may have open
