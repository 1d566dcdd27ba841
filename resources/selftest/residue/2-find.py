#: about: looks for what residue/1-leave left, which runs before it
#: stdout: "that is all\n"
#: self-test: The program after it finds nothing of that.
import os

for place in (".", os.environ["TMPDIR"], "/tmp", "/dev/shm", "/var/tmp"):
    if os.path.lexists(place + "/left-behind"):
        print("a file in", place)
try:
    numbers = [name for name in os.listdir("/proc") if name.isdigit()]
except OSError:
    numbers = []  # not to be seen at all
for number in numbers:
    try:
        if b"left-behind" in open(f"/proc/{number}/cmdline", "rb").read():
            print("process", number)
    except OSError:
        pass
print("that is all")
