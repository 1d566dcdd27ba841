#: about: a child crashes and the parent goes on: no crash of the run
#: stdout: "the child ended with -11\n"
import ctypes
import os

child = os.fork()
if child == 0:
    ctypes.string_at(0)
_, status = os.waitpid(child, 0)
print("the child ended with", os.waitstatus_to_exitcode(status))
