#: about: fills files without a name that are on their way through a socket, so that nobody has them open
#: outcome: output_limit
#: truncated: false
#: message-contains: for files
import os
import socket
import time

one, other = socket.socketpair()
for _ in range(60):
    file = open("x", "wb", 0)
    os.unlink("x")
    file.write(b"x" * 1_000_000)
    socket.send_fds(one, [b"x"], [file.fileno()])
    file.close()
time.sleep(1000)
