#: about: a shell that writes to its streams by name
#: stdout: "one\n"
#: stderr: "two\n"
import os

os.system("echo one > /dev/stdout; echo two > /dev/stderr")
