#: about: the engine's socket, and others of the host's: not there
#: stdout: "none\n"
import glob
import os
import socket
import stat

reached = []
for path in ('/var/run/docker.sock', '/run/docker.sock', '/run/containerd/containerd.sock', '/run/podman/podman.sock', '/var/run/crio/crio.sock',
             '/run/dbus/system_bus_socket', '/run/systemd/private', '/dev/log', '/run/systemd/journal/socket', *glob.glob('/run/**', recursive=True)):
    try:
        if not stat.S_ISSOCK(os.stat(path).st_mode):
            continue
        socket.socket(socket.AF_UNIX).connect(path)
        reached.append(path)
    except OSError:
        pass
for name in ('\0/containerd-shim', '\0/tmp/.X11-unix/X0', '\0/org/kernel/udev', '\0learncode'):
    try:
        socket.socket(socket.AF_UNIX).connect(name)
        reached.append(name)
    except OSError:
        pass
print(reached or 'none')
