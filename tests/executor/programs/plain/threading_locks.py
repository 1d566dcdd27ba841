#: about: threads, locks, conditions, events, timers, thread-local data and queues
#: stdout: "40000\nready\nticked\n[0, 1, 2, 3]\n"
import queue
import threading

count, lock = 0, threading.Lock()


def add():
    global count
    for _ in range(10_000):
        with lock:
            count += 1


threads = [threading.Thread(target=add) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count)

condition, state = threading.Condition(), []


def make_ready():
    with condition:
        state.append('ready')
        condition.notify_all()


threading.Thread(target=make_ready).start()
with condition:
    condition.wait_for(lambda: state, 9)
print(*state)

ticked = threading.Event()
threading.Timer(0.05, ticked.set).start()
print('ticked' if ticked.wait(9) else 'no tick')

own, results = threading.local(), queue.Queue()


def keep(n):
    own.n = n
    barrier.wait(9)
    results.put(own.n)


barrier = threading.Barrier(4)
for n in range(4):
    threading.Thread(target=keep, args=(n,)).start()
print(sorted(results.get(timeout=9) for _ in range(4)))
