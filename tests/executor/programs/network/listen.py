#: about: listens for others: on TCP, on UDP, on every address, on the executor's port
#: stdout: "refused\n"
import socket

refused = True
for family in (socket.AF_INET, socket.AF_INET6):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        for port in (0, 8080, 8765):
            try:
                with socket.socket(family, kind) as s:
                    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                    s.bind(('', port))
                    refused = False
            except OSError:
                pass
print('refused' if refused else 'listens')
