#: about: clears a screen that is not there, and asks for colours: not a word, also not as an error
#: stdout: "before\nafter\n-1\n"
#: stderr: ""
import os

print('before', flush=True)
os.system('clear')
os.system('tput clear; tput setaf 1; tput bold')
print('after', flush=True)
os.system('tput colors')
