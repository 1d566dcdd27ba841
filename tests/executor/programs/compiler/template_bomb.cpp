//: about: templates that instantiate two of themselves at each level
//: outcome: memory_limit
template<int n, int m> struct Bomb
{
    static constexpr long value = Bomb<n - 1, 2 * m>::value + Bomb<n - 1, 2 * m + 1>::value;
};
template<int m> struct Bomb<0, m>
{
    static constexpr long value = 1;
};
int main() { return Bomb<25, 0>::value != 0; }
