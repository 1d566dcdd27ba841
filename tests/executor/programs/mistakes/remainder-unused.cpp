//: about: a remainder of nothing that nobody uses
//: outcome: signal
//: signal: SIGFPE
//: message-contains: Line 8: division by zero
int main()
{
    int n = 0;
    int rest = 7 % n;
}
