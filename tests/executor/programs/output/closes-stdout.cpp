//: about: closes its output and goes on
//: stdout: "a"
//: stderr: ""
#include <unistd.h>

int main()
{
    write(1, "a", 1);
    close(1);
    close(2);
    usleep(300'000);
}
