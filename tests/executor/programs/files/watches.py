#: about: fanotify is refused, and inotify watches go with the program
#: stdout: "refused 38 or 1\nwatching\n"
import ctypes
import os

c = ctypes.CDLL(None, use_errno=True)
result = c.syscall(300, 0, os.O_RDONLY)  # fanotify_init
print('refused 38 or 1' if result < 0 and ctypes.get_errno() in (1, 38) else f'{result} {ctypes.get_errno()}')
fd = c.inotify_init()
for _ in range(3):
    c.inotify_add_watch(fd, b'.', 0xfff)
print('watching' if fd > 2 else 'none')
