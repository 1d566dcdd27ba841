#: about: opens its output by name, as on a plain machine
#: stdout: "one\ntwo\n"
#: stderr: "three\n"
with open("/dev/stdout", "w") as out:
    out.write("one\n")
with open("/proc/self/fd/1", "w") as out:
    out.write("two\n")
with open("/dev/stderr", "w") as out:
    out.write("three\n")
