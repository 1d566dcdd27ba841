//: about: a read through a null pointer that nobody needs
//: outcome: signal
//: signal: SIGSEGV
//: message-contains: Line 13: a null pointer
struct Node
{
    int value;
    Node *next;
};
int main()
{
    Node *node = nullptr;
    int value = node->value;
}
