//: about: digraphs, continued lines, raw strings, universal character names: odd, but C++
//: stdout: "grüß dich %: }\n"
%:include <cstdio>
int m\
ain() <%
    const char *größe = R"x(grüß dich %: })x";
    std::puts(gr\u00f6\u00dfe);
%>
