// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the compiler's checks (-fsanitize=…) and those of the C++ library (_GLIBCXX_ASSERTIONS) call when one fails.
// GCC's own run time for the former has half a megabyte in each program and would start more slowly; for the latter,
// the library names its header where the learner's line is wanted. Which checks there are, and why, is told in the
// Dockerfile.

#include "last-words.h"

#include <csignal>
#include <cstring>
#include <string_view>

namespace {

using learncode::runtime::Place;
using learncode::runtime::Words;

// As GCC lays them out (libsanitizer/ubsan/ubsan_handlers.h).
struct Location
{
    const char *file;
    std::uint32_t line;
    std::uint32_t column;
};

struct Type
{
    std::uint16_t kind; ///< 0: a whole number
    std::uint16_t info; ///< of whole numbers: signed or not, then the binary logarithm of the width
    char name[]; ///< in quotes

    [[nodiscard]] int width() const { return 1 << (info >> 1); }
    [[nodiscard]] bool isSigned() const { return (info & 1) != 0; }
};

struct Data
{
    Location at;
    const Type *types[2]; ///< one, two or none
};

/// A value is passed by itself if it fits, in as many bits as it has. Wider ones are not printed.
Words &operator<<(Words &words, const std::pair<const Type *, std::uintptr_t> &value)
{
    const auto &[type, bits] = value;
    const int unused = 64 - type->width();
    if (type->kind != 0 || unused < 0)
        return words << "a number";
    if (type->isSigned())
        return words << static_cast<long long>(bits << unused) / (1LL << unused);
    return words << static_cast<long long>(bits << unused >> unused);
}

[[noreturn]] void fail(const Data &data, int signal, const Words &words)
{
    Place place{data.at.file, static_cast<int>(data.at.line), static_cast<int>(data.at.column)};
    // In a template of the library's the line that used it is wanted.
    if (!learncode::runtime::isLearners(data.at.file))
        place = learncode::runtime::traceStack().place;
    learncode::runtime::stopProgram(signal, place, words);
}

/// "std::vector<_Tp, _Alloc>::reference std::vector<_Tp, _Alloc>::operator[](size_type) [with …]":
/// "std::vector::operator[]".
Words nameOf(std::string_view function)
{
    Words name;
    const std::size_t end = function.find('(',
                                          function.find("operator()") == std::string_view::npos
                                              ? 0
                                              : function.find("operator()") + std::strlen("operator()"));
    const std::string_view head = function.substr(0, end);
    const std::size_t member = head.rfind("::");
    if (member == std::string_view::npos)
        return name;
    std::size_t last = member;
    for (int nested = 0; last > 0; --last) {
        const char c = head[last - 1];
        nested += c == '>' ? 1 : c == '<' ? -1 : 0;
        if (nested == 0 && c != '<' && c != '>' && (c == ':' || c == ' '))
            break;
    }
    const std::string_view owner = head.substr(last, member - last);
    const std::string_view plain = owner.substr(0, owner.find('<'));
    if (plain.starts_with('_') || head.substr(member).starts_with("::_"))
        return name; // of the library's inside
    name.add(std::string_view(head.data(), last).ends_with("std::") ? "std::" : "", 5)
        .add(plain.data(), plain.size())
        .add(head.data() + member, head.size() - member);
    return name;
}

struct Meaning
{
    std::string_view condition; ///< a part of it
    const char *words;
};

/// What the conditions of the library mean.
constexpr Meaning meanings[] = {
    {"< this->size()", "index out of range"},
    {"< size()", "index out of range"},
    {"<= size()", "index out of range"},
    {"< _Nm", "index out of range"},
    {"!this->empty()", "there is no element: it is empty"},
    {"!empty()", "there is no element: it is empty"},
    {"_M_is_engaged()", "there is no value in it"},
    {"_M_get() != nullptr", "a null pointer was used"},
    {"get() != pointer()", "a null pointer was used"},
};

const char *meaningOf(std::string_view condition)
{
    for (const Meaning &meaning : meanings) {
        if (condition.find(meaning.condition) != std::string_view::npos)
            return meaning.words;
    }
    return nullptr;
}

} // namespace

extern "C" {

[[noreturn]] void __ubsan_handle_divrem_overflow_abort(Data *data, std::uintptr_t, std::uintptr_t)
{
    fail(*data, SIGFPE, Words() << "division by zero");
}

[[noreturn]] void __ubsan_handle_out_of_bounds_abort(Data *data, std::uintptr_t index)
{
    Words words;
    words << "index " << std::pair(data->types[1], index) << " out of bounds for type " << data->types[0]->name;
    fail(*data, SIGABRT, words);
}

[[noreturn]] void __ubsan_handle_shift_out_of_bounds_abort(Data *data, std::uintptr_t, std::uintptr_t by)
{
    Words words;
    words << "shift by " << std::pair(data->types[1], by) << ": type " << data->types[0]->name << " has only "
          << data->types[0]->width() << " bits";
    fail(*data, SIGABRT, words);
}

[[noreturn]] void __ubsan_handle_vla_bound_not_positive_abort(Data *data, std::uintptr_t size)
{
    Words words;
    words << "an array of " << std::pair(data->types[0], size) << " elements";
    fail(*data, SIGABRT, words);
}

[[noreturn]] void __ubsan_handle_missing_return(Data *data)
{
    fail(*data, SIGABRT, Words() << "this function ended without returning a value");
}

[[noreturn]] void __ubsan_handle_builtin_unreachable(Data *data)
{
    fail(*data, SIGABRT, Words() << "the program came to a place that was declared unreachable");
}

} // extern "C"

namespace std {

[[noreturn]] void __glibcxx_assert_fail(const char *, int, const char *function, const char *condition) noexcept
{
    Words words;
    const char *meaning = condition ? meaningOf(condition) : nullptr;
    if (meaning)
        words << meaning;
    else
        words << "a condition of the library does not hold: " << (condition ? condition : "unreachable");
    const Words name = function ? nameOf(function) : Words();
    if (name.size() > 0)
        words << " (" << name.text() << ")";
    learncode::runtime::stopProgram(SIGABRT, learncode::runtime::traceStack().place, words);
}

} // namespace std
