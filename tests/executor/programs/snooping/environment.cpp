//: about: what the environment, the command line and the stack above tell: nothing of the executor
//: stdout: "HOME LANG LOGNAME PATH TERM TMPDIR USER\nnothing above\n"
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>
extern char **environ;
int main(int, char **words)
{
    std::vector<std::string> names;
    char **entry = environ;
    const char *last = words[0];
    for (; *entry; entry++) {
        names.emplace_back(*entry, std::strchr(*entry, '='));
        last = *entry + std::strlen(*entry);
    }
    std::sort(names.begin(), names.end());
    for (const auto &name : names)
        std::printf("%s%s", name.c_str(), name == names.back() ? "\n" : " ");
    // Up to the end of the page there is only the name of the program.
    bool found = false;
    for (const char *at = last; reinterpret_cast<unsigned long>(at) % 4096 != 4088; at++)
        found |= std::strncmp(at, "TOKEN", 5) == 0;
    std::puts(found ? "a token above" : "nothing above");
}
