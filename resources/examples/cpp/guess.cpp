// Guess the number: the computer thinks of one, you have seven tries.
#include <iostream>
#include <random>

using namespace std;

int main()
{
    random_device device;
    int secret = uniform_int_distribution(1, 100)(device);
    cout << "I am thinking of a number from 1 to 100." << endl;

    for (int attempt = 1; attempt <= 7; ++attempt) {
        int guess;
        cout << "Try " << attempt << ": ";
        if (!(cin >> guess))
            break;
        if (guess == secret) {
            cout << "Yes! You needed " << attempt << " tries." << endl;
            return 0;
        }
        cout << (guess < secret ? "Higher!" : "Lower!") << endl;
    }
    cout << "It was " << secret << ". Run it again!" << endl;
    return 0;
}
