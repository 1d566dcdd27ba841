#: about: recursion without end and without the usual bound
#: outcome: nonzero_exit
#: exit: 1
#: stderr-contains: RecursionError
#: message-contains: Calls inside calls without end
import sys

sys.setrecursionlimit(10 ** 9)

def deeper(n):
    return deeper(n + 1) + 1

deeper(0)
