// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/DiagnosticParser.h"

#include "core/run/Language.h"

#include <QRegularExpression>

namespace learncode {

namespace {

constexpr int maxDiagnostics = 100;
// Longer lines are no messages for people, and a pattern must not be made to work on megabytes.
constexpr int maxLineLength = 2000;

Diagnostic::Severity severityFromWord(QStringView word)
{
    if (word == u"warning")
        return Diagnostic::Severity::Warning;
    if (word == u"note")
        return Diagnostic::Severity::Note;
    return Diagnostic::Severity::Error;
}

Diagnostic placeOf(const QRegularExpressionMatch &match, const Language &language)
{
    const auto captured = [&](QStringView name) {
        return language.diagnosticPattern.namedCaptureGroups().contains(name) ? match.captured(name) : QString();
    };
    return {
        .severity = severityFromWord(captured(u"severity")),
        .file = captured(u"file"),
        .line = captured(u"line").toInt(),
        .column = captured(u"column").toInt(),
        .message = captured(u"message"),
    };
}

} // namespace

QList<Diagnostic> parseDiagnostics(const QString &text, const Language &language, const QStringList &ownFiles)
{
    QList<Diagnostic> found;
    Diagnostic place; // where a message was, or will be, about; line 0: none yet
    QString message; // whose place has not come yet

    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (found.size() == maxDiagnostics)
            break;
        if (line.size() > maxLineLength)
            continue;

        if (const auto match = language.diagnosticPattern.matchView(line); match.hasMatch()) {
            const Diagnostic candidate = placeOf(match, language);
            if (!ownFiles.contains(candidate.file) || candidate.line < 1)
                continue;
            if (!candidate.message.isEmpty()) {
                found.append(candidate);
                continue;
            }
            // Traces name the innermost place last (Python) or first after the message (Node).
            place = candidate;
            if (!message.isEmpty()) {
                place.message = std::exchange(message, {});
                found.append(std::exchange(place, {}));
            }
            continue;
        }

        if (language.messagePattern.pattern().isEmpty())
            continue;
        if (const auto match = language.messagePattern.matchView(line); match.hasMatch()) {
            message = match.captured(u"message");
            if (place.line > 0) {
                place.message = std::exchange(message, {});
                found.append(std::exchange(place, {}));
            }
        }
    }
    return found;
}

} // namespace learncode
