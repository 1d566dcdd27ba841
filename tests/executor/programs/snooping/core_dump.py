#: about: children that crash leave no core file
#: stdout: "['main.py']\n"
import ctypes
import os
import resource

try:
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
except (OSError, ValueError):
    pass
for _ in range(3):
    if os.fork() == 0:
        ctypes.string_at(0)
    os.wait()
print(sorted(os.listdir('.')))
