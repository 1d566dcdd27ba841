#: about: writes a gigabyte
#: stdout: "no more room\n"
#: self-test: A program that fills the disk reaches its limit.
try:
    with open("large", "wb", 0) as file:
        for _ in range(1000):
            file.write(b"x" * 1_000_000)
    print("there was room for a gigabyte")
except OSError:
    print("no more room")
