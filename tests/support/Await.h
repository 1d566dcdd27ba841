// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Patience.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

namespace learncode::test {

/// Lets the event loop run until the future is finished. False, after \a timeout, if it never is.
template<typename T>
[[nodiscard]] bool await(const QFuture<T> &future, std::chrono::milliseconds timeout = patience)
{
    // An event loop of its own: QTest::qWaitFor() sleeps between its looks, and a QSignalSpy does not wait any more
    // once the test has failed, when what it made has yet to be removed.
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(timeout, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.isFinished();
}

} // namespace learncode::test
