#: about: becomes itself again, for ever
#: outcome: timeout
#: wall-ms: 800
import os
import sys

os.execv(sys.executable, ["python3", "main.py"])
