// Read numbers until the input ends, then tell their average.
#include <iostream>
#include <vector>

using namespace std;

int main()
{
    vector<double> numbers;
    double number;
    while (cin >> number)
        numbers.push_back(number);

    if (numbers.empty()) {
        cout << "There were no numbers." << endl;
        return 1;
    }

    double sum = 0;
    for (double n : numbers)
        sum += n;
    cout << numbers.size() << " numbers, average " << sum / numbers.size() << endl;
    return 0;
}
