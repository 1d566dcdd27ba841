#: about: reads on after the end of its input: the exception that learners know
#: input: "one"
#: outcome: nonzero_exit
#: exit: 1
#: stdout: "one\n"
#: stderr-contains: EOFError
print(input())
print(input())
