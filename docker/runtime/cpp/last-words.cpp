// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "last-words.h"

#include <backtrace.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

namespace learncode::runtime {

namespace {

/// libbacktrace takes its memory from mmap(), so that it works with a broken heap. Made when it is needed: few
/// programs crash.
backtrace_state *debugInformation()
{
    static backtrace_state *state = backtrace_create_state(nullptr, 0, [](void *, const char *, int) {}, nullptr);
    return state;
}

void ignoreError(void *, const char *, int)
{
}

int takePlace(void *data, std::uintptr_t, const char *file, int line, const char *)
{
    auto &place = *static_cast<Place *>(data);
    if (place.line == 0 && line > 0 && isLearners(file))
        place = {file, line, 0};
    return place.line;
}

struct Walk
{
    Trace trace;
    bool countAll;
    std::uintptr_t last = 0;
};

int takeFrame(void *data, std::uintptr_t instruction, const char *file, int line, const char *function)
{
    auto &walk = *static_cast<Walk *>(data);
    takePlace(&walk.trace.place, instruction, file, line, function);
    walk.trace.depth += 1;
    return walk.trace.depth >= deep || (walk.trace.place.line > 0 && !walk.countAll) ? 1 : 0;
}

/// The name as the learner knows it: without the run's directory.
const char *shortName(const char *file)
{
    const char *home = std::getenv("HOME");
    const std::size_t size = home ? std::strlen(home) : 0;
    if (size > 0 && std::strncmp(file, home, size) == 0 && file[size] == '/')
        return file + size + 1;
    const char *slash = std::strrchr(file, '/');
    return file[0] == '/' && slash ? slash + 1 : file;
}

bool hasHandlerOfItsOwn(int signal)
{
    struct sigaction now{};
    if (::sigaction(signal, nullptr, &now) != 0)
        return false;
    if ((now.sa_flags & SA_SIGINFO) != 0)
        return now.sa_sigaction != crashHandler;
    return now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN;
}

} // namespace

void (*crashHandler)(int, siginfo_t *, void *) = nullptr;

Words &Words::add(const char *text, std::size_t size)
{
    for (; *text && size > 0 && m_size + 1 < sizeof m_text; --size)
        m_text[m_size++] = *text++;
    return *this;
}

Words &Words::operator<<(long long number)
{
    char digits[24]{};
    std::size_t at = sizeof digits - 1;
    // Away from zero there is always room, and nothing overflows.
    for (long long rest = number; at == sizeof digits - 1 || rest != 0; rest /= 10)
        digits[--at] = static_cast<char>('0' + (rest % 10 < 0 ? -(rest % 10) : rest % 10));
    return number < 0 ? *this << "-" << digits + at : *this << digits + at;
}

bool isLearners(const char *file)
{
    return file && std::strncmp(file, "/usr/", 5) != 0;
}

Trace traceStack(bool countAll)
{
    Walk walk{{}, countAll};
    if (backtrace_state *state = debugInformation())
        backtrace_full(state, 1, takeFrame, ignoreError, &walk);
    return walk.trace;
}

Place placeOf(std::uintptr_t instruction)
{
    Place place;
    if (backtrace_state *state = debugInformation())
        backtrace_pcinfo(state, instruction, takePlace, ignoreError, &place);
    return place;
}

void sayLastWords(const Place &place, const Words &words)
{
    static std::atomic_flag said;
    if (said.test_and_set())
        return;
    // How far it came, also in the middle of a line.
    if (::ftrylockfile(stdout) == 0) {
        ::fflush_unlocked(stdout);
        ::funlockfile(stdout);
    }
    Words line;
    if (place.line > 0)
        line << shortName(place.file) << ":" << place.line << ":";
    if (place.line > 0 && place.column > 0)
        line << place.column << ":";
    if (place.line > 0)
        line << " ";
    line << "runtime error: " << words.text() << "\n";
    // One write: what other threads print does not come between.
    if (::write(STDERR_FILENO, line.text(), line.size()) < 0)
        return;
}

void stopProgram(int signal, const Place &place, const Words &words)
{
    // A program that prepares for it hears of it as it would without our checks.
    if (hasHandlerOfItsOwn(signal))
        std::raise(signal);
    sayLastWords(place, words);
    std::signal(signal, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
    std::raise(signal);
    ::_exit(128 + signal);
}

} // namespace learncode::runtime
