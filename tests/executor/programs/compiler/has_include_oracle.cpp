//: about: __has_include as an oracle for what is in other places
//: outcome: compile_error
//: stderr-lacks: sees
#if __has_include("/var/run/docker.sock") || __has_include("/run/docker.sock") || __has_include("/run/containerd")
#error sees the engine
#endif
#if __has_include("/proc/1/fd/0") || __has_include("/proc/1/fd/5") || __has_include("/proc/1/root/etc/passwd")
#error sees through the executor
#endif
#error nothing
int main() {}
