//: about: looks up names: each fails, and soon
//: stdout: "no names\n"
#include <cstdio>
#include <initializer_list>
#include <netdb.h>
int main()
{
    bool found = false;
    for (const char *name : {"example.org", "host.docker.internal", "python"}) {
        addrinfo *result = nullptr;
        found |= getaddrinfo(name, "80", nullptr, &result) == 0;
        found |= gethostbyname(name) != nullptr;
    }
    std::puts(found ? "names" : "no names");
}
