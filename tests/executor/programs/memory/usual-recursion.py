#: about: recursion without end: the exception that learners know
#: outcome: nonzero_exit
#: exit: 1
#: stderr-contains: RecursionError
#: message-contains: Calls inside calls without end
def deeper(n):
    return deeper(n + 1) + 1

deeper(0)
