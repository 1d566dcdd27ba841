#: about: asks for more than any machine has: an exception, as everywhere
#: outcome: nonzero_exit
#: exit: 1
#: stderr-contains: MemoryError
bytearray(10 ** 15)
