#: about: extended attributes of 6 MB on one file, where the kernel has them; those of the system are refused
#: stdout: "done\nrefused refused refused\n"
import os

open('marked', 'w').close()
try:
    for i in range(100):
        os.setxattr('marked', f'user.{i}', b'x' * 60_000)
except OSError:
    pass
print('done')


def attempt(name):
    try:
        os.setxattr('marked', name, b'\1\0\0\2' + b'\xff' * 16)
        return 'set'
    except OSError:
        return 'refused'


print(*map(attempt, ('trusted.x', 'security.capability', 'security.x')))
