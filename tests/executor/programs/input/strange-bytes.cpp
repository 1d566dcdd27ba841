//: about: NUL, CRLF, escapes and bytes of characters arrive as they were sent
//: input: "a\u0000b\r\n\u001b[A\u00e4\ud83d\ude42\u0004" * 1000
//: stdout: "15000 1000 1000\n"
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>

int main()
{
    const std::string data(std::istreambuf_iterator<char>(std::cin), {});
    int breaks = 0;
    for (std::size_t at = 0; (at = data.find("\r\n", at)) != std::string::npos; ++at)
        ++breaks;
    std::cout << data.size() << ' ' << std::count(data.begin(), data.end(), '\0') << ' ' << breaks << '\n';
}
