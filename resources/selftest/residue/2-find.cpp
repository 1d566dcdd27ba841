//: about: looks for what residue/1-leave left, which runs before it
//: stdout: "that is all\n"
//: self-test: The program after it finds nothing of that.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

namespace fs = std::filesystem;

int main()
{
    std::error_code none;
    for (const fs::path place : {fs::path("."), fs::path(std::getenv("TMPDIR")), fs::path("/tmp"), fs::path("/dev/shm"),
                                 fs::path("/var/tmp")}) {
        if (fs::exists(fs::symlink_status(place / "left-behind", none)))
            std::cout << "a file in " << place << "\n";
    }
    for (fs::directory_iterator entry("/proc", none), end; !none && entry != end; entry.increment(none)) {
        std::string line;
        std::getline(std::ifstream(entry->path() / "cmdline") >> std::ws, line);
        if (line.find("left-behind") != std::string::npos)
            std::cout << "process " << entry->path() << "\n";
    }
    std::cout << "that is all\n";
}
