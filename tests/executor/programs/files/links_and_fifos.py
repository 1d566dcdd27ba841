#: about: symbolic links in circles and to everywhere, hard links, FIFOs, sockets, opened and unopened
#: stdout: "40 True 0\n"
import os
import socket

os.symlink('circle', 'circle')
os.symlink('..', 'up')
os.symlink('/proc/1/root', 'root')
os.symlink('/dev/zero', 'zero')
open('one', 'w').close()
for i in range(39):
    os.link('one', f'one{i}')
os.mkfifo('fifo')
held = os.open('fifo', os.O_RDWR)
server = socket.socket(socket.AF_UNIX)
server.bind('socket')
server.listen()
print(os.stat('one').st_nlink, os.path.islink('root'), os.path.getsize('fifo'))
