// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program that crashes says why and where before it does. It still ends by the same signal, and its own handlers and
// its own terminate take the place of these.

#include "last-words.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <exception>
#include <initializer_list>
#include <typeinfo>

#include <dlfcn.h>
#include <pthread.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

namespace {

using learncode::runtime::Place;
using learncode::runtime::Trace;
using learncode::runtime::Words;

/// Handlers run on a stack of their own: the other one may be full. Enough to read line tables on.
constexpr std::size_t stackBytes = 64 * 1024;
constexpr std::uintptr_t firstPages = 64 * 1024; ///< nothing is ever there: who looks there has added to a null pointer
constexpr std::uintptr_t stackGap = 1 << 20; ///< what the kernel keeps free below a stack

struct Registers
{
    std::uintptr_t instruction;
    std::uintptr_t stack;
    std::uintptr_t caller; ///< of a function that was just entered
};

Registers registersOf(const ucontext_t &context)
{
#if defined(__x86_64__)
    const auto stack = static_cast<std::uintptr_t>(context.uc_mcontext.gregs[REG_RSP]);
    return {static_cast<std::uintptr_t>(context.uc_mcontext.gregs[REG_RIP]), stack, 0};
#elif defined(__aarch64__)
    return {context.uc_mcontext.pc, context.uc_mcontext.sp, context.uc_mcontext.regs[30]};
#endif
}

/// Where the first frame of this thread is. What is used above it is no overflow, however near.
thread_local std::uintptr_t stackTop = 0;

void noteStackTop()
{
    stackTop = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

bool isStackOverflow(std::uintptr_t address, std::uintptr_t stack)
{
    const bool isBelow = stackTop == 0 || address < stackTop;
    return isBelow && address >= firstPages && address + stackGap >= stack && address <= stack + stackGap;
}

/// What was thrown and not caught; empty: nothing.
Words uncaught;
bool terminated = false;
bool pureVirtual = false;

[[noreturn]] void onTerminate()
{
    terminated = true;
    if (const std::type_info *type = abi::__cxa_current_exception_type()) {
        int status = 0;
        const char *name = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
        uncaught << (name ? name : type->name());
        try {
            throw;
        } catch (const std::exception &error) {
            const char *what = error.what();
            if (name == nullptr || std::strcmp(what, name) != 0) // std::bad_alloc has nothing to add
                uncaught << ": " << what;
        } catch (...) {
        }
    }
    __gnu_cxx::__verbose_terminate_handler();
    std::abort();
}

struct Meaning
{
    const char *said; ///< by the C library, at the beginning
    const char *words;
};

/// What the C library's checks of the heap mean.
constexpr Meaning meanings[] = {
    {"free(): double free", "a block of memory was given back twice"},
    {"free(): invalid pointer", "what is given back is no block of memory that new or malloc gave"},
    {"free(): invalid size", "memory beside a block was overwritten"},
    {"free(): invalid next size", "memory behind a block was overwritten"},
    {"munmap_chunk(): invalid pointer", "what is given back is no block of memory that new or malloc gave"},
    {"double free or corruption", "a block of memory was given back twice, or memory beside it was overwritten"},
    {"corrupted ", "memory behind a block was overwritten"},
    {"malloc", "memory behind a block was overwritten"},
};

/// The C library keeps what it printed before it gave up, for debuggers.
const char *lastWordsOfTheLibrary()
{
    struct Message
    {
        unsigned size;
        char text[];
    };
    const auto *message = static_cast<Message *const *>(::dlsym(RTLD_DEFAULT, "__abort_msg"));
    return message && *message ? (*message)->text : nullptr;
}

Words aborted()
{
    Words words;
    if (terminated && uncaught.size() > 0)
        return words << "an exception was thrown that nobody caught: " << uncaught.text();
    if (pureVirtual)
        return words << "a virtual function was called that the object does not have yet, or no longer";
    if (terminated)
        return words << "std::terminate was called (a thread that was not joined?)";
    const char *said = lastWordsOfTheLibrary();
    if (!said)
        return words << "abort was called";
    if (const char *assertion = std::strstr(said, "Assertion `"))
        said = assertion;
    const std::size_t size = std::strcspn(said, "\n");
    for (const Meaning &meaning : meanings) {
        if (std::strncmp(said, meaning.said, std::strlen(meaning.said)) == 0)
            return words << meaning.words, words << " (", words.add(said, size) << ")";
    }
    return words.add(said, size);
}

Words overflowed(int depth)
{
    if (depth >= learncode::runtime::deep)
        return Words() << "calls inside calls without end: the stack is full";
    return Words() << "the variables of this function are larger than the stack";
}

Words crashed(int signal, const siginfo_t &info)
{
    const auto address = reinterpret_cast<std::uintptr_t>(info.si_addr);
    switch (signal) {
    case SIGABRT: return aborted();
    case SIGFPE: return Words() << "a division whose result does not fit, or by zero";
    case SIGILL: return Words() << "the program came to a place where it cannot go on";
    default: break;
    }
    if (info.si_code != SI_KERNEL && address < firstPages)
        return Words() << "a null pointer was used";
    return Words() << "memory was used that does not belong to the program";
}

/// Where it called what is no function.
Place placeOfCall(const Registers &registers)
{
    std::uintptr_t back = registers.caller;
    if (back == 0 && registers.stack != 0)
        std::memcpy(&back, reinterpret_cast<const void *>(registers.stack), sizeof back);
    return back > 0 ? learncode::runtime::placeOf(back - 1) : Place{};
}

void onCrash(int signal, siginfo_t *info, void *context)
{
    const int savedErrno = errno;
    std::signal(signal, SIG_DFL);
    // What was sent by somebody is no crash.
    if (info->si_code > 0 || signal == SIGABRT) {
        const Registers registers = registersOf(*static_cast<const ucontext_t *>(context));
        const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
        const bool isFull = signal == SIGSEGV && isStackOverflow(address, registers.stack);
        Trace trace = learncode::runtime::traceStack(isFull);
        if (trace.place.line == 0 && signal == SIGSEGV && address == registers.instruction)
            trace.place = placeOfCall(registers);
        learncode::runtime::sayLastWords(trace.place, isFull ? overflowed(trace.depth) : crashed(signal, *info));
    }
    // A fault comes again when this returns, and abort() goes on; a signal that was sent is sent again.
    if (info->si_code <= 0 && signal != SIGABRT)
        std::raise(signal);
    errno = savedErrno;
}

void useStack(void *stack)
{
    stack_t other{};
    other.ss_sp = stack;
    other.ss_size = stackBytes;
    other.ss_flags = stack ? 0 : SS_DISABLE;
    ::sigaltstack(&other, nullptr);
}

[[gnu::constructor(102)]] void prepare()
{
    static char stack[stackBytes];
    useStack(stack);
    noteStackTop();
    struct sigaction action{};
    action.sa_sigaction = learncode::runtime::crashHandler = onCrash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
        ::sigaction(signal, &action, nullptr);
    std::set_terminate(onTerminate);
}

struct Thread
{
    void *(*run)(void *);
    void *argument;
};

/// Pages that nobody touches cost nothing.
class ThreadStack final
{
public:
    ThreadStack()
        : m_stack(
              ::mmap(nullptr, stackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0))
    {
        if (m_stack != MAP_FAILED)
            useStack(m_stack);
    }
    ThreadStack(const ThreadStack &) = delete;
    ThreadStack &operator=(const ThreadStack &) = delete;
    ~ThreadStack()
    {
        if (m_stack == MAP_FAILED)
            return;
        useStack(nullptr);
        ::munmap(m_stack, stackBytes);
    }

private:
    void *m_stack;
};

void *runThread(void *argument)
{
    const Thread thread = *static_cast<Thread *>(argument);
    std::free(argument); // not delete: a program may have its own
    const ThreadStack stack; // also when the thread is cancelled
    noteStackTop();
    return thread.run(thread.argument);
}

} // namespace

/// In place of the C++ library's, which says it in its own way.
extern "C" [[noreturn]] void __cxa_pure_virtual()
{
    pureVirtual = true;
    std::terminate();
}

/// Each thread needs such a stack of its own; std::thread comes here, too.
extern "C" [[gnu::weak]] int pthread_create(pthread_t *id, const pthread_attr_t *attributes, void *(*run)(void *),
                                            void *argument) noexcept
{
    using Create = int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    static const auto create = reinterpret_cast<Create>(::dlsym(RTLD_NEXT, "pthread_create"));
    auto *thread = static_cast<Thread *>(std::malloc(sizeof(Thread)));
    if (!thread)
        return EAGAIN;
    *thread = {run, argument};
    const int error = create(id, attributes, runThread, thread);
    if (error != 0)
        std::free(thread);
    return error;
}
