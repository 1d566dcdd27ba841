#: about: locks and leases on its own files, held by a daemon; leases on files of the system are refused
#: stdout: "held True\nrefused\n"
import fcntl
import os
import time

SETLEASE, EXCLUSIVE = 1024, 1
own = os.open('own', os.O_CREAT | os.O_RDWR)
r, w = os.pipe()
if os.fork() == 0:
    os.setsid()
    fcntl.lockf(own, fcntl.LOCK_EX)
    fcntl.fcntl(own, SETLEASE, EXCLUSIVE)
    os.write(w, b'x')
    time.sleep(1000)
print('held', os.read(r, 1) == b'x')
try:
    fcntl.fcntl(os.open('/etc/passwd', os.O_RDONLY), SETLEASE, 0)
    print('leased')
except OSError:
    print('refused')
