// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QSignalSpy>

#include <chrono>

namespace learncode::test {

/// Lets the event loop run until the future is finished. False, after \a patience, if it never is.
template<typename T>
[[nodiscard]] bool await(const QFuture<T> &future, std::chrono::milliseconds patience = std::chrono::seconds(20))
{
    // A real event loop: QTest::qWaitFor() sleeps between its looks.
    QFutureWatcher<T> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcher<T>::finished);
    watcher.setFuture(future);
    return future.isFinished() || finished.wait(patience);
}

} // namespace learncode::test
