//: about: a block deleted twice and used for nothing
//: outcome: signal
//: signal: SIGABRT
//: message-contains: Line 9: a block of memory was given back twice
int main()
{
    int *number = new int(3);
    delete number;
    delete number;
}
