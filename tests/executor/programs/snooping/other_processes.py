#: about: limits, priorities, affinity, schedulers and I/O classes of the executor
#: stdout: ""
import ctypes
import os
import resource


def attempt(name, action):
    try:
        print(name, action())
    except (OSError, ValueError):
        pass


libc = ctypes.CDLL(None, use_errno=True)


def call(*arguments):
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno())


attempt('limits', lambda: resource.prlimit(1, resource.RLIMIT_NOFILE, (1, 1)))
attempt('read limits', lambda: resource.prlimit(1, resource.RLIMIT_NOFILE))
attempt('priority', lambda: os.setpriority(os.PRIO_PROCESS, 1, 19))
attempt('own priority', lambda: os.setpriority(os.PRIO_PROCESS, 0, -5))
attempt('affinity', lambda: os.sched_setaffinity(1, {0}))
attempt('scheduler', lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0)))
attempt('real time', lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)))
attempt('deadline', lambda: call(314, 0, ctypes.create_string_buffer(b'\x30\0\0\0\6' + bytes(43)), 0))
attempt('I/O class', lambda: call(251, 1, 1, 3 << 13))
attempt('real time I/O', lambda: call(251, 1, 0, 1 << 13))
attempt('higher limit', lambda: resource.setrlimit(resource.RLIMIT_NPROC, (resource.RLIM_INFINITY,) * 2))
attempt('process group', lambda: os.setpgid(1, 1))
attempt('core filter', lambda: open('/proc/1/coredump_filter', 'w'))
