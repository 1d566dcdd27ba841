#: about: becomes itself with twice the arguments until the kernel refuses
#: stdout: "refused\n"
import os
import sys

try:
    os.execv(sys.executable, sys.argv[:0] + ["python3", "main.py"] + (sys.argv[1:] or ["x" * 100_000]) * 2)
except OSError:
    print("refused")
