#: about: calls inside calls without end, in a thread with room for many and no other bound
#: stdout: "RecursionError 1000000000\n"
import sys
import threading

def deeper(n):
    return deeper(n + 1) + 1

def main():
    try:
        deeper(0)
    except RecursionError as error:
        print(type(error).__name__, sys.getrecursionlimit())

sys.setrecursionlimit(10 ** 9)
threading.stack_size(256 << 20)
thread = threading.Thread(target=main)
thread.start()
thread.join()
