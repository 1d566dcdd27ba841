#: about: as many timers as it gets: each may have a signal waiting, and the kernel bounds those
#: stdout: "refused\n"
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
event = (ctypes.c_int * 16)()
event[2], event[3] = 10, 0  # SIGUSR1, SIGEV_SIGNAL
for i in range(20_000):
    if libc.timer_create(1, event, ctypes.byref(ctypes.c_void_p())) != 0:
        print("refused")
        break
else:
    print("twenty thousand")
