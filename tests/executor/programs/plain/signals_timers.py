#: about: handlers, alarms, masks, waiting for signals, signals from a child
#: stdout: "alarm\nhandled 10\nheld back\nreleased\nchild 17\nwakes 12\n"
import os
import signal
import time


def ring(number, frame):
    raise TimeoutError('alarm')


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(9)
except TimeoutError as e:
    print(e)
signal.signal(signal.SIGUSR1, lambda number, frame: print('handled', int(number)))
os.kill(os.getpid(), signal.SIGUSR1)
signal.signal(signal.SIGUSR1, lambda number, frame: print('released'))
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
os.kill(os.getpid(), signal.SIGUSR1)
print('held back')
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD, signal.SIGUSR2})
if os.fork() == 0:
    os._exit(0)
print('child', int(signal.sigwait({signal.SIGCHLD})))
if os.fork() == 0:
    os.kill(os.getppid(), signal.SIGUSR2)
    os._exit(0)
print('wakes', signal.sigwaitinfo({signal.SIGUSR2}).si_signo)
