// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/runs/RunSink.h"
#include "docker/executor/runs/Services.h"

#include <boost/asio/io_context.hpp>

#include <QByteArray>
#include <QByteArrayList>
#include <QTemporaryDir>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace learncode::executor::test {

/// Runs the loop until `isSo`; false if it is not so for minutes, which no machine needs.
[[nodiscard]] bool runUntil(boost::asio::io_context &io, const std::function<bool()> &isSo);

/// Writes down what becomes of runs, a line each: "phase compiling", "stdout hello", "finished ok", "refused CODE".
/// Output of one channel that comes in several frames is one line. Waiting, which may be seen or not, only counts.
class FakeSink final : public RunSink
{
public:
    void phase(std::uint32_t run, Phase phase, std::string_view directory) override;
    void waiting(std::uint32_t run) override;
    void output(std::vector<std::uint8_t> frame) override;
    void finished(std::uint32_t run, const Report &report) override;
    void refused(std::uint32_t run, std::string_view code, std::string_view message) override;
    [[nodiscard]] bool isCongested() const override { return congested; }

    QByteArrayList lines;
    QByteArrayList directories; ///< of the phases
    std::vector<Report> reports;
    std::uint64_t outputBytes = 0;
    int waits = 0;
    bool congested = false;
};

/// A language that has these commands.
[[nodiscard]] LanguageConfig shellLanguage(const std::string &run, const std::string &compile = {});

/// What runs share, with processes that are plain children of the test: no rights are given up, for there are none. The
/// only user there is to lend is the test's own.
class RunFixture final
{
public:
    explicit RunFixture(LanguageConfig language);
    ~RunFixture();
    RunFixture(const RunFixture &) = delete;
    RunFixture &operator=(const RunFixture &) = delete;

    [[nodiscard]] bool runUntil(const std::function<bool()> &isSo) { return test::runUntil(io, isSo); }
    /// Names in the work directory.
    [[nodiscard]] QStringList leftovers() const;

    QTemporaryDir directory;
    boost::asio::io_context io{1};
    Services services;

    std::optional<std::string> launchFailure; ///< set: no process can be made
    bool holdStart = false; ///< processes never tell that they have become the program
    int launches = 0;
    int sweeps = 0;
    /// Set: sweeping ends only when this is called.
    std::optional<std::function<void()>> heldSweep;

private:
    std::expected<Process, std::string> launch(const ProcessSpec &spec);
    void sweep(const std::string &root, std::function<void()> done);

    std::vector<UniqueFd> m_held;
    std::vector<pid_t> m_children;
};

} // namespace learncode::executor::test
