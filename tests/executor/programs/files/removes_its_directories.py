#: about: removes and renames its own directories, then goes on
#: stdout: "still here\n"
import os
import shutil

os.chdir('..')
root = os.getcwd()
for path in (os.environ['TMPDIR'], 'code'):
    shutil.rmtree(path, ignore_errors=True)
for action in (lambda: os.rename(root, root + 'x'), lambda: os.rename(root, '/work/7'), lambda: os.rmdir(root)):
    try:
        action()
        print('gone')
    except OSError:
        pass
os.symlink('/etc', 'code') if not os.path.lexists('code') else None
print('still here')
