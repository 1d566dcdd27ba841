#: about: tries to become more important than others, and less
#: stdout: "done 19\n"
import os
import resource

def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except (OSError, ValueError):
        pass

attempt("higher priority", lambda: os.setpriority(os.PRIO_PROCESS, 0, -10))
attempt("higher priority for all", lambda: os.setpriority(os.PRIO_USER, 0, -10))
attempt("real time", lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)))
attempt("round robin", lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1)))
for name in ("NPROC", "NOFILE", "FSIZE", "CORE", "MEMLOCK", "STACK"):
    number = getattr(resource, "RLIMIT_" + name)
    hard = resource.getrlimit(number)[1]
    if hard != resource.RLIM_INFINITY:
        attempt("more " + name, lambda: resource.setrlimit(number, (hard, hard + 1)))
os.setpriority(os.PRIO_PROCESS, 0, 19)
print("done", os.getpriority(os.PRIO_PROCESS, 0))
