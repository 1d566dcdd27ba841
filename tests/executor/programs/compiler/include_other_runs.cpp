//: about: includes the programs of other runs, by the place where they would be
//: outcome: compile_error
//: stderr-contains: nothing of another run
#if __has_include("/work/1/code/main.cpp") || __has_include("/work/2/code/main.cpp") || __has_include("../../1/code/main.cpp")
#error another run is there
#else
#error nothing of another run
#endif
int main() {}
