import ctypes
import os
import resource
import signal
import socket
import stat
import sys

pid, home = int(sys.argv[1]), sys.argv[2]
libc = ctypes.CDLL(None, use_errno=True)


def attempt(name, action):
    try:
        print(name, action())
    except OSError:
        pass


def call(number, *words):
    if libc.syscall(number, *words) < 0:
        raise OSError(ctypes.get_errno())


def search(path):
    if pid == os.getpid() and stat.S_ISFIFO(os.stat(path).st_mode):
        raise OSError  # reading its own stdout would take what it has just told away from the test
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), 'rb', buffering=0) as f:
        if b's3cret' in (f.read(1 << 16) or b'') and os.path.abspath(path) != os.path.abspath('main.py'):
            return path
    raise OSError


for name in ('environ', 'cmdline', 'mem', 'maps', 'smaps', 'auxv', 'status', 'stat', 'io', 'limits', 'stack', 'syscall', 'wchan', 'comm',
             'mountinfo', 'fd/0', 'fd/1', 'fd/3', 'cwd/data.txt', 'root/etc/passwd', f'task/{pid}/cmdline', 'net/unix'):
    attempt(f'open {name}', lambda: os.open(f'/proc/{pid}/{name}', os.O_RDONLY | os.O_NONBLOCK))
for name in ('fd', 'fdinfo', 'map_files', 'task', 'ns', 'cwd'):
    attempt(f'list {name}', lambda: os.listdir(f'/proc/{pid}/{name}'))
for name in ('exe', 'cwd', 'root', 'fd/0'):
    attempt(f'read link {name}', lambda: os.readlink(f'/proc/{pid}/{name}'))
for name in ('data.txt', 'main.py', '../tmp', 'planted'):
    attempt(f'file {name}', lambda: os.open(f'{home}/{name}', os.O_RDONLY))
    attempt(f'write {name}', lambda: os.open(f'{home}/{name}', os.O_WRONLY | os.O_CREAT))
    attempt(f'stat {name}', lambda: os.stat(f'{home}/{name}'))
    attempt(f'remove {name}', lambda: os.unlink(f'{home}/{name}') if name != 'data.txt' else os.access(f'{home}/{name}', os.R_OK) or call(-1))
attempt('list home', lambda: os.listdir(home))
attempt('list homes', lambda: os.listdir(os.path.dirname(os.path.dirname(home))))
attempt('rename home', lambda: os.rename(os.path.dirname(home), os.path.dirname(home) + '0'))
for top in ('/proc/%d' % pid, '/work', '/dev/shm', '/dev/mqueue', '/tmp', '/var/tmp', '/run', home):
    for directory, _, files in os.walk(top):
        for name in files:
            attempt('secret in', lambda: search(f'{directory}/{name}'))
for number in range(1, 400):
    if number != os.getpid():
        attempt(f'command line of {number}', lambda: open(f'/proc/{number}/cmdline').read())
attempt('shared memory by name', lambda: os.open('/dev/shm/s3cret', os.O_RDONLY))
attempt('remove shared memory', lambda: os.unlink('/dev/shm/s3cret'))
attempt('shared memory by key', lambda: call(29, 4242, 0, 0o400))
if pid != os.getpid():
    for number in range(0, 65):
        attempt(f'signal {number}', lambda: os.kill(pid, number))
    attempt('group', lambda: os.killpg(pid, signal.SIGSTOP))
    attempt('by descriptor', lambda: signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGSTOP))
attempt('ptrace', lambda: call(101, 16, pid, 0, 0))
attempt('ptrace seize', lambda: call(101, 0x4206, pid, 0, 0))
attempt('kcmp', lambda: call(312, pid, pid, 0, 0, 0))
attempt('descriptor', lambda: call(438, os.pidfd_open(pid), 0, 0))
attempt('read memory', lambda: call(310, pid, None, 0, None, 0, 0))
attempt('prlimit', lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE))
attempt('priority', lambda: os.setpriority(os.PRIO_PROCESS, pid, 19) if pid != os.getpid() else None)
attempt('affinity', lambda: os.sched_setaffinity(pid, {0}) if pid != os.getpid() else None)
attempt('process group', lambda: os.setpgid(pid, 0) if pid != os.getpid() else None)
attempt('I/O class', lambda: call(251, 1, pid, 3 << 13) if pid != os.getpid() else None)
attempt('abstract address', lambda: socket.socket(socket.AF_UNIX).connect('\0s3cret'))
attempt('futex of its threads', lambda: call(274, pid, ctypes.byref(ctypes.c_void_p()), ctypes.byref(ctypes.c_long())) if pid != os.getpid() else None)
print('tried')
