#: about: endless recursion is an exception; deep recursion within a raised limit works
#: stdout: "RecursionError\n50000\n"
import sys


def endless():
    return endless() + 1


def depth(n):
    return 0 if n == 0 else depth(n - 1) + 1


try:
    endless()
except RecursionError as e:
    print(type(e).__name__)
sys.setrecursionlimit(60_000)
print(depth(50_000))
