// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QTest>

#include <chrono>

namespace learncode::test {

/// How long a test waits for what is bound to come. No machine is so slow that it needs that long: what has not come by
/// then never will. Programs that must outlive a wait sleep for a thousand seconds.
inline constexpr std::chrono::milliseconds patience = std::chrono::minutes(3);
/// The same for what takes many steps: images that may have to be built first, dozens of runs.
inline constexpr std::chrono::milliseconds longPatience = std::chrono::minutes(20);

/// Lets the event loop run until \a predicate is true. False if it never is.
template<typename Predicate>
[[nodiscard]] bool comesTrue(Predicate predicate)
{
    return QTest::qWaitFor(predicate, QDeadlineTimer(patience));
}

} // namespace learncode::test

// Qt's own wait five seconds, for which a busy machine may stand still. What has not come by the time given is waited
// for twice as long once more, so that this is all of the patience.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, learncode::test::patience / 3)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, learncode::test::patience / 3)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, learncode::test::patience / 3)
