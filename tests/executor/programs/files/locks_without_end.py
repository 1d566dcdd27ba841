#: about: locks ever more parts of a file: memory of the machine that no container is charged for
#: outcome: output_limit
#: truncated: false
#: message-contains: parts of files
import fcntl

with open("x", "wb") as file:
    for at in range(0, 1 << 40, 2):
        fcntl.lockf(file, fcntl.LOCK_EX, 1, at)
