#: about: temporary files, directory trees, copies, archives, file times and links
#: stdout: "kept\n['a', 'b']\ncopied\n['a', 'b/c']\n1000000000\nkept 2\n"
import os
import shutil
import tempfile
import zipfile

with tempfile.NamedTemporaryFile('w+') as f:
    f.write('kept')
    f.seek(0)
    print(f.read())
with tempfile.TemporaryDirectory() as directory:
    os.makedirs(os.path.join(directory, 'b'))
    open(os.path.join(directory, 'a'), 'w').close()
    with open(os.path.join(directory, 'b', 'c'), 'w') as f:
        f.write('copied')
    print(sorted(os.listdir(directory)))
    shutil.copytree(directory, 'copy')
    print(open('copy/b/c').read())
    archive = shutil.make_archive('packed', 'zip', directory)
    print(sorted(name for name in zipfile.ZipFile(archive).namelist() if not name.endswith('/')))
os.utime('copy/a', (10 ** 9, 10 ** 9))
print(int(os.stat('copy/a').st_mtime))
spool = tempfile.SpooledTemporaryFile(max_size=2, mode='w+')
spool.write('kept')
spool.seek(0)
os.link('copy/a', 'second')
print(spool.read(), os.stat('second').st_nlink)
