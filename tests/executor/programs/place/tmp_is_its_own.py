#: about: what others left in /tmp is not there, and the link that the image has leads nobody out of its own
#: stdout: "[]\n[]\nfull\n"
import os

print(os.listdir('/tmp'))
os.rmdir('../tmp')
os.symlink('/work/etc', '../tmp')
try:
    open('/tmp/x', 'w')
    print('wrote')
except OSError:
    os.unlink('../tmp')
    os.mkdir('../tmp')
print(os.listdir('/var/tmp'))
try:
    with open('/tmp/large', 'wb', 0) as f:
        while True:
            f.write(bytes(1 << 20))
except OSError:
    print('full')
