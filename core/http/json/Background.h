// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <type_traits>
#include <utility>

namespace learncode::http {

/// Work that would hold up the event loop, done beside it: one piece at a time, in the order in which it
/// came, so that what it needs of memory and processor stays bounded. What has not begun when this is
/// deleted is not done any more; what has is waited for.
class Background final
{
public:
    /// Up to here reading a request or writing an answer takes a few milliseconds at most, whatever is in it: that is
    /// done at once.
    static constexpr qsizetype smallBytes = 64 * 1024;

    Background() { m_pool.setMaxThreadCount(1); }
    ~Background()
    {
        m_pool.clear();
        m_pool.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(Background)

    /// Continue with `.then(context, …)`. The work must own all that it touches.
    template<typename Work>
    [[nodiscard]] auto run(Work work)
    {
        using Value = std::invoke_result_t<Work &>;
        QPromise<Value> promise;
        QFuture<Value> future = promise.future();
        promise.start();
        m_pool.start([promise = std::move(promise), work = std::move(work)]() mutable {
            promise.addResult(work());
            promise.finish();
        });
        return future;
    }

private:
    QThreadPool m_pool;
};

} // namespace learncode::http
