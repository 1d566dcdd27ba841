#: about: says hello
#: stdout: "Hello from Python\n"
#: stderr: ""
#: self-test: A program runs and its words arrive.
print("Hello from Python")
