// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executor/link/ExecutorHost.h"

#include <QPromise>

#include <optional>
#include <vector>

namespace learncode::test {

/// Questions of one kind, each answered when the test says, or never. Late answers are possible, unlike a real
/// host's.
template<typename T>
class Questions final
{
public:
    [[nodiscard]] QFuture<T> ask()
    {
        QPromise<T> promise;
        promise.start();
        const auto future = promise.future();
        m_promises.push_back(std::move(promise));
        return future;
    }

    [[nodiscard]] int count() const { return static_cast<int>(m_promises.size()); }
    /// Answers the last one.
    void answer(const T &value)
    {
        m_promises.back().addResult(value);
        m_promises.back().finish();
    }

private:
    std::vector<QPromise<T>> m_promises;
};

/// Makes executors as the test says.
class FakeHost final : public executor::ExecutorHost
{
public:
    [[nodiscard]] QFuture<Result<void>> prepare() override { return preparations.ask(); }
    [[nodiscard]] QFuture<Result<executor::ExecutorEndpoint>> launch() override { return launches.ask(); }
    [[nodiscard]] QFuture<QByteArray> lastWords() override { return words.ask(); }
    [[nodiscard]] QFuture<Result<void>> remove() override { return removals.ask(); }
    void abandon() override { ++abandoned; }
    [[nodiscard]] QFuture<void> close() override
    {
        closing.emplace().start();
        return closing->future();
    }
    void cancelSetup() override { ++cancelled; }
    [[nodiscard]] bool isSettingUp() const override { return settingUp; }
    [[nodiscard]] QString image() const override { return QStringLiteral("image:1"); }
    void refill() override { ++refills; }
    /// Codes say it themselves.
    [[nodiscard]] executor::Trouble judge(const Error &error) const override
    {
        if (error.code == QLatin1StringView("gone"))
            return executor::Trouble::HostGone;
        return error.code == QLatin1StringView("lasting") ? executor::Trouble::Lasting : executor::Trouble::Passing;
    }

    Questions<Result<void>> preparations;
    Questions<Result<executor::ExecutorEndpoint>> launches;
    Questions<QByteArray> words;
    Questions<Result<void>> removals;
    std::optional<QPromise<void>> closing; ///< once it was asked to
    bool settingUp = false;
    int abandoned = 0;
    int cancelled = 0;
    int refills = 0;
};

} // namespace learncode::test
