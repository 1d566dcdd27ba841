#: about: one thread more than a run may have
#: outcome: process_limit
#: stdout: "128\n"
#: message-contains: it may have 128 at once
#: self-test: A program may have 128 processes and threads at once, and is stopped at one more.
import threading
import time

for _ in range(127):
    threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print(threading.active_count(), flush=True)
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print("and one more", flush=True)
time.sleep(1000)
