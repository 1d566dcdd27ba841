#: about: names of 255 bytes with newlines, and paths of more than 4096 bytes
#: stdout: "made\n"
import os

open('\n' * 255, 'w').close()
for i in range(40):
    name = chr(0x1F600 + i) * 63
    os.mkdir(name)
    os.chdir(name)
os.symlink('x' * 4095, 'long link')
print('made')
