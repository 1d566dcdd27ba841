#: about: locks memory: little of it, and not more
#: stdout: "True False\n"
import ctypes
import mmap

libc = ctypes.CDLL(None)
libc.mlock.argtypes = [ctypes.c_void_p, ctypes.c_size_t]

def locks(size):
    memory = mmap.mmap(-1, size)
    return libc.mlock(ctypes.addressof(ctypes.c_char.from_buffer(memory)), size) == 0

print(locks(4096), locks(10_000_000))
