#: about: asks for ever new names of files, which the kernel remembers on the container's account: ended for nothing
#: stdout: "full\nfine\n"
import os

def used():
    for path in ("/sys/fs/cgroup/memory/memory.usage_in_bytes", "/sys/fs/cgroup/memory.current"):
        if os.path.exists(path):
            return int(open(path).read())

name = "/usr/lib/" + "x" * 230
for i in range(1_000_000):
    try:
        os.stat(name + str(i))
    except OSError:
        pass
    if i % 5_000 == 0 and used() > 180 << 20:
        print("full")
        break
memory = b"x" * 120_000_000
print("fine")
