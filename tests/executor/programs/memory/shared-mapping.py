#: about: memory that is shared with nobody
#: outcome: memory_limit
import mmap

memory = mmap.mmap(-1, 400_000_000)
for at in range(0, len(memory), 4096):
    memory[at] = 1
