#: about: floods both streams from two processes at once
#: outcome: output_limit
#: output-bytes: 100000
import os

stream = 1 if os.fork() else 2
while True:
    os.write(stream, b"x" * 5000)
