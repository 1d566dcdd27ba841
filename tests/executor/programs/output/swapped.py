#: about: stdout and stderr change places
#: stdout: "to 2\n"
#: stderr: "to 1\n"
import os

kept = os.dup(1)
os.dup2(2, 1)
os.dup2(kept, 2)
os.write(1, b"to 1\n")
os.write(2, b"to 2\n")
