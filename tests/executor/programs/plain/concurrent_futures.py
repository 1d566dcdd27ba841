#: about: concurrent.futures with threads and with processes
#: stdout: "[0, 1, 8, 27]\n[0, 1, 8, 27]\nValueError first\n"
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def cube(n):
    return n ** 3


def fails():
    raise ValueError('first')


if __name__ == '__main__':
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        with kind(2) as pool:
            print(list(pool.map(cube, range(4))))
    with ThreadPoolExecutor() as pool:
        for future in as_completed([pool.submit(fails)]):
            print(type(future.exception()).__name__, future.exception())
