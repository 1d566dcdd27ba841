#: about: select, poll, epoll, selectors, non-blocking reads, socketpair, eventfd, timerfd
#: stdout: "['a', 'b']\npoll True\nepoll True\nnothing yet\npair hello\neventfd 3\ntimerfd 1\n"
import os
import select
import selectors
import socket

pipes = {name: os.pipe() for name in 'abc'}
os.write(pipes['a'][1], b'x')
os.write(pipes['b'][1], b'x')
ready, _, _ = select.select([r for r, _ in pipes.values()], [], [], 1)
print([name for name, (r, _) in pipes.items() if r in ready])
poll = select.poll()
poll.register(pipes['a'][0], select.POLLIN)
print('poll', bool(poll.poll(1000)))
epoll = select.epoll()
epoll.register(pipes['b'][0], select.EPOLLIN)
print('epoll', bool(epoll.poll(1)))
os.set_blocking(pipes['c'][0], False)
try:
    os.read(pipes['c'][0], 1)
except BlockingIOError:
    print('nothing yet')
left, right = socket.socketpair()
selector = selectors.DefaultSelector()
selector.register(right, selectors.EVENT_READ)
left.sendall(b'hello')
print('pair', [key.fileobj.recv(9).decode() for key, _ in selector.select(1)][0])
event = os.eventfd(3)
print('eventfd', os.eventfd_read(event))
timer = os.timerfd_create(1)
os.timerfd_settime(timer, initial=0.02)
print('timerfd', int.from_bytes(os.read(timer, 8), 'little'))
