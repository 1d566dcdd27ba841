#: about: memory maps of files and without, shared with a child; advice, locks of files
#: stdout: "b'HELLO world'\nfrom the child\nlocked out\n"
import fcntl
import mmap
import os

with open('data', 'w+b') as f:
    f.write(b'hello world')
    f.flush()
    with mmap.mmap(f.fileno(), 0) as m:
        m[:5] = b'HELLO'
        m.flush()
        m.madvise(mmap.MADV_WILLNEED)
    f.seek(0)
    print(f.read())
    shared = mmap.mmap(-1, 4096)
    if os.fork() == 0:
        shared[:14] = b'from the child'
        os._exit(0)
    os.wait()
    print(shared[:14].decode())
    fcntl.flock(f, fcntl.LOCK_EX)
    if os.fork() == 0:
        with open('data') as other:
            try:
                fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                print('locked out', flush=True)
        os._exit(0)
    os.wait()
