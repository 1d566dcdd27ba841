#: about: fifty processes at once are nothing bad
#: stdout: "50\n"
import os

children = []
read, write = os.pipe()
for _ in range(50):
    child = os.fork()
    if child == 0:
        os.close(write)
        os.read(read, 1)
        os._exit(0)
    children.append(child)
os.close(write)
print(sum(os.waitpid(child, 0)[1] == 0 for child in children))
