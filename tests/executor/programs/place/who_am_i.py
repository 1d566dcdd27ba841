#: about: a program has a user with a name, a home and a group, in the environment and in the files of names
#: stdout: "learner learner learner\nTrue True\nTrue True True learner\nlearner\nlearner learner\nlearner\n/bin/sh root\nTrue True\n"
#: stderr: ""
import getpass
import grp
import os
import pwd
import subprocess

me = pwd.getpwuid(os.getuid())
print(getpass.getuser(), me.pw_name, os.environ['LOGNAME'])
print(me.pw_dir == os.environ['HOME'] == os.getcwd(), os.path.expanduser('~') == me.pw_dir)
byName = pwd.getpwnam('learner')
print(byName.pw_uid == os.getuid(), grp.getgrnam('learner').gr_gid == os.getgid(), os.path.expanduser('~learner') == me.pw_dir, grp.getgrgid(os.getgid()).gr_name)
subprocess.run(['whoami'])
subprocess.run('echo $(id -un) $(id -gn)', shell=True)
subprocess.run(['id', '-un'], env={}, cwd='/')
print(me.pw_shell, pwd.getpwuid(0).pw_name)
open('mine', 'w').close()
print('learner' in subprocess.check_output(['ls', '-l', 'mine'], text=True), len(open('/etc/passwd').read()) > 99)
