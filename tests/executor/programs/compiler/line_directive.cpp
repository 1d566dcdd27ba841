//: about: the compiler shows the line that an error is in: #line makes it show lines of other files
//: outcome: compile_error
//: stderr-contains: error
//: stderr-lacks: TOKEN
//: stderr-lacks: root:*
//: stderr-lacks: r-xp
int main()
{
#line 1 "/etc/shadow"
    no_such_name_1;
#line 1 "/proc/1/environ"
    no_such_name_2;
#line 1 "/proc/1/maps"
    no_such_name_3;
#line 1 "/work/1/code/main.cpp"
    no_such_name_4;
}
