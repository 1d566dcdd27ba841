#: about: waits for a signal that never comes
#: outcome: timeout
#: wall-ms: 800
import signal

signal.pause()
