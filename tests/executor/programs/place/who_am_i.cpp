//: about: a program has a user with a name, a home and a group
//: stdout: "learner learner learner\nat home\nlearner\nits own\n"
//: stderr: ""
#include <cstdlib>
#include <grp.h>
#include <iostream>
#include <pwd.h>
#include <string>
#include <unistd.h>
int main()
{
    const passwd *me = getpwuid(getuid());
    if (!me)
        return 1;
    std::cout << me->pw_name << ' ' << std::getenv("USER") << ' ' << std::getenv("LOGNAME") << std::endl;
    std::cout << (std::string(me->pw_dir) == std::getenv("HOME") ? "at home" : me->pw_dir) << std::endl;
    std::cout << getgrgid(getgid())->gr_name << std::endl;
    std::cout << (getpwnam("learner")->pw_uid == getuid() ? "its own" : "another's") << std::endl;
}
