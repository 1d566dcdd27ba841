//: about: what a plain g++ takes beyond the standard
//: stdout: "5 4 10\n"
#include <cstdlib>
#include <iostream>

int main()
{
    __int128 large = -5;
    typeof(3) four = 4;
    int numbers[four];
    numbers[0] = ({ int a = 7; a + 3; });
    std::cout << static_cast<int>(std::abs(large)) << ' ' << four << ' ' << numbers[0] << '\n';
}
