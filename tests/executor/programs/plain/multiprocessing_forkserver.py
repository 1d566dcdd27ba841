#: about: the start method forkserver, whose server listens on a Unix socket
#: stdout: "[1, 4, 9]\n"
#: stderr: ""
import multiprocessing as mp


def square(n):
    return n * n


if __name__ == '__main__':
    with mp.get_context('forkserver').Pool(2) as pool:
        print(pool.map(square, [1, 2, 3]))
