#: about: sets the bits that change users and groups, on a copy of a shell and on a directory; gives files away
#: stdout: "no other user\nrefused refused\n"
import os
import shutil
import subprocess

shutil.copy('/bin/sh', 'shell')
os.chmod('shell', 0o6755)
os.mkdir('shared')
os.chmod('shared', 0o7777)
ids = subprocess.run(['./shell', '-p', '-c', 'id -u; id -g'], capture_output=True, text=True).stdout.split()
print('no other user' if set(ids) == {str(os.getuid())} else ids)
for uid in (0, os.getuid() + 1):
    try:
        os.chown('shell', uid, uid)
        print('given', end=' ')
    except OSError:
        print('refused', end=' ' if uid == 0 else '\n')
