#: about: large files that are mapped and removed, the memory held by a stopped child
#: stdout: "held\n"
import mmap
import os
import signal

with open('x', 'w+b') as f:
    f.truncate(20 << 20)
    held = mmap.mmap(f.fileno(), 0)
held[::4096] = b'x' * len(range(0, len(held), 4096))
os.unlink('x')
if os.fork() == 0:
    os.setsid()
    os.kill(os.getpid(), signal.SIGSTOP)
print('held')
