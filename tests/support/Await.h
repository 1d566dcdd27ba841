// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QTest>

#include <chrono>

namespace learncode::test {

/// Lets the event loop run until the future is finished. False, after \a patience, if it never is.
template<typename T>
[[nodiscard]] bool await(const QFuture<T> &future, std::chrono::milliseconds patience = std::chrono::seconds(20))
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, QDeadlineTimer(patience));
}

} // namespace learncode::test
