#: about: a pool maps, returns exceptions, and closes
#: stdout: "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]\ndivision by zero\n"
import multiprocessing as mp


def square(n):
    return n * n


if __name__ == '__main__':
    with mp.Pool(3) as pool:
        print(pool.map(square, range(10)))
        try:
            pool.apply(divmod, (1, 0))
        except ZeroDivisionError as e:
            print(str(e).replace('integer ', '').replace(' or modulo', ''))
