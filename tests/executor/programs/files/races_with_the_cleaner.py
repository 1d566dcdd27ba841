#: about: children make directories as fast as they can, also while they are cleaned up
#: stdout: "left\n"
import os
import time

for i in range(10):
    if os.fork() == 0:
        os.setsid()
        n = 0
        while True:
            try:
                os.makedirs(f'{i}/{n % 50}/{n % 300}', exist_ok=True)
                n += 1
            except OSError:
                pass
time.sleep(0.3)
print('left')
