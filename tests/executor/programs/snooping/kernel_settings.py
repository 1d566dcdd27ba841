#: about: settings of the kernel, of the cgroup, of devices: nothing can be written
#: stdout: ""
import os

for top in ('/proc/sys', '/sys', '/proc/self/attr', '/proc/irq', '/proc/bus', '/proc/fs', '/proc/scsi', '/proc/acpi'):
    for directory, _, files in os.walk(top):
        if directory.count('/') > 7:
            continue
        for name in files:
            path = f'{directory}/{name}'
            try:
                fd = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                continue
            os.close(fd)
            if top != '/proc/self/attr':
                print(path)
for path in ('/proc/sysrq-trigger', '/proc/kcore', '/proc/kmsg', '/proc/keys', '/proc/timer_list', '/proc/latency_stats', '/proc/sched_debug',
             '/proc/self/uid_map', '/proc/self/setgroups', '/proc/mtrr', '/proc/kpagecount', '/dev/kmsg', '/dev/mem', '/dev/port', '/dev/fuse', '/dev/kvm'):
    for mode in (os.O_RDONLY, os.O_WRONLY):
        try:
            fd = os.open(path, mode)
            masked = os.fstat(fd).st_rdev == os.makedev(1, 3)  # the engine puts the null device there
            if not masked and (not path.startswith('/proc/self') or mode == os.O_WRONLY):
                print(path, mode)
        except OSError:
            pass
