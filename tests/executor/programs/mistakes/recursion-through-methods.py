#: about: an object that describes itself by itself, without the usual bound
#: outcome: nonzero_exit
#: exit: 1
#: stderr-contains: RecursionError
#: message-contains: Calls inside calls without end
import sys

class Mirror:
    def __repr__(self):
        return repr(self)

sys.setrecursionlimit(10 ** 9)
repr(Mirror())
