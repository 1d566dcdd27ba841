//: about: a thread that is not joined
//: outcome: signal
//: signal: SIGABRT
//: message-contains: std::terminate was called (a thread that was not joined?)
#include <thread>

int main()
{
    std::thread thread([] {});
}
