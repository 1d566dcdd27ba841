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
};

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

} // namespace learncode::executor
