#: about: loops for ever
#: outcome: timeout
#: wall-ms: 1000
#: stdout: "looping\n"
#: self-test: A program that never ends is stopped.
print("looping", flush=True)
while True:
    pass
