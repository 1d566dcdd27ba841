#: about: what the machine counts for all its containers together: refused, or done without
#: stdout: "done\n"
import ctypes
import fcntl
import mmap
import os
import resource
import struct

def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except (OSError, ValueError):
        pass

attempt("huge pages", lambda: mmap.mmap(-1, 2 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000))
with open("x", "wb") as file:
    lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 1, 0)
    attempt("a lock of an open file", lambda: fcntl.fcntl(file, 37, lock))  # F_OFD_SETLK
if resource.getrlimit(resource.RLIMIT_SIGPENDING)[1] > 4096:
    print("signals without bound")
if ctypes.CDLL(None).shmget(0, 2 << 20, 0o4600) >= 0:  # SHM_HUGETLB
    print("huge shared memory worked")
os.sync()  # nothing to be done, and no error
print("done")
