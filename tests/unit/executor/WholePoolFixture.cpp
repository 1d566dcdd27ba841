// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/WholePoolFixture.h"

#include "tests/support/Patience.h"

#include <QSignalSpy>

namespace learncode::test {

using namespace learncode::executor;
using namespace Qt::StringLiterals;

void WholePoolFixture::init()
{
    docker = std::make_unique<FakeDocker>();
    client = std::make_unique<engine::EngineClient>(docker->engine.socketPath());
    PoolOptions options;
    options.namePrefix = u"lc"_s;
    options.imagePrefix = u"lc"_s;
    pool = std::make_unique<ExecutorPool>(client.get(), &LanguageRegistry::builtIn(), options, clock);
    runs = std::make_unique<QObject>();
}

void WholePoolFixture::cleanup()
{
    runs.reset();
    pool.reset();
    client.reset();
    docker.reset();
}

Run *WholePoolFixture::start(const QString &languageId)
{
    RunRequest request;
    request.languageId = languageId;
    request.code = u"1"_s;
    return pool->start(request, runs.get());
}

RunResult WholePoolFixture::run(const QString &languageId)
{
    Run *run = start(languageId);
    QSignalSpy finished(run, &Run::finished);
    return finished.wait(patience) ? finished.first().first().value<RunResult>() : RunResult{};
}

bool WholePoolFixture::becomesReady()
{
    pool->open();
    const bool ready = comesTrue([this] { return status() == ServiceStatus::Ok; });
    timersAtRest = clock.active();
    return ready;
}

} // namespace learncode::test
