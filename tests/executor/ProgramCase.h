// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/executor/ExecutorContainer.h"
#include "tests/executor/RawLink.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace learncode::test {

enum class Feed {
    AllAtOnce, ///< with the run
    LineByLine, ///< each some time after the other, once the program has printed "ready"
};

/// A program and how it must end.
struct ProgramCase
{
    const char *name;
    const char *language;
    QByteArray code;
    QByteArray input = {};
    Feed feed = Feed::AllAtOnce;
    int wallMs = 0; ///< 0: longer than any test waits. Of a timeout: at least; more, until `out` has been printed
    qint64 outputBytes = 1 << 20;
    const char *outcome = "ok";
    int exitCode = 0; ///< -1: none
    const char *signal = "";
    std::optional<QByteArray> out = {}; ///< exactly; unset: anything
    std::optional<QByteArray> err = {};
    bool truncated = false;
};

/// One container and link for each of these languages.
class Executors final
{
public:
    /// An empty text, or what went wrong.
    [[nodiscard]] QString open(const QStringList &languages, const ContainerVariation &variation = {});
    [[nodiscard]] RawLink &link(const QString &language) { return *m_seats.at(language).link; }
    [[nodiscard]] ExecutorContainer &container(const QString &language) { return *m_seats.at(language).container; }

    /// Runs it and compares, looks for what it may have left, then runs a hello in the same container. Empty, or what is
    /// not as it must be.
    [[nodiscard]] QByteArray check(const ProgramCase &program);
    [[nodiscard]] QByteArray checkHello(const QString &language);
    /// Compares what the container holds with what it held after open(); to be asked when no run is under way and only
    /// this link is open. Nothing of a run may be there when its result is: that is seen at the first look. The
    /// executor's own descriptors, and sockets, may take a while. Empty, or what differs.
    [[nodiscard]] QByteArray usageIsAtBaseline(const QString &language);

private:
    [[nodiscard]] const RunLog &observe(const ProgramCase &program, int wallMs);

    struct Seat
    {
        std::unique_ptr<ExecutorContainer> container;
        std::unique_ptr<RawLink> link;
        QJsonObject baseline;
    };
    std::map<QString, Seat> m_seats;
};

[[nodiscard]] QByteArray helloProgram(const QString &language);
/// C++ that a compiler works at until it is stopped, with little memory.
[[nodiscard]] QByteArray endlessToCompile();

/// Rows of a data-driven test, one for each case: "language: name" with the column `index`.
void addRows(const std::vector<ProgramCase> &cases);

} // namespace learncode::test
