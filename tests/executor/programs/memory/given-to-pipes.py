#: about: gives memory away to pipes and unmaps it, so that no process has it: no more than pipes may hold
#: stdout: "bounded\n"
import ctypes
import fcntl
import mmap
import os

class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]

libc = ctypes.CDLL(None, use_errno=True)
size = 1 << 20
pipes, memories, given = [], [], 0
for _ in range(110):
    read, write = os.pipe()
    pipes.append((read, write))
    os.set_blocking(write, False)
    try:
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, size)
    except OSError:
        pass
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memories.append(memory)  # or it would be unmapped once more when it goes
    memory.madvise(mmap.MADV_HUGEPAGE)
    memory.write(b"x" * size)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    given += max(libc.vmsplice(write, ctypes.byref(Part(address, size)), 1, 0), 0)
    libc.munmap(ctypes.c_void_p(address), size)
print("bounded" if given <= 80 << 20 else given, flush=True)
os._exit(0)
