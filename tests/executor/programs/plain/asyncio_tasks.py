#: about: asyncio's tasks, timeouts, queues, threads and signals
#: stdout: "[1, 2, 3]\ntoo slow\nfrom a thread\nalarm\n"
import asyncio
import signal
import time


async def later(n):
    await asyncio.sleep(0.02 * n)
    return n


async def main():
    print(await asyncio.gather(later(1), later(2), later(3)))
    try:
        await asyncio.wait_for(asyncio.sleep(60), 0.05)
    except TimeoutError:
        print('too slow')
    print(await asyncio.to_thread(lambda: (time.sleep(0.02), 'from a thread')[1]))
    rang = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGALRM, rang.set)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    await asyncio.wait_for(rang.wait(), 9)
    print('alarm')


asyncio.run(main())
