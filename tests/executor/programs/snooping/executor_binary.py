#: about: the executor's program: neither read, nor run, nor mapped
#: stdout: ""
import mmap
import os
import subprocess


def attempt(name, action):
    try:
        print(name, action())
    except OSError:
        pass


path = '/opt/learncode/executor'
attempt('read', lambda: open(path, 'rb').read(4))
attempt('map', lambda: mmap.mmap(os.open(path, os.O_RDONLY), 0))
attempt('run', lambda: subprocess.run([path, '--health-check']).returncode)
attempt('run by the loader', lambda: subprocess.run(['/proc/1/exe']).returncode)
attempt('write', lambda: os.open(path, os.O_WRONLY))
attempt('replace', lambda: os.replace('main.py', path))
attempt('link', lambda: os.link(path, 'x'))
