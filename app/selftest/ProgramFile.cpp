// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/ProgramFile.h"

#include "app/selftest/HeaderValues.h"
#include "core/run/Language.h"

#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace learncode::selftest {

using namespace Qt::StringLiterals;

namespace {

/// What the file says, before what it leaves out is filled in.
struct Header
{
    ProgramFile program;
    std::optional<bool> truncated;
};

using Apply = bool (*)(Header &, const QString &);

template<auto member>
bool text(Header &header, const QString &value)
{
    header.program.*member = value;
    return true;
}

template<auto member>
bool textList(Header &header, const QString &value)
{
    (header.program.*member).append(value);
    return true;
}

template<auto member>
bool bytes(Header &header, const QString &value)
{
    auto parsed = parseText(value);
    if (parsed)
        header.program.*member = std::move(*parsed);
    return parsed.has_value();
}

template<auto member>
bool duration(Header &header, const QString &value)
{
    const auto number = parseNumber(value, 1, 600'000);
    if (number)
        header.program.*member = std::chrono::milliseconds(*number);
    return number.has_value();
}

bool setOutcome(Header &header, const QString &value)
{
    const auto outcome = outcomeFromName(QLatin1StringView(value.toLatin1()));
    header.program.outcome = outcome.value_or(Outcome::Ok);
    return outcome.has_value();
}

bool setExit(Header &header, const QString &value)
{
    const auto number = parseNumber(value, 0, 255);
    if (number)
        header.program.exitCode = static_cast<int>(*number);
    return number.has_value();
}

bool setSignal(Header &header, const QString &value)
{
    header.program.signal = value;
    return value.startsWith("SIG"_L1);
}

bool setFeed(Header &header, const QString &value)
{
    header.program.feed = Feed::LineByLine;
    return value == "lines"_L1;
}

bool setOutputBytes(Header &header, const QString &value)
{
    const auto number = parseNumber(value, 1, 64 << 20);
    header.program.outputBytes = number.value_or(0);
    return number.has_value();
}

bool setTruncated(Header &header, const QString &value)
{
    header.truncated = value == "true"_L1;
    return value == "true"_L1 || value == "false"_L1;
}

struct Key
{
    QLatin1StringView name;
    Apply apply; ///< false: not a value of this key
    bool repeatable = false;
};

constexpr Key keys[] = {
    {"about"_L1, text<&ProgramFile::about>},
    {"outcome"_L1, setOutcome},
    {"exit"_L1, setExit},
    {"signal"_L1, setSignal},
    {"stdout"_L1, bytes<&ProgramFile::out>},
    {"stderr"_L1, bytes<&ProgramFile::err>},
    {"stdout-contains"_L1, textList<&ProgramFile::outContains>, true},
    {"stderr-contains"_L1, textList<&ProgramFile::errContains>, true},
    {"stdout-lacks"_L1, textList<&ProgramFile::outLacks>, true},
    {"stderr-lacks"_L1, textList<&ProgramFile::errLacks>, true},
    {"message-contains"_L1, textList<&ProgramFile::messageContains>, true},
    {"input"_L1, bytes<&ProgramFile::input>},
    {"feed"_L1, setFeed},
    {"wall-ms"_L1, duration<&ProgramFile::wallTime>},
    {"cpu-ms"_L1, duration<&ProgramFile::cpuTime>},
    {"output-bytes"_L1, setOutputBytes},
    {"truncated"_L1, setTruncated},
    {"self-test"_L1, text<&ProgramFile::selfTest>},
};

std::unexpected<Error> bad(const QString &file, int line, const QString &what)
{
    return fail(u"bad_program_file"_s,
                line > 0 ? u"%1, line %2: %3"_s.arg(file).arg(line).arg(what) : file + u": "_s + what);
}

/// What is wrong with this line, or nothing.
QString applyLine(Header &header, QSet<QString> &seen, const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    const QString name = line.first(std::max<qsizetype>(colon, 0)).trimmed();
    const QString value = line.sliced(colon + 1).trimmed();
    const auto *key = std::ranges::find(keys, name, &Key::name);
    if (colon < 0 || key == std::end(keys))
        return u"there is no key \"%1\""_s.arg(colon < 0 ? line.trimmed() : name);
    if (seen.contains(name) && !key->repeatable)
        return u"\"%1\" is there twice"_s.arg(name);
    seen.insert(name);
    if (value.isEmpty() || !key->apply(header, value))
        return u"\"%1\" cannot be \"%2\""_s.arg(name, value);
    return {};
}

/// Fills in what the file does not say. What is wrong with it as a whole, or nothing.
QString complete(Header &header)
{
    ProgramFile &program = header.program;
    const bool endsByItself = program.outcome == Outcome::Ok || program.outcome == Outcome::NonzeroExit;
    if (program.about.isEmpty())
        return u"it does not say what it is \"about\""_s;
    if (program.exitCode && (!endsByItself || (*program.exitCode == 0) != (program.outcome == Outcome::Ok)))
        return u"its \"exit\" and its \"outcome\" contradict each other"_s;
    if (!program.signal.isEmpty() && program.outcome != Outcome::Signal)
        return u"a \"signal\" needs the outcome \"signal\""_s;
    if (program.feed == Feed::LineByLine && program.input.isEmpty())
        return u"there is no \"input\" to feed"_s;
    if (program.outcome == Outcome::Ok)
        program.exitCode = 0;
    program.truncated = header.truncated.value_or(program.outcome == Outcome::OutputLimit);
    return {};
}

/// "//:" or "#:", whichever the first line begins with.
QString markOf(const QString &firstLine)
{
    for (const QString &mark : {u"#:"_s, u"//:"_s}) {
        if (firstLine.startsWith(mark))
            return mark;
    }
    return {};
}

Result<Header> parseHeader(const QString &name, const QString &code)
{
    const QStringList lines = code.split(u'\n');
    const QString mark = markOf(lines.first());
    if (mark.isEmpty())
        return bad(name, 1, u"it does not begin with \"#:\" or \"//:\""_s);
    Header header;
    QSet<QString> seen;
    bool above = true;
    for (int number = 1; const QString &line : lines) {
        const bool belongs = line.startsWith(mark);
        if (belongs && !above)
            return bad(name, number, u"what is expected stands above the program, without a gap"_s);
        above = belongs;
        if (belongs) {
            if (const QString wrong = applyLine(header, seen, line.sliced(mark.size())); !wrong.isEmpty())
                return bad(name, number, wrong);
        }
        ++number;
    }
    if (const QString wrong = complete(header); !wrong.isEmpty())
        return bad(name, 0, wrong);
    return header;
}

} // namespace

Result<ProgramFile> parseProgramFile(const QString &path, const QByteArray &text)
{
    const QString name = path.section(u'/', -2);
    const Language *language = LanguageRegistry::builtIn().forFileName(name);
    if (!language)
        return bad(name, 0, u"no language has files that are called so"_s);
    if (text.size() > ProgramFile::maxBytes)
        return bad(name, 0, u"it is too large"_s);
    // A byte order mark is part of the program, and the compiler is to see it.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString code = decoder(text);
    if (decoder.hasError())
        return bad(name, 0, u"it is not UTF-8"_s);
    auto header = parseHeader(name, code.startsWith(QChar::ByteOrderMark) ? code.sliced(1) : code);
    if (!header)
        return fail(std::move(header.error()));
    ProgramFile program = std::move(header->program);
    program.name = name;
    program.languageId = language->id;
    program.code = code;
    return program;
}

Result<QList<ProgramFile>> readProgramFiles(const QString &directory)
{
    QStringList paths;
    for (QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();)
        paths.append(files.next());
    if (paths.isEmpty())
        return bad(directory, 0, u"there are no program files in it"_s);
    paths.sort();
    QList<ProgramFile> programs;
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return bad(path, 0, file.errorString());
        auto program = parseProgramFile(path, file.read(ProgramFile::maxBytes + 1));
        if (!program)
            return fail(std::move(program.error()));
        programs.append(std::move(*program));
    }
    return programs;
}

QList<QByteArray> inputPieces(const ProgramFile &program)
{
    if (program.feed == Feed::AllAtOnce)
        return program.input.isEmpty() ? QList<QByteArray>() : QList{program.input};
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < program.input.size();) {
        const qsizetype newline = program.input.indexOf('\n', at);
        const qsizetype next = newline < 0 ? program.input.size() : newline + 1;
        pieces.append(program.input.sliced(at, next - at));
        at = next;
    }
    return pieces;
}

} // namespace learncode::selftest
