//: about: what is not right but works everywhere works here, too
//: stdout: "-1406327761\nok\n-2\n0\n"
//: stderr: ""
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

struct Player
{
    std::string name;
    bool alive;
    int points;
};

int main()
{
    int hash = 5381;
    for (const char c : std::string("signed overflow in a hash"))
        hash = hash * 33 + c;
    std::cout << hash << '\n';
    std::vector<Player> players(3);
    Player *fresh = new Player; // alive was never set
    players.push_back(*fresh);
    delete fresh;
    std::vector<char> none;
    std::memcpy(none.data(), none.data(), none.size());
    char bytes[9] = {};
    int number;
    std::memcpy(&number, bytes + 1, sizeof number);
    number = *reinterpret_cast<int *>(bytes + 1);
    std::cout << (number == 0 ? "ok" : "no") << '\n' << (-1 << 1) << '\n' << static_cast<int>(0.1) << '\n';
}
