// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Enumeration.h"

#include <QCoreApplication>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::Enumeration)
};

} // namespace

QString enumerated(const QStringList &words)
{
    if (words.size() < 2)
        return words.value(0);
    return Text::tr("%1 and %2").arg(words.first(words.size() - 1).join(u", "_s), words.last());
}

} // namespace learncode
