#: about: a child writes into shared memory by its name, the parent reads and removes it
#: stdout: "b'written by the child'\ngone\n"
#: stderr: ""
import multiprocessing as mp
from multiprocessing import shared_memory


def write(name):
    block = shared_memory.SharedMemory(name)
    block.buf[:20] = b'written by the child'
    block.close()


if __name__ == '__main__':
    block = shared_memory.SharedMemory(create=True, size=4096)
    p = mp.Process(target=write, args=(block.name,))
    p.start()
    p.join()
    print(bytes(block.buf[:20]))
    block.close()
    block.unlink()
    try:
        shared_memory.SharedMemory(block.name)
    except FileNotFoundError:
        print('gone')
