#: about: writes into its own input
#: input: "one\n"
#: stdout: "refused\none\n"
import os

try:
    os.write(0, b"more\n")
    print("written")
except OSError:
    print("refused")
print(input())
