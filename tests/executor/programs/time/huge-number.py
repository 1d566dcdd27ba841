#: about: computes a number that is too large to ever be there, inside the interpreter
#: outcome: timeout
#: wall-ms: 800
print(len(str(9 ** 9 ** 9)))
