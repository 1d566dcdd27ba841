#: about: sequences that would confuse a terminal arrive as they are
#: stdout: "\u001b[2J\u001b]0;title\u0007\r\b\u0000\u007f\u009b"
import sys

sys.stdout.write("\x1b[2J\x1b]0;title\x07\r\b\x00\x7f\x9b")
