// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

namespace learncode::executor {

/// Where an executor answers.
struct ExecutorEndpoint
{
    QUrl url; ///< ws://address:port
    QString token; ///< that whoever connects must carry
    QString name; ///< of what it runs in, for people
    QStringList warnings; ///< limits that cannot be enforced there
};

/// What an error of a host means for the next attempt.
enum class Trouble {
    Passing, ///< the next one may work
    Lasting, ///< trying again in a moment changes nothing
    HostGone, ///< what makes executors may not be there any more
};

/// Makes one executor of one language, and a new one when that is lost. What an executor runs in is the host's
/// secret. A language may have several hosts, which do not get into each other's way.
///
/// An attempt is prepare(), launch(), and when the executor is lost lastWords() and remove(): one at a time, each
/// when the one before has answered. A future is finished once, from the event loop or at once, or cancelled when
/// its attempt is abandoned.
class ExecutorHost : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins an attempt: sees to it that all is there that executors are made from, which takes minutes when it
    /// has to be set up. After cancelSetup() the error is "cancelled".
    [[nodiscard]] virtual QFuture<Result<void>> prepare() = 0;
    /// Makes the executor and finds where it will answer. Of one that could not be made nothing is left.
    [[nodiscard]] virtual QFuture<Result<ExecutorEndpoint>> launch() = 0;
    /// The end of the log of the one that was launched; empty if it cannot be had.
    [[nodiscard]] virtual QFuture<QByteArray> lastWords() = 0;
    /// Removes the one that was launched.
    [[nodiscard]] virtual QFuture<Result<void>> remove() = 0;

    /// Gives the attempt up, at any point. What a launch() under way makes is removed; what it has made is
    /// replaced by the next launch().
    virtual void abandon() = 0;
    /// Abandons for good. Finished when nothing new of this host can appear any more.
    [[nodiscard]] virtual QFuture<void> close() = 0;

    /// Sets up nothing: if there is something to set up, or is being, prepare() answers with "cancelled".
    virtual void cancelSetup() = 0;
    /// What executors are made from is being set up.
    [[nodiscard]] virtual bool isSettingUp() const = 0;
    /// What executors are made from, for people; empty until that is known.
    [[nodiscard]] virtual QString image() const = 0;

    /// Lets the executor go on that has used up its processor time; boundedly often.
    virtual void refill() = 0;

    [[nodiscard]] virtual Trouble judge(const Error &error) const = 0;

Q_SIGNALS:
    void setupStarted();
    /// The \a step of so many that is being done.
    void setupProgressed(int step, int steps);
    /// The executor that was launched is no more, or no good any more.
    void died(const learncode::Error &error);
};

} // namespace learncode::executor
