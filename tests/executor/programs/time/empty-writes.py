#: about: sixty threads that write nothing to stderr without end, each write of which the executor decides about
#: outcome: timeout
#: cpu-ms: 1500
#: stdout: "writing\n"
import os
import threading

print("writing", flush=True)

def write():
    while True:
        os.write(2, b"")

for _ in range(60):
    threading.Thread(target=write).start()
