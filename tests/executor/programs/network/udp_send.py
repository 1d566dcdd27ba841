#: about: sends datagrams out, with sendto, broadcast and multicast
#: stdout: "nothing sent\n"
import socket

sent = []
for host in ('8.8.8.8', '127.0.0.1', '127.0.0.11', '255.255.255.255', '224.0.0.251', '172.17.0.1'):
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            s.sendto(b'secret', (host, 53))
            sent.append(host)
    except OSError:
        pass
print(sent or 'nothing sent')
