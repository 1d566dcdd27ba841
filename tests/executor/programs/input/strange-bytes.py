#: about: NUL, CRLF, escapes and bytes of characters arrive as they were sent
#: input: "a\u0000b\r\n\u001b[A\u00e4\ud83d\ude42\u0004" * 1000
#: stdout: "15000 1000 1000\n"
import sys

data = sys.stdin.buffer.read()
print(len(data), data.count(b"\0"), data.count(b"\r\n"))
