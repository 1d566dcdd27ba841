//: about: a constructor that calls what only the finished object has
//: outcome: signal
//: signal: SIGABRT
//: message-contains: a virtual function was called that the object does not have yet
#include <iostream>

struct Animal
{
    Animal() { speak(); }
    void speak() { std::cout << name(); }
    virtual const char *name() const = 0;
};

struct Cat : Animal
{
    const char *name() const override { return "cat"; }
};

int main()
{
    Cat cat;
    cat.speak();
}
