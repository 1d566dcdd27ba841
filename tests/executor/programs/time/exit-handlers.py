#: about: loops in what it does at its exit, after the answer
#: outcome: timeout
#: wall-ms: 800
#: stdout: "42\n"
import atexit

@atexit.register
def loop():
    while True:
        pass

print(42)
