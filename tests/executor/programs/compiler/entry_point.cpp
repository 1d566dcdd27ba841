//: about: a program without the runtime's start: its own _start makes system calls at once
//: outcome: compile_error
//: stderr-contains: _start
extern "C" void _start()
{
    for (;;)
        ;
}
int main() {}
