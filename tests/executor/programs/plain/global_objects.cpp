//: about: constructors and destructors of globals, statics, exit codes of main, terminate handlers
//: outcome: signal
//: signal: SIGABRT
//: stdout: "global made\nmain\nstatic made\nterminate handler\n"
#include <cstdio>
#include <cstdlib>
#include <exception>

struct Loud
{
    explicit Loud(const char *name) { std::printf("%s made\n", name); }
    ~Loud() { std::puts("gone"); }
};

Loud global("global");

int main()
{
    std::puts("main");
    static Loud local("static");
    std::set_terminate([] {
        std::puts("terminate handler");
        std::abort();
    });
    throw 7;
}
