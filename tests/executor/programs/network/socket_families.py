#: about: netlink, packet, raw, vsock, crypto, Bluetooth, CAN, TIPC, SCTP: sockets into the kernel and around networks
#: stdout: "none\n"
import socket

kinds = [(socket.AF_INET, socket.SOCK_RAW, 1), (socket.AF_INET6, socket.SOCK_RAW, 58), (socket.AF_NETLINK, socket.SOCK_RAW, 0),
         (socket.AF_NETLINK, socket.SOCK_DGRAM, 15), (socket.AF_PACKET, socket.SOCK_RAW, 768), (socket.AF_PACKET, socket.SOCK_DGRAM, 0),
         (socket.AF_VSOCK, socket.SOCK_STREAM, 0), (socket.AF_ALG, socket.SOCK_SEQPACKET, 0), (socket.AF_CAN, socket.SOCK_RAW, 1),
         (socket.AF_TIPC, socket.SOCK_RDM, 0), (socket.AF_BLUETOOTH, socket.SOCK_RAW, 1), (socket.AF_INET, socket.SOCK_STREAM, 132),
         (socket.AF_INET, socket.SOCK_DGRAM, 1), (socket.AF_INET, socket.SOCK_STREAM, 262), (socket.AF_QIPCRTR, socket.SOCK_DGRAM, 0),
         (44, socket.SOCK_RAW, 0), (43, socket.SOCK_STREAM, 0), (21, 5, 0), (3, 2, 0), (9, 2, 0)]
made = []
for kind in kinds:
    try:
        socket.socket(*kind).close()
        made.append(kind)
    except OSError:
        pass
print(made or 'none')
