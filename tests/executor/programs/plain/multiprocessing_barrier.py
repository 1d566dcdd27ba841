#: about: semaphores, events, conditions and barriers between processes
#: stdout: "3 through the barrier\nevent seen\nnotified\n"
import multiprocessing as mp


def meet(barrier, passed):
    barrier.wait(9)
    passed.release()


def wake(event, condition):
    event.wait(9)
    with condition:
        condition.notify()


if __name__ == '__main__':
    barrier, passed = mp.Barrier(3), mp.Semaphore(0)
    for _ in range(3):
        mp.Process(target=meet, args=(barrier, passed)).start()
    print(sum(passed.acquire(timeout=9) for _ in range(3)), 'through the barrier')
    event, condition = mp.Event(), mp.Condition()
    with condition:
        mp.Process(target=wake, args=(event, condition)).start()
        event.set()
        print('event seen' if event.is_set() else 'no event')
        print('notified' if condition.wait(9) else 'not notified')
