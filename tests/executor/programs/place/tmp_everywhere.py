#: about: /tmp from wherever a program stands: files, directories, listings, temporary names, links, children, sockets
#: stdout: "one\ntwo\n['a', 'b', 'moved']\nthree\nfour\nsame place\nfive\nTrue True True\nsix\n['b', 'moved', 'sock']\nseven\n"
import ctypes
import glob
import os
import shutil
import socket
import subprocess
import sys
import tempfile

open('/tmp/a', 'w').write('one\n')
print(open('/tmp/a').read(), end='')
os.makedirs('/tmp/b')
os.mkdir('sub')
for place in ('/', '/usr', 'sub', '/tmp/b'):
    os.chdir(place)
    open('/tmp/b/two', 'w').write('two\n')
    os.rename('/tmp/b/two', '/tmp/moved')
    os.utime('/var/tmp/moved')
    assert os.path.exists('/tmp/moved') and os.stat('/tmp/moved').st_size == 4 and os.access('/tmp', os.W_OK)
    assert os.path.realpath('/tmp/a') and os.path.isdir('/tmp') and not os.path.exists('/tmp/none')
    assert glob.glob('/tmp/m*') == ['/tmp/moved']
    if place == '/usr':
        os.chdir(os.environ['HOME'])
print(open('/tmp/moved').read(), end='')
print(sorted(os.listdir('/tmp')))
os.chdir('/')
subprocess.run('echo three > /tmp/c; cat /tmp/c; rm /tmp/c', shell=True)
subprocess.run([sys.executable, '-c', 'print(open("/tmp/d", "w").write("four") and open("/tmp/d").read())'], env={}, cwd='/usr')
os.remove('/tmp/d')
print('same place' if os.path.samefile('/tmp', os.environ['TMPDIR']) and os.path.samefile('/tmp', '/var/tmp') else 'others')
shutil.copy('/bin/echo', '/tmp/echo')
subprocess.run(['/tmp/echo', 'five'])
os.remove('/tmp/echo')
libc = ctypes.CDLL(None)
name = ctypes.create_string_buffer(b'/tmp/nameXXXXXX')
print(libc.mkstemp(name) > 2, os.path.exists(name.value), name.value.startswith(b'/tmp/name') and b'XX' not in name.value)
os.remove(name.value)
with tempfile.NamedTemporaryFile(dir='/tmp') as f, tempfile.TemporaryDirectory(dir='/tmp') as d:
    assert f.name.startswith('/tmp/') and d.startswith('/tmp/') and len(os.listdir('/tmp')) == 5
os.symlink('/tmp/moved', '/tmp/link')
assert os.readlink('/tmp/link') == '/tmp/moved'
os.unlink('/tmp/link')
with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
    server.bind('/tmp/sock')
    server.listen()
    client.connect('/tmp/sock')
    client.send(b'six')
    print(server.accept()[0].recv(9).decode())
os.remove('/tmp/a')
print(sorted(os.listdir('/tmp')))
os.chdir('/tmp')
os.remove('sock')
open('here', 'w').write('seven')
print(open('/tmp/here').read())
