#: about: tries to reach the internet, the local network and the executor
#: stdout: "done\n"
#: self-test: A program reaches no network.
import socket

for address in (("1.1.1.1", 443), ("192.168.0.1", 80), ("127.0.0.1", 8765), ("example.org", 80)):
    try:
        socket.create_connection(address, 1)
        print("reached", address)
    except OSError:
        pass
print("done")
