#: about: the same kind of system calls through ctypes, with arguments that would make them succeed
#: stdout: ""
#: stderr: ""
import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)
attempts = {
    'ptrace attach to the executor': (101, 16, 1, 0, 0), 'ptrace traceme': (101, 0, 0, 0, 0),
    'perf_event_open': (298, ctypes.create_string_buffer(b'\1\0\0\0\x70', 128), 0, -1, -1, 0),
    'bpf': (321, 5, ctypes.create_string_buffer(128), 128),
    'userfaultfd': (323, 1), 'io_uring_setup': (425, 4, ctypes.create_string_buffer(256)),
    'keyctl': (250, 0, -3, 1), 'add_key': (248, b'user', b'name', b'value', 5, -3),
    'request_key': (249, b'user', b'name', None, -3), 'unshare user': (272, 0x10000000),
    'unshare all': (272, 0x7e020000), 'clone a user namespace': (56, 0x10000011, 0, 0, 0, 0),
    'mount': (165, b'none', b'/tmp', b'tmpfs', 0, 0), 'open_tree clone': (428, -100, b'/', 1),
    'fsopen': (430, b'tmpfs', 0), 'chroot': (161, b'/usr'), 'pivot_root': (155, b'/', b'/usr'),
    'memfd_create': (319, b'x', 0), 'name_to_handle_at': (303, -100, b'/', None, None, 0),
    'process_vm_readv of itself': (310, os.getpid(), None, 0, None, 0, 0), 'kcmp of itself': (312, os.getpid(), os.getpid(), 0, 0, 1),
    'seccomp': (317, 3, 0, None), 'prctl to install a filter': (157, 22, 2, 0, 0, 0),
    'syslog': (103, 10, None, 0), 'fanotify_init': (300, 0, 0), 'reboot': (169, 0xfee1dead, 672274793, 0, 0),
    'personality': (135, 0x0040000), 'swapoff': (168, b'/x'), 'settimeofday': (164, None, None),
    'landlock of a later version': (900,), 'nothing': (1023,), 'far away': (100_000,),
}
allowed = (errno.EPERM, errno.ENOSYS, errno.EACCES)
for name, arguments in attempts.items():
    ctypes.set_errno(0)
    result = libc.syscall(*[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    if result == 0 and name == 'clone a user namespace':
        os._exit(0)
    if result != -1 or ctypes.get_errno() not in allowed:
        print(name, result, ctypes.get_errno())
