// Ask for a name and say hello.
#include <iostream>
#include <string>

using namespace std;

int main()
{
    string name;
    cout << "What is your name? ";
    getline(cin, name);
    cout << "Hello " << name << ", nice to meet you!" << endl;

    int year;
    cout << "In which year were you born? ";
    cin >> year;
    cout << "You turn 100 in " << year + 100 << "." << endl;
    return 0;
}
