#: about: as many threads as a run may have, all at once: 128 with its first
#: stdout: "128\n"
import threading

started = threading.Barrier(128)

def stay():
    started.wait()

threads = [threading.Thread(target=stay) for _ in range(127)]
for thread in threads:
    thread.start()
alive = sum(thread.is_alive() for thread in threads) + 1
started.wait()
for thread in threads:
    thread.join()
print(alive)
