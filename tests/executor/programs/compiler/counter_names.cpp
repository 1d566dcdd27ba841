//: about: types whose names double at each level: error messages and symbols of kilobytes
//: outcome: compile_error
#include <utility>
template<class T> auto twice(T) { return std::pair<std::pair<T, T>, std::pair<T, T>>(); }
auto a = twice(1);
auto b = twice(twice(twice(twice(a))));

int main() { return b; }
