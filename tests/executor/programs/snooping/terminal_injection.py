#: about: types into a terminal in somebody else's name, or takes all terminals of the machine
#: stdout: "no terminal\n"
import fcntl
import os
import pty
import termios

try:
    while True:
        fcntl.ioctl(pty.openpty()[1], termios.TIOCSTI, b'x')
        print('typed')
except OSError:
    pass
for path in ('/dev/tty', '/dev/console', '/dev/ptmx', '/dev/pts/ptmx', '/dev/pts/0'):
    try:
        os.open(path, os.O_RDWR | os.O_NOCTTY)
        print('opened', path)
    except OSError:
        pass
print('no terminal')
