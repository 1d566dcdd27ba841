#: about: recursion without end and without the usual bound
#: outcome: memory_limit
import sys

sys.setrecursionlimit(10 ** 9)

def deeper(n):
    return deeper(n + 1) + 1

deeper(0)
