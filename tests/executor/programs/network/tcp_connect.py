#: about: TCP to the internet, to private networks, to the host, to a cloud's metadata, to itself: nothing connects
#: stdout: ""
import socket
import struct


def attempt(family, address):
    try:
        with socket.socket(family) as s:
            s.settimeout(0.3)
            s.connect(address)
            print('connected', address)
    except OSError:
        pass


hosts = ['1.1.1.1', '8.8.8.8', '10.0.0.1', '172.17.0.1', '172.18.0.1', '192.168.0.1', '169.254.169.254', '127.0.0.1', '127.0.0.11', '0.0.0.0']
try:
    for line in open('/proc/net/route').read().split('\n')[1:-1]:
        hosts.append(socket.inet_ntoa(struct.pack('<I', int(line.split()[2], 16))))
except OSError:
    pass
for host in hosts:
    for port in (53, 443, 2375, 5000, 8765):
        attempt(socket.AF_INET, (host, port))
for host in ('::1', '2606:4700:4700::1111', 'fe80::1', '::ffff:127.0.0.1'):
    attempt(socket.AF_INET6, (host, 8765))
