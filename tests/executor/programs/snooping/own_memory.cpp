//: about: a program may look at itself as on any machine: its maps, its memory, its descriptors, its stack
//: stdout: "itself\n"
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
int main()
{
    const char secret[] = "itself";
    char copy[sizeof secret] = "";
    const int memory = open("/proc/self/mem", O_RDONLY);
    pread(memory, copy, sizeof copy, reinterpret_cast<off_t>(secret));
    const bool others = open("/proc/self/maps", O_RDONLY) >= 0 && open("/proc/self/status", O_RDONLY) >= 0;
    std::puts(memory >= 0 && others ? copy : "closed");
}
