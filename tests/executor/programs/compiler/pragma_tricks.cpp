//: about: pragmas that would load plugins, write files, include, poison or raise the optimisation
//: stdout: "42\n"
//: stderr: ""
#pragma GCC plugin "/work/plugin.so"
#pragma GCC optimize("O3,unroll-all-loops")
#pragma GCC optimize("plugin=evil,dump-tree-all=/work/x,profile-use=/etc/shadow,auto-profile=/proc/1/environ")
#pragma weak main
#pragma comment(lib, "evil")
#pragma redefine_extname puts system
#include <cstdio>
int main() { std::printf("%d\n", 42); }
