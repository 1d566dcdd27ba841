#: about: what programs ask of the machine: processors, limits, usage, terminal size, user, directories
#: stdout: "True True True True (80, 24) True True\n"
import os
import platform
import resource
import shutil
import sys
import tempfile
import time

print(os.cpu_count() > 0, len(os.sched_getaffinity(0)) > 0, platform.system() == 'Linux',
      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 1000, tuple(shutil.get_terminal_size()),
      os.access(tempfile.gettempdir(), os.W_OK) and os.access(os.path.expanduser('~'), os.W_OK),
      os.path.exists(sys.executable) and time.process_time() > 0)
