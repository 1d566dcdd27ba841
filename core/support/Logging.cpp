// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/Logging.h"

#include <QTime>

#include <cstdio>

namespace learncode {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcApp, "learncode.app", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRun, "learncode.run", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEngine, "learncode.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(lcExecutor, "learncode.executor", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "learncode.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "learncode.ui", QtInfoMsg)

namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info ";
    case QtWarningMsg: return "warn ";
    case QtCriticalMsg: return "error";
    case QtFatalMsg: return "fatal";
    }
    return "     ";
}

// A log line may quote what a stranger sent. Escaped, it can neither forge a second line nor
// drive the terminal it is read in.
QByteArray printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const bool control = c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
        if (control)
            out += u"\\x"_s + QString::number(c.unicode(), 16).rightJustified(2, u'0');
        else
            out += c;
    }
    return out.toUtf8();
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    QByteArrayView category(context.category);
    constexpr QByteArrayView prefix("learncode.");
    if (category.startsWith(prefix))
        category = category.sliced(prefix.size());

    const QByteArray line = QTime::currentTime().toString(Qt::ISODate).toLatin1() + ' ' + levelName(type) + ' '
        + category.toByteArray() + ": " + printable(text) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installMessageFormat()
{
    qInstallMessageHandler(writeMessage);
}

} // namespace learncode
