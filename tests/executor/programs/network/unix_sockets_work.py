#: about: what is left of sockets works: pairs, named ones, datagrams, passing of descriptors, abstract ones of its own
#: stdout: "pair\nnamed\ndatagram\npassed\nabstract\n"
import array
import os
import socket

left, right = socket.socketpair()
left.send(b'pair')
print(right.recv(9).decode())
for name, kind in (('named', socket.SOCK_STREAM), ('datagram', socket.SOCK_DGRAM), ('\0of its own', socket.SOCK_STREAM)):
    server = socket.socket(socket.AF_UNIX, kind)
    server.bind(name)
    client = socket.socket(socket.AF_UNIX, kind)
    if kind == socket.SOCK_STREAM:
        server.listen()
        if os.fork() == 0:
            client.connect(name)
            client.send((name if name == 'named' else 'abstract').encode())
            os._exit(0)
        connection, _ = server.accept()
        text = connection.recv(99).decode()
        os.wait()
    else:
        client.sendto(b'datagram', name)
        text = server.recv(99).decode()
    if name == '\0of its own':
        socket.send_fds(left, [b'x'], [os.open('main.py', os.O_RDONLY)])
        _, fds, _, _ = socket.recv_fds(right, 9, 1)
        print('passed' if os.read(fds[0], 8) == b'#: about' else 'lost')
    print(text)
