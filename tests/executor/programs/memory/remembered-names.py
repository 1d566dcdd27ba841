#: about: asks for ever new names of files, which the kernel remembers on the container's account: ended for nothing
#: stdout: "full\nfine\n"
import os

name = "/usr/lib/" + "x" * 230
for i in range(350_000):
    try:
        os.stat(name + str(i))
    except OSError:
        pass
for path in ("/sys/fs/cgroup/memory/memory.usage_in_bytes", "/sys/fs/cgroup/memory.current"):
    if os.path.exists(path):
        print("full" if int(open(path).read()) > 150 << 20 else "not full")
memory = b"x" * 120_000_000
print("fine")
