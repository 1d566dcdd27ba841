#: about: marks files as immutable and append-only, which only an administrator may
#: stdout: "refused\nrefused\n"
import fcntl
import os
import struct

SETFLAGS = 0x40086602
for flag in (0x10, 0x20):  # immutable, append only
    file = os.open('stays', os.O_CREAT | os.O_RDWR)
    try:
        fcntl.ioctl(file, SETFLAGS, struct.pack('l', flag))
        print('marked')
    except OSError:
        print('refused')
