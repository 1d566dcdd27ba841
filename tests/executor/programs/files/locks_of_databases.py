#: about: locks a thousand parts of files, as a large database might, and gives them back
#: stdout: "1000 locks\n"
import fcntl
import time

with open("x", "wb") as file:
    for at in range(0, 2000, 2):
        fcntl.lockf(file, fcntl.LOCK_EX, 1, at)
    time.sleep(0.3)
    fcntl.lockf(file, fcntl.LOCK_UN)
print("1000 locks")
