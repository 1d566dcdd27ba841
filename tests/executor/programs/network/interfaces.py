#: about: asks for the network's interfaces and addresses by every call
#: stdout: "nothing\n"
import fcntl
import socket

told = []
for action in (socket.if_nameindex, lambda: socket.gethostbyname(socket.gethostname()),
               lambda: [fcntl.ioctl(fd, 0x8912, bytes(16)) for fd in (0, 1, 2)],
               lambda: fcntl.ioctl(socket.socketpair()[0], 0x8915, b'eth0' + bytes(28))):
    try:
        told.append(action())
    except OSError:
        pass
# A name that is in /etc/hosts is no secret, but no packet went for it.
told = [t for t in told if not (isinstance(t, str) and t.count('.') == 3)]
print(told or 'nothing')
