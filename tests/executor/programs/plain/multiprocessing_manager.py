#: about: a manager serves a list and a dict to other processes, over a socket of its own
#: stdout: "[0, 1, 2] {'total': 3}\n"
import multiprocessing as mp


def add(n, seen, sums, lock):
    with lock:
        seen.append(n)
        sums['total'] = sums.get('total', 0) + n


if __name__ == '__main__':
    with mp.Manager() as manager:
        seen, sums, lock = manager.list(), manager.dict(), manager.Lock()
        processes = [mp.Process(target=add, args=(n, seen, sums, lock)) for n in range(3)]
        for p in processes:
            p.start()
        for p in processes:
            p.join()
        print(sorted(seen), dict(sums))
