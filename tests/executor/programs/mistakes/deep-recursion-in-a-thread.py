#: about: 200,000 calls inside each other in a thread, with a raised limit
#: stdout: "200000\n"
import sys
import threading

def depth(n):
    return 0 if n == 0 else depth(n - 1) + 1

sys.setrecursionlimit(10 ** 6)
threading.stack_size(512 << 20)
thread = threading.Thread(target=lambda: print(depth(200_000)))
thread.start()
thread.join()
