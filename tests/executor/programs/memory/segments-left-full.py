#: about: leaves as many filled System V segments behind as it gets; the next run has all of the memory
#: stdout: "left\n"
import ctypes

libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
libc.shmdt.argtypes = [ctypes.c_void_p]
for _ in range(15):
    segment = libc.shmget(0, 10_000_000, 0o1600)
    if segment < 0:
        break
    address = libc.shmat(segment, None, 0)
    ctypes.memset(address, 1, 10_000_000)
    libc.shmdt(address)
print("left")
