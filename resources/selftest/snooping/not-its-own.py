#: about: tries to read secrets and to change the system
#: stdout: "done\n"
#: self-test: A program can neither read nor change what is not its own.
for path in ("/etc/shadow", "/proc/1/environ", "/proc/1/mem", "/opt/learncode/token"):
    try:
        open(path, "rb").read(1)
        print("read", path)
    except OSError:
        pass
for path in ("/changed", "/etc/changed", "/usr/bin/changed", "/work/changed", "/opt/learncode/changed"):
    try:
        open(path, "w").close()
        print("changed", path)
    except OSError:
        pass
print("done")
