#: about: reads two lines that come one after the other
#: input: "Ann\n12\n"
#: feed: lines
#: stdout: "Name? Age? Ann will be 13\n"
#: self-test: A program can ask and is given what is typed.
name = input("Name? ")
age = int(input("Age? "))
print(name, "will be", age + 1)
