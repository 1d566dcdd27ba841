#: about: makes its output pipe as small as it can and prints a megabyte
#: stdout: "0123456789" * 100000
#: stderr: "and this\n"
import fcntl
import os

try:
    fcntl.fcntl(1, fcntl.F_SETPIPE_SZ, 4096)
    fcntl.fcntl(2, fcntl.F_SETPIPE_SZ, 4096)
except OSError:
    pass  # not allowed: no harm either
print("0123456789" * 100_000, end="", flush=True)
os.write(2, b"and this\n")
