#: about: subprocess: output, input, exit codes, signals, timeouts, pipelines, environment, directory
#: stdout: "hi\n[7, -9]\ntimed out\n3\nblue code\n"
import os
import signal
import subprocess
import sys

print(subprocess.check_output(['echo', 'hi'], text=True), end='')
killed = subprocess.Popen(['sleep', '60'])
killed.send_signal(signal.SIGKILL)
print([subprocess.run([sys.executable, '-c', 'exit(7)']).returncode, killed.wait()])
try:
    subprocess.run(['sleep', '60'], timeout=0.1)
except subprocess.TimeoutExpired:
    print('timed out')
first = subprocess.Popen(['printf', 'a\\nb\\nc\\n'], stdout=subprocess.PIPE)
print(subprocess.run(['wc', '-l'], stdin=first.stdout, capture_output=True, text=True).stdout.strip())
first.wait()
os.mkdir('elsewhere')
shown = subprocess.run('echo $COLOUR; cd ..; basename $PWD', shell=True, cwd='elsewhere', text=True,
                       env={**os.environ, 'COLOUR': 'blue'}, capture_output=True).stdout
print(*shown.split())
