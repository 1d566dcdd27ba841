// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/DispatchFixture.h"

namespace learncode::test {

void DispatchFixture::init()
{
    options = {};
    times = {};
    options.waitingRuns = 3;
    executor = std::make_unique<FakeExecutor>();
    seat = std::make_unique<Seat>(u"python"_s, times);
    dispatcher = std::make_unique<Dispatcher>(&LanguageRegistry::builtIn(), &options);
    dispatcher->addSeat(seat.get());
    parent = std::make_unique<QObject>();
    QVERIFY(seat->connectTo(*executor));
}

void DispatchFixture::cleanup()
{
    parent.reset();
    dispatcher.reset();
    seat.reset();
    executor.reset();
}

} // namespace learncode::test
