#: about: a prompt without newline and then nothing: what was flushed is there
#: outcome: timeout
#: wall-ms: 800
#: stdout: "working..."
print("working...", end="", flush=True)
while True:
    pass
