// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/HttpProbe.h"
#include "tests/support/LoadPrograms.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>
#include <QTest>
#include <QTimer>

// Load on a service, and what it says of it.

namespace learncode::test {

using namespace Qt::StringLiterals;

inline const QString execute = u"/api/code/execute"_s;

using Program = QString (*)(const QString &language);

inline QJsonObject request(const QString &language, const QString &code, const QString &input = {})
{
    return {{u"language"_s, language}, {u"code"_s, code}, {u"input"_s, input}};
}

/// A client that has programs run without end, in each of the languages, and leaves when it is deleted.
class Load final
{
public:
    Load(const QUrl &service, const QStringList &languages, const QList<Program> &programs)
        : m_probe(std::make_shared<HttpProbe>(service))
    {
        for (const QString &language : languages) {
            for (const Program program : programs)
                keepRunning(m_probe, request(language, program(language)));
        }
    }

private:
    static void keepRunning(const std::weak_ptr<HttpProbe> &weak, const QJsonObject &program)
    {
        if (const auto probe = weak.lock()) {
            probe->sendAsync("POST", execute, program, [weak, program](const HttpAnswer &answer) {
                // Refused, it would ask again and again.
                QTimer::singleShot(std::chrono::milliseconds(answer.status == 200 ? 0 : 500), qApp,
                                   [weak, program] { keepRunning(weak, program); });
            });
        }
    }

    std::shared_ptr<HttpProbe> m_probe;
};

inline void kindsOfLoad()
{
    QTest::addColumn<QList<Program>>("programs");
    QTest::newRow("16 spinning threads") << QList<Program>{spinning};
    QTest::newRow("fork bombs") << QList<Program>{forkBomb};
    QTest::newRow("floods") << QList<Program>{flood};
    QTest::newRow("all of these") << QList<Program>{spinning, forkBomb, flood};
}

/// Runs of that language that ended because their client left.
inline int stopsIn(const QByteArray &metrics, const QString &language)
{
    const QByteArray name = "learncode_runs_total{language=\"" + language.toLatin1() + "\",outcome=\"stopped\"} ";
    const qsizetype at = metrics.indexOf(name);
    return at < 0 ? 0 : metrics.sliced(at + name.size()).split('\n').first().toInt();
}

inline int stopsOf(HttpProbe &http, const QString &language)
{
    return stopsIn(http.send("GET", u"/metrics"_s).body, language);
}

inline QSet<QString> busyLanguages(HttpProbe &http)
{
    QSet<QString> busy;
    for (const QJsonValue &executor : http.send("GET", u"/api/health"_s).json["executors"_L1].toArray()) {
        if (executor["active"_L1].toInt() > 0)
            busy.insert(executor["language"_L1].toString());
    }
    return busy;
}

} // namespace learncode::test
