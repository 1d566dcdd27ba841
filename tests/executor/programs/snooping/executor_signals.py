#: about: timers, queued signals, descriptors of processes and owners of pipes, all aimed at the executor
#: stdout: "tried\n"
import fcntl
import os
import signal

for number in range(1, 65):
    for target in (1, -1 if number == signal.SIGSTOP else 1, os.getppid()):
        if target == -1:
            continue
        try:
            os.kill(target, number)
            print(number)
        except OSError:
            pass
try:
    signal.pidfd_send_signal(os.pidfd_open(1), signal.SIGSTOP)
    print('by descriptor')
except OSError:
    pass
r, w = os.pipe()
try:
    fcntl.fcntl(r, fcntl.F_SETOWN, 1)
    fcntl.fcntl(r, 10, signal.SIGSTOP)
    fcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC)
    os.write(w, b'x')
except OSError:
    pass
print('tried')
