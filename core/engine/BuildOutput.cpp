// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BuildOutput.h"

#include "core/engine/EngineErrors.h"
#include "core/support/TerminalText.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 4096;
constexpr qsizetype tailBytes = 64 << 10;

} // namespace

QList<BuildOutput::Progress> BuildOutput::feed(const QByteArray &jsonLine)
{
    const QJsonObject object = QJsonDocument::fromJson(jsonLine).object();
    if (object.contains("errorDetail"_L1) || object.contains("error"_L1)) {
        m_failed = true;
        m_failure = object["errorDetail"_L1]["message"_L1].toString(object["error"_L1].toString());
        return print(m_failure + u'\n');
    }
    if (const QString id = object["aux"_L1]["ID"_L1].toString(); !id.isEmpty())
        m_imageId = id;
    if (const QString text = object["stream"_L1].toString(); !text.isEmpty())
        return print(text);
    // Fetching a base image: "Downloading", with the layer's name and a bar of its own.
    if (const QString status = object["status"_L1].toString(); !status.isEmpty())
        return {
            {m_step, m_steps, u"%1 %2"_s.arg(status, object["progress"_L1].toString()).trimmed().left(longestLine)}};
    return {};
}

QList<BuildOutput::Progress> BuildOutput::print(const QString &text)
{
    m_tail += text.toUtf8();
    if (m_tail.size() > 2 * tailBytes)
        m_tail = m_tail.last(tailBytes);

    QList<Progress> progress;
    m_partialLine += text;
    qsizetype start = 0;
    for (qsizetype end = m_partialLine.indexOf(u'\n'); end >= 0; end = m_partialLine.indexOf(u'\n', start)) {
        // The engine colours what a step writes to its standard error.
        const QString line = withoutEscapes(m_partialLine.sliced(start, std::min(end - start, longestLine))).trimmed();
        start = end + 1;
        if (line.isEmpty())
            continue;
        noteStep(line);
        progress.append({m_step, m_steps, line});
    }
    m_partialLine.remove(0, start);
    m_partialLine.truncate(longestLine);
    return progress;
}

void BuildOutput::noteStep(const QString &line)
{
    static const QRegularExpression step(u"^Step (\\d{1,4})/(\\d{1,4}) : (.*)$"_s);
    static const QRegularExpression built(u"^Successfully built ([0-9a-f]{12,64})$"_s);
    if (const auto match = step.match(line); match.hasMatch()) {
        m_step = match.captured(1).toInt();
        m_steps = match.captured(2).toInt();
        m_instruction = match.captured(3);
    } else if (const auto done = built.match(line); done.hasMatch() && m_imageId.isEmpty()) {
        m_imageId = done.captured(1);
    }
}

QString BuildOutput::tail() const
{
    return withoutEscapes(QString::fromUtf8(m_tail.last(std::min(m_tail.size(), tailBytes))));
}

Error BuildOutput::error() const
{
    // A step that failed is named by its exit status alone; what it said stands before.
    const QString lastWords = tail().right(2000);
    if (saysNoSpace(m_failure) || saysNoSpace(lastWords))
        return noSpaceError(tail());
    const bool fetching = m_instruction.startsWith("FROM "_L1, Qt::CaseInsensitive);
    if (fetching || (m_steps == 0 && saysNoRegistry(m_failure)))
        return noRegistryError(tail());
    return buildFailedError(tail());
}

} // namespace learncode::engine
