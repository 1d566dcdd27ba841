//: about: std::filesystem and fstream: directories, temporary ones, copies, links, times, iteration, space
//: stdout: "1 1\na.txt d d/b.txt\n5 hello\nlink to a.txt\n1\n3 removed\nno such file\n"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

int main()
{
    const fs::path temporary = fs::temp_directory_path() / "test";
    std::ofstream(temporary) << "hello";
    std::cout << fs::exists(temporary) << ' ' << fs::remove(temporary) << '\n';
    fs::create_directories("tree/d");
    std::ofstream("tree/a.txt") << "hello";
    fs::copy_file("tree/a.txt", "tree/d/b.txt");
    std::vector<std::string> names;
    for (const auto &entry : fs::recursive_directory_iterator("tree"))
        names.push_back(fs::relative(entry.path(), "tree").string());
    std::ranges::sort(names);
    for (bool first = true; const auto &name : names)
        std::cout << (std::exchange(first, false) ? "" : " ") << name;
    std::string text;
    std::ifstream("tree/d/b.txt") >> text;
    std::cout << '\n' << fs::file_size("tree/d/b.txt") << ' ' << text << '\n';
    fs::create_symlink("a.txt", "tree/link");
    std::cout << "link to " << fs::read_symlink("tree/link").string() << '\n';
    fs::rename("tree/link", "tree/moved");
    fs::permissions("tree/a.txt", fs::perms::owner_read);
    std::cout << (fs::space(".").available > 1'000'000) << '\n';
    fs::remove("tree/moved");
    std::cout << fs::remove_all("tree/d") + fs::remove_all("tree/a.txt") << " removed\n";
    try {
        fs::file_size("not there");
    } catch (const fs::filesystem_error &e) {
        std::cout << (e.code() == std::errc::no_such_file_or_directory ? "no such file\n" : "something else\n");
    }
}
