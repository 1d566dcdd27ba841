#: about: two processes share a queue, a lock and a value
#: stdout: "[0, 1, 4, 9, 16]\n5 [0, 0]\n"
import multiprocessing as mp


def work(numbers, queue, lock, count):
    for n in numbers:
        queue.put((n, n * n))
        with lock:
            count.value += 1


if __name__ == '__main__':
    queue, lock, count = mp.Queue(), mp.Lock(), mp.Value('i', 0, lock=False)
    processes = [mp.Process(target=work, args=(part, queue, lock, count)) for part in ([0, 2, 4], [1, 3])]
    for p in processes:
        p.start()
    squares = dict(queue.get(timeout=9) for _ in range(5))
    for p in processes:
        p.join()
    print([squares[n] for n in range(5)])
    print(count.value, [p.exitcode for p in processes])
