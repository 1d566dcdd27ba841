#: about: maps 120 GB and reads a byte in each 2 MB: nothing but page tables, which are the kernel's memory
#: outcome: memory_limit
#: self-test: A program that makes the system use memory for it is stopped.
import mmap
import time

size = 120 << 30
memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000)  # MAP_NORESERVE
for at in range(0, size, 2 << 20):
    memory[at]
time.sleep(1000)
