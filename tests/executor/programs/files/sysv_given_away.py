#: about: gives its System V objects to another user, so that they seem to be somebody else's
#: stdout: "given True True True\n"
import ctypes
import struct

libc = ctypes.CDLL(None, use_errno=True)
IPC_STAT, IPC_SET = 2, 1
worked = {"msg": True, "sem": True, "shm": True}

def give(kind, control, get):
    for _ in range(10):
        number = get()
        state = ctypes.create_string_buffer(256)
        if number < 0 or control(number, IPC_STAT, state) != 0:
            worked[kind] = False
            continue
        struct.pack_into("=II", state, 4, 54321, 54321)  # its user and group, behind the key
        worked[kind] &= control(number, IPC_SET, state) == 0

give("msg", libc.msgctl, lambda: libc.msgget(0, 0o1666))
give("sem", lambda number, command, state: libc.semctl(number, 0, command, state), lambda: libc.semget(0, 1, 0o1666))
give("shm", libc.shmctl, lambda: libc.shmget(0, 4096, 0o1666))
print("given", *worked.values())
