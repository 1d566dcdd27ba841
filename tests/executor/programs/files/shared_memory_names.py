#: about: POSIX shared memory, semaphores and message queues with names, never removed
#: stdout: "made\n"
import ctypes
import os

c = ctypes.CDLL(None, use_errno=True)
for i in range(50):
    fd = c.shm_open(b'/left%d' % i, os.O_CREAT | os.O_RDWR, 0o666)
    os.ftruncate(fd, 4096) if fd >= 0 else None
    c.sem_open(b'/left%d' % i, os.O_CREAT, 0o666, 1)
    c.mq_open(b'/left%d' % i, os.O_CREAT | os.O_RDWR, 0o666, None)
print('made')
