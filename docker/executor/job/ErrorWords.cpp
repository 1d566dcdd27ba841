// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/job/ErrorWords.h"

#include <algorithm>
#include <string_view>

namespace learncode::executor {

namespace {

constexpr std::size_t tailBytes = 2048;

struct Words
{
    std::string_view text;
    Hint hint;
};

constexpr Words knownWords[] = {
    {"oo many open files", Hint::OpenFiles}, // EMFILE; JavaScript writes a small t
    {"o space left on device", Hint::FileSpace}, // ENOSPC
    {"ile too large", Hint::FileSize}, // EFBIG
    {"RecursionError: ", Hint::Recursion},       {"RangeError: Maximum call stack size exceeded", Hint::Recursion},
};

/// The last line that is whole.
std::string_view lastLine(std::string_view text)
{
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.remove_suffix(1);
    return text.substr(text.rfind('\n') + 1); // npos: from the beginning
}

/// Takes ":12" from the end.
bool takeNumber(std::string_view &text, std::string_view &number)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return false;
    const std::string_view digits = text.substr(colon + 1);
    if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    number = digits;
    text.remove_suffix(text.size() - colon);
    return true;
}

std::string sentence(std::string_view words)
{
    std::string text(words);
    if (!text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?'))
        text += '.';
    return text;
}

} // namespace

void ErrorWords::add(std::span<const std::uint8_t> bytes)
{
    const auto last = bytes.last(std::min(bytes.size(), tailBytes));
    m_tail.append(last.begin(), last.end());
    if (m_tail.size() > tailBytes)
        m_tail.erase(0, m_tail.size() - tailBytes);
}

Hint ErrorWords::hint() const
{
    // The last words are those it ended with.
    Hint hint = Hint::None;
    std::size_t last = 0;
    for (const Words &words : knownWords) {
        const std::size_t at = m_tail.rfind(words.text);
        if (at != std::string::npos && (hint == Hint::None || at > last)) {
            hint = words.hint;
            last = at;
        }
    }
    return hint;
}

std::string ErrorWords::runtimeError() const
{
    constexpr std::string_view mark = "runtime error: ";
    const std::string_view line = lastLine(m_tail);
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos || at + mark.size() == line.size())
        return {};
    std::string words = sentence(line.substr(at + mark.size()));
    std::string_view place = line.substr(0, at);
    if (place.empty()) {
        if (words[0] >= 'a' && words[0] <= 'z')
            words[0] = static_cast<char>(words[0] - 'a' + 'A');
        return words;
    }
    std::string_view number; // of the line, before which perhaps stands that of the column
    if (!place.ends_with(": "))
        return {};
    place.remove_suffix(2);
    if (!takeNumber(place, number))
        return {};
    takeNumber(place, number);
    if (place == m_mainFile)
        return "Line " + std::string(number) + ": " + words;
    return std::string(place) + ", line " + std::string(number) + ": " + words;
}

} // namespace learncode::executor
