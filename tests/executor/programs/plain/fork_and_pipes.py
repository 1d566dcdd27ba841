#: about: fork, exec, waitpid, pipes, process groups, sessions and descriptors above 2
#: stdout: "from the child\n[7, 9]\nexec works\nTrue True\n[1, 4]\n"
import os
import signal

r, w = os.pipe()
if os.fork() == 0:
    os.write(w, b'from the child')
    os._exit(7)
print(os.read(r, 99).decode())
codes = [os.waitstatus_to_exitcode(os.wait()[1])]
pid = os.fork()
if pid == 0:
    signal.pause()
os.kill(pid, signal.SIGKILL)
codes.append(-os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(codes, flush=True)
if os.fork() == 0:
    os.execlp('echo', 'echo', 'exec works')
os.wait()
r, w = os.pipe()
if os.fork() == 0:
    os.setsid()
    os.write(w, b'%d' % (os.getsid(0) == os.getpid()))
    os._exit(0)
os.wait()
pid = os.fork()
if pid == 0:
    signal.pause()
os.setpgid(pid, pid)
print(os.read(r, 9) == b'1', os.getpgid(pid) == pid)
os.killpg(pid, signal.SIGTERM)
os.wait()
a = os.dup2(r, 100)
os.write(w, b'\1\4')
print(list(os.read(100, 9)))
