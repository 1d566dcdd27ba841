#: about: leaves files and a process behind
#: stdout: "left\n"
#: self-test: A program that leaves files and processes behind ends like any other.
import os
import time

for place in (".", os.environ["TMPDIR"], "/tmp", "/dev/shm", "/var/tmp"):
    try:
        open(place + "/left-behind", "w").close()
    except OSError:
        pass  # not writable at all
if os.fork() == 0:
    os.setsid()
    os.execvp("python3", ["left-behind", "-c", "import time; time.sleep(600)"])
time.sleep(0.1)
print("left")
