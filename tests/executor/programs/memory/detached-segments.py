#: about: fills System V segments and lets go of each, which would be memory in no process: there is a bound
#: stdout: "refused\n"
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmdt.argtypes = [ctypes.c_void_p]
size = 10_000_000
while True:
    segment = libc.shmget(0, size, 0o1600)
    if segment < 0:
        break
    address = libc.shmat(segment, None, 0)
    ctypes.memset(address, 1, size)
    libc.shmdt(address)
print("refused")
