//: about: 200 loops at compile time, each just below the compiler's own limit: stopped by ours
//: outcome: compile_error
//: message-contains: compiler
//: within-ms: 60000
template<int n> constexpr int busy()
{
    int sum = n;
    for (int i = 0; i < 200'000; i++)
        sum ^= i;
    return sum;
}
#define TEN(n) busy<n>() + busy<n + 1>() + busy<n + 2>() + busy<n + 3>() + busy<n + 4>() + busy<n + 5>() + busy<n + 6>() + busy<n + 7>() + busy<n + 8>() + busy<n + 9>()
constexpr int a = TEN(0), b = TEN(10), c = TEN(20), d = TEN(30), e = TEN(40), f = TEN(50), g = TEN(60), h = TEN(70);
constexpr int i = TEN(80), j = TEN(90), k = TEN(100), l = TEN(110), m = TEN(120), n = TEN(130), o = TEN(140), p = TEN(150);
constexpr int q = TEN(160), r = TEN(170), s = TEN(180), t = TEN(190), u = TEN(200), v = TEN(210), w = TEN(220), x = TEN(230);
constexpr int y = TEN(240), z = TEN(250), A = TEN(260), B = TEN(270), C = TEN(280), D = TEN(290), E = TEN(300), F = TEN(310);
int main() {}
