#: about: opens its input by name, as on a plain machine
#: input: "one\n"
#: stdout: "'one\\n'\n''\n''\n"
for _ in range(3):
    with open("/dev/stdin") as file:
        print(repr(file.readline()))
