// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/DiagnosticParser.h"

#include "core/run/Language.h"
#include "core/support/TerminalText.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>
#include <utility>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

// Longer lines are no messages for people, and a pattern must not be made to work on megabytes.
constexpr int maxLineLength = 2000;
// Nor on tens of thousands of lines, which only somebody who means harm would print.
constexpr qsizetype maxLines = 4000;
constexpr qsizetype maxWords = 8192; // of the end of a text, for what a program had run into

Diagnostic::Severity severityFromWord(QStringView word)
{
    if (word.compare(u"warning", Qt::CaseInsensitive) == 0) // assemblers write a capital
        return Diagnostic::Severity::Warning;
    if (word == u"note")
        return Diagnostic::Severity::Note;
    return Diagnostic::Severity::Error;
}

QString captured(const QRegularExpressionMatch &match, QStringView name)
{
    return match.regularExpression().namedCaptureGroups().contains(name) ? match.captured(name) : QString();
}

Diagnostic placeOf(const QRegularExpressionMatch &match)
{
    return {
        .severity = severityFromWord(captured(match, u"severity")),
        .file = captured(match, u"file"),
        .line = captured(match, u"line").toInt(),
        .column = captured(match, u"column").toInt(),
        .message = captured(match, u"message"),
    };
}

// Reads line by line and joins places with messages. There are three orders:
// - both on one line (g++);
// - places first, the innermost last, then the message (Python; g++ about the use of a template);
// - a place, its source line, carets and the message, or else the message and then its frames, the
//   innermost first (Node). The pattern tells frames by a group of that name.
class Reader final
{
public:
    Reader(const Language &language, const OwnFiles &files)
        : m_language(language)
        , m_files(files)
        , m_hasFrames(language.diagnosticPattern.namedCaptureGroups().contains(u"frame"_s))
    {
    }

    void read(QStringView line)
    {
        if (const auto match = m_language.diagnosticPattern.matchView(line); match.hasMatch())
            readPlace(match, line);
        else if (m_hasFrames && m_place.line > 0)
            readUnderPlace(line);
        else
            readMessage(line);
    }

    [[nodiscard]] const QList<Diagnostic> &found() const { return m_found; }

private:
    void readPlace(const QRegularExpressionMatch &match, QStringView line)
    {
        Diagnostic place = placeOf(match);
        place.file = m_files.nameOf(place.file);
        if (place.file.isEmpty() || place.line < 1) {
            readMessage(line); // about a library, but perhaps because of a line of the learner's
            return;
        }
        if (!captured(match, u"frame").isEmpty()) {
            if (!m_message.isEmpty())
                finish(place, std::exchange(m_message, {}));
            return;
        }
        m_message.clear();
        m_place = {};
        m_caretsSeen = false;
        if (place.message.isEmpty())
            m_place = place;
        else
            finish(place, place.message);
    }

    // The message is whatever comes after the carets: anything can be thrown, also a plain string.
    void readUnderPlace(QStringView line)
    {
        static const QRegularExpression carets(u"^\\s*\\^+$"_s);
        if (!m_caretsSeen) {
            m_caretsSeen = carets.matchView(line).hasMatch();
            if (m_caretsSeen)
                m_place.column = int(line.indexOf(u'^')) + 1;
        } else if (!line.trimmed().isEmpty()) {
            finish(std::exchange(m_place, {}), line.toString());
        }
    }

    void readMessage(QStringView line)
    {
        if (m_language.messagePattern.pattern().isEmpty())
            return;
        const auto match = m_language.messagePattern.matchView(line);
        if (!match.hasMatch())
            return;
        if (m_place.line > 0)
            finish(std::exchange(m_place, {}), captured(match, u"message"));
        else if (m_hasFrames)
            m_message = captured(match, u"message");
    }

    void finish(Diagnostic place, const QString &message)
    {
        place.message = message;
        m_found.append(place);
    }

    const Language &m_language;
    const OwnFiles &m_files;
    const bool m_hasFrames;
    QList<Diagnostic> m_found;
    Diagnostic m_place; // whose message has not come yet; line 0: none
    QString m_message; // whose frames have not come yet
    bool m_caretsSeen = false;
};

// Goes through a compiler's lines. A message, which its source lines follow, belongs to the last error or warning if it
// is a note. What stands before it and says where it belongs is said once for several messages: it is kept for the
// first error among them.
class Separator final
{
public:
    explicit Separator(const Language &language)
        : m_language(language)
    {
    }

    void read(const QByteArray &line)
    {
        if (isContinuation(line))
            return void((m_inContext ? m_context : current()) += line);
        const QString text = line.size() <= maxLineLength ? QString::fromUtf8(line).trimmed() : QString();
        if (m_language.contextPattern.matchView(text).hasMatch()) {
            if (!std::exchange(m_inContext, true))
                m_context.clear();
            m_context += line;
            return;
        }
        m_inContext = false;
        const auto severity = severityOf(text);
        if (severity != Diagnostic::Severity::Note)
            m_inWarning = severity == Diagnostic::Severity::Warning;
        if (!m_inWarning && severity)
            m_words.errors += std::exchange(m_context, {});
        current() += line;
    }

    [[nodiscard]] const CompilerWords &words() const { return m_words; }

private:
    // "    3 |   int x;" and what is drawn below it; a line's number may be wide.
    static bool isContinuation(const QByteArray &line)
    {
        const auto digits = std::ranges::find_if_not(line, [](char c) { return c >= '0' && c <= '9'; });
        const QByteArrayView rest(digits, line.end());
        return line.startsWith(' ') || line.startsWith('\n') || line.startsWith('\r')
            || (digits != line.begin() && rest.startsWith(" |"));
    }

    [[nodiscard]] std::optional<Diagnostic::Severity> severityOf(const QString &text) const
    {
        if (!text.contains(": "_L1))
            return std::nullopt;
        if (const auto match = m_language.diagnosticPattern.matchView(text); match.hasMatch())
            return severityFromWord(captured(match, u"severity"));
        // Of no place: from the linker, or about an option.
        return text.contains(": warning: "_L1) ? std::optional(Diagnostic::Severity::Warning) : std::nullopt;
    }

    [[nodiscard]] QByteArray &current() { return m_inWarning ? m_words.warnings : m_words.errors; }

    const Language &m_language;
    CompilerWords m_words;
    QByteArray m_context; ///< no error has been about it yet
    bool m_inContext = false;
    bool m_inWarning = false;
};

// A compiler's first words matter, and an interpreter's last.
QList<QStringView> linesThatMatter(QStringView text)
{
    QList<QStringView> lines = text.split(u'\n');
    if (lines.size() > maxLines)
        lines.remove(maxLines / 2, lines.size() - maxLines);
    return lines;
}

} // namespace

CompilerWords takeApart(const QByteArray &text, const Language &language)
{
    Separator separator(language);
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        separator.read(text.sliced(begin, end - begin));
        begin = end;
    }
    return separator.words();
}

QString OwnFiles::nameOf(const QString &path) const
{
    QString name = path.startsWith("file://"_L1) ? QUrl(path).toLocalFile() : path;
    if (name.startsWith(u'/')) {
        if (directory.isEmpty() || !name.startsWith(directory + u'/'))
            return {};
        name.remove(0, directory.size() + 1);
    }
    name = QDir::cleanPath(name);
    return names.contains(name) ? name : QString();
}

QList<Diagnostic> parseDiagnostics(const QString &text, const Language &language, const OwnFiles &files)
{
    Reader reader(language, files);
    const QString plain = withoutEscapes(text); // Python and g++ colour what they say in a terminal
    for (QStringView line : linesThatMatter(plain)) {
        if (reader.found().size() == maxDiagnostics)
            break;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.size() <= maxLineLength)
            reader.read(line);
    }
    return reader.found();
}

QList<Diagnostic> parseDiagnostics(const CompilerWords &words, const Language &language, const OwnFiles &files)
{
    QList<Diagnostic> found = parseDiagnostics(QString::fromUtf8(words.errors), language, files);
    found += parseDiagnostics(QString::fromUtf8(words.warnings), language, files);
    found.resize(std::min(found.size(), maxDiagnostics));
    return found;
}

std::optional<Cause> findCause(const QString &text, const Language &language)
{
    QString words = withoutEscapes(text.last(std::min(text.size(), maxWords)));
    words.remove(u'\r');
    std::optional<Cause> cause;
    qsizetype last = -1;
    for (const CausePattern &known : language.causes) {
        auto matches = known.pattern.globalMatch(words);
        while (matches.hasNext()) {
            const auto match = matches.next();
            // Of two that tell of the same line the first of the list is the more telling.
            if (match.capturedEnd() <= last)
                continue;
            last = words.indexOf(u'\n', match.capturedEnd());
            last = last < 0 ? words.size() : last;
            cause = Cause{known.kind, match.hasCaptured(u"name"_s) ? match.captured(u"name"_s) : QString()};
        }
    }
    return cause;
}

} // namespace learncode
