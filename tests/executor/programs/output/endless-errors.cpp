//: about: prints on stderr for ever
//: outcome: output_limit
//: output-bytes: 100000
//: stdout: ""
#include <iostream>

int main()
{
    for (;;)
        std::cerr << "xxxxxxxxx\n";
}
