#: about: descriptors without end, passed on over sockets and left in flight there
#: stdout: "bounded\n"
import os
import socket

pairs, fds = [], []
try:
    for _ in range(100_000):
        left, right = socket.socketpair()
        pairs.append((left, right))
        socket.send_fds(left, [b'x'], [right.fileno()] * 50)
except OSError:
    print('bounded')
