#!/bin/sh
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# When the image is built: makes what is linked into each program, and the precompiled headers.
set -eu
cd /opt/learncode

for source in line-buffered ordered-errors last-words checks crashes; do
    g++ -std=gnu++20 -O2 -fno-threadsafe-statics -Wall -Wextra -Werror -c -o "$source.o" "$source.cpp"
done
g++ -r -nostdlib -o runtime.o line-buffered.o ordered-errors.o last-words.o checks.o crashes.o -lbacktrace
# A learner's functions may have these names.
objcopy --wildcard --strip-debug --localize-symbol='backtrace_*' --localize-symbol='_ZN9learncode*' runtime.o
rm line-buffered.o ordered-errors.o last-words.o checks.o crashes.o
# -fsanitize links this library; ours is in runtime.o.
ar rc libubsan.a

precompile() { # header, where it is
    mkdir -p "$(dirname "include/$1")"
    g++ @flags -x c++-header -o "include/$1.gch" "$2/$1"
    # Where it is not the first header, the compiler looks for the plain one beside it.
    printf '#include_next <%s>\n' "$1" > "include/$1"
    # One that does not fit the flags would be passed over without a word.
    printf '#include <%s>\n' "$1" > check.cpp
    g++ @flags -H -fsyntax-only check.cpp 2> check.txt
    grep -q "^! include/$1.gch\|^! /opt/learncode/include/$1.gch" check.txt
    printf '#include <cstdio>\n#include <%s>\n' "$1" > check.cpp
    g++ @flags -fsyntax-only check.cpp
    rm check.cpp check.txt
}
version=$(g++ -dumpversion)
precompile iostream "/usr/include/c++/$version"
precompile bits/stdc++.h "/usr/include/$(g++ -print-multiarch)/c++/$version"
