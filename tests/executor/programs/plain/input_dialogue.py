#: about: input() with prompts, line by line, and the end of the input as EOFError
#: input: "Ann\n3\n"
#: feed: lines
#: stdout: "ready\nName? Age? Ann 4\nend of the input\n"
print('ready')
name = input('Name? ')
age = int(input('Age? '))
print(name, age + 1)
try:
    input()
except EOFError:
    print('end of the input')
