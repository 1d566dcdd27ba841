#: about: one line of a megabyte
#: input: "x" * 1000000
#: stdout: "1000000\n"
print(len(input()))
