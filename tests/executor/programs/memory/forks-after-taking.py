#: about: takes 100 MB and forks ten children that only read them: that is 100 MB, not 1100
#: stdout: "10\n"
import mmap
import os

memory = mmap.mmap(-1, 100_000_000, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
for at in range(0, len(memory), 4096):
    memory[at] = 1
children = []
for _ in range(10):
    child = os.fork()
    if child == 0:
        os._exit(sum(memory[at] for at in range(0, len(memory), 4096 * 16)) == 0)
    children.append(child)
print(sum(os.waitpid(child, 0)[1] == 0 for child in children))
