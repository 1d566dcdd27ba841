// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramReport.h"

#include <QFile>
#include <QMap>

#include <utility>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

struct Count
{
    int passed = 0;
    int all = 0;

    void add(bool pass)
    {
        passed += pass;
        ++all;
    }

    [[nodiscard]] QString text() const
    {
        if (all == 0)
            return u"-"_s;
        return passed == all ? QString::number(all) : u"%1 of %2"_s.arg(passed).arg(all);
    }
};

QString row(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

} // namespace

void ProgramReport::add(const selftest::ProgramFile &program, qint64 tookMs, bool passed)
{
    m_entries.append({program, tookMs, passed});
}

QString ProgramReport::byOutcome() const
{
    QMap<QString, QMap<QString, Count>> counts;
    QMap<QString, Count> sums;
    for (const Entry &entry : m_entries) {
        counts[entry.program.languageId][outcomeName(entry.program.outcome)].add(entry.passed);
        sums[entry.program.languageId].add(entry.passed);
    }
    QStringList head{u"language"_s};
    for (const Outcome outcome : allOutcomes)
        head.append(outcomeName(outcome));
    head.append(u"all"_s);
    QString text = row(head) + row(QStringList(head.size(), u"---"_s));
    for (const auto &[language, outcomes] : counts.asKeyValueRange()) {
        QStringList cells{language};
        for (const Outcome outcome : allOutcomes)
            cells.append(outcomes.value(outcomeName(outcome)).text());
        cells.append(sums.value(language).text());
        text += row(cells);
    }
    return text;
}

QString ProgramReport::all() const
{
    QString text = row({u"program"_s, u"what it does"_s, u"must end as"_s, u"ms"_s, u"result"_s});
    text += row({u"---"_s, u"---"_s, u"---"_s, u"--:"_s, u"---"_s});
    for (const Entry &entry : m_entries) {
        QString about = entry.program.about;
        about.replace(u'|', "\\|"_L1);
        text += row({entry.program.name, about, outcomeName(entry.program.outcome), QString::number(entry.tookMs),
                     entry.passed ? u"pass"_s : u"**FAIL**"_s});
    }
    return text;
}

bool ProgramReport::write(const QString &path) const
{
    QFile file(path);
    const QByteArray text = (byOutcome() + u'\n' + all()).toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace learncode::test
