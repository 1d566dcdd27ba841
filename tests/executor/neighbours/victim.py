import ctypes
import os
import socket
import sys
import tempfile

first = input()
os.environ['SECRET'] = first
open('/dev/shm/s3cret', 'w').write(first)
kept = tempfile.NamedTemporaryFile('w', prefix='s3cret')
kept.write(first)
kept.flush()
libc = ctypes.CDLL(None)
shared = libc.shmget(4242, 4096, 0o1600)
server = socket.socket(socket.AF_UNIX)
server.bind('\0s3cret')
server.listen()
print(os.getpid(), os.getcwd(), flush=True)
print('got', input())
