#: about: 9,000 empty files in three directories, and thousands of links to one
#: stdout: "made\n"
import os

for d in range(3):
    os.mkdir(str(d))
    for i in range(3_000):
        os.close(os.open(f'{d}/{i}', os.O_CREAT))
for i in range(5_000):
    os.link('0/0', f'link{i}')
print('made')
