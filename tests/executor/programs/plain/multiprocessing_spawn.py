#: about: the start method spawn, which starts an interpreter anew
#: stdout: "child of another interpreter\n0\n"
#: stderr: ""
import multiprocessing as mp


def say(connection):
    connection.send('child of another interpreter')
    connection.close()


if __name__ == '__main__':
    context = mp.get_context('spawn')
    mine, theirs = context.Pipe()
    p = context.Process(target=say, args=(theirs,))
    p.start()
    print(mine.recv())
    p.join()
    print(p.exitcode)
