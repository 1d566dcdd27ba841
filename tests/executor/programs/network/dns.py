#: about: looks up names in every way: each fails, and soon
#: stdout: "no names\n"
import socket

found = []
for name in ('example.org', 'localhost.localdomain.example', 'host.docker.internal', 'gateway.docker.internal', 'javascript', 'learncode-ai-cpp-executor'):
    try:
        found.append(socket.getaddrinfo(name, 80))
    except OSError:
        pass
print(found or 'no names')
