// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/SupervisorFixture.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace learncode::test {

void SupervisorFixture::init()
{
    executor = std::make_unique<FakeExecutor>();
    auto owned = std::make_unique<FakeHost>();
    host = owned.get();
    times = {};
    supervisor = std::make_unique<ExecutorSupervisor>(LanguageRegistry::builtIn().find(u"python"_s), std::move(owned),
                                                      times, clock);
    parent = std::make_unique<QObject>();
}

void SupervisorFixture::cleanup()
{
    parent.reset();
    supervisor.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    executor.reset();
    QCOMPARE(clock.active(), 0);
}

bool SupervisorFixture::succeed()
{
    host->preparations.answer({});
    host->launches.answer(endpoint());
    return comesTrue([this] { return state() == ExecutorState::Ready; });
}

bool SupervisorFixture::reach(const QString &place)
{
    const QStringList places{u"idle"_s,  u"prepare"_s, u"launch"_s, u"connect"_s, u"ready"_s,
                             u"words"_s, u"removal"_s, u"pause"_s,  u"failed"_s};
    const qsizetype last = places.indexOf(place);
    if (place == "failed"_L1) {
        supervisor->resume();
        host->preparations.answer(fail(lasting));
        return state() == ExecutorState::Failed;
    }
    if (place == "connect"_L1)
        executor->hello = {};
    if (last >= 1)
        supervisor->resume();
    if (last >= 2)
        host->preparations.answer({});
    if (last >= 3)
        host->launches.answer(endpoint());
    if (last >= 3 && !comesTrue([this] { return executor->connections == 1; }))
        return false;
    if (last >= 4 && !comesTrue([this] { return state() == ExecutorState::Ready; }))
        return false;
    if (last >= 5)
        executor->vanish();
    if (last >= 5 && !comesTrue([this] { return host->words.count() == 1; }))
        return false;
    if (last >= 6)
        host->words.answer("its last words\n");
    if (last >= 7)
        host->removals.answer({});
    return last >= 0;
}

bool SupervisorFixture::pass(std::chrono::seconds time)
{
    for (; time > 0s; time -= 1s) {
        clock.step(1s);
        // What is printed for a run that nobody knows is acknowledged: executor and link have heard each other.
        const auto before = executor->received(u"ack"_s).size();
        executor->print(1'000'000, "x");
        if (!comesTrue([&] { return executor->received(u"ack"_s).size() > before; }))
            return false;
    }
    return true;
}

PooledRun *SupervisorFixture::beginRun()
{
    RunRequest request;
    request.languageId = u"python"_s;
    request.code = u"1"_s;
    auto *run = new PooledRun(request, clock, parent.get());
    supervisor->runs()->begin(run);
    return run;
}

} // namespace learncode::test
