// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/TerminalFilter.h"

#include <QList>

#include <algorithm>
#include <array>

namespace learncode::ui {

namespace {

constexpr char escape = '\x1b';
constexpr qsizetype maxSequence = 64;
/// Who forgets the end of a title must not lose the whole output.
constexpr qsizetype maxString = 4096;
constexpr int maxParameter = 9999; // "as far as it goes" is often written as 9999
constexpr int maxRepetition = 500; // more than a line is wide

bool isControl(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20;
}

bool isHigh(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

bool isBetween(char byte, char first, char last)
{
    return byte >= first && byte <= last;
}

// The modes that end with the program's terminal. Left out are 132 columns (resizes the window) and VT52
// (from which no reset leads back).
bool isHarmlessMode(int mode)
{
    static constexpr std::array modes{1,    5,    6,    7,    12,   25,   47,   1000, 1002,
                                      1003, 1004, 1005, 1006, 1015, 1047, 1048, 1049, 2004};
    return std::ranges::find(modes, mode) != modes.end();
}

// ESC [ ? modes letter, with the harmless ones of its modes.
QByteArray privateModes(const QByteArray &parameters, char letter)
{
    QList<QByteArray> kept;
    for (const QByteArray &mode : parameters.split(';')) {
        if (isHarmlessMode(mode.toInt()))
            kept.append(mode);
    }
    return kept.isEmpty() ? QByteArray() : "\x1b[?" + kept.join(';') + letter;
}

bool isSmallEnough(const QByteArray &parameters, int most)
{
    QByteArray separated = parameters;
    return std::ranges::all_of(separated.replace(':', ';').split(';'), [most](const QByteArray &number) {
        bool isNumber = true;
        const int value = number.isEmpty() ? 0 : number.toInt(&isNumber);
        return isNumber && value <= most;
    });
}

// A whole sequence, ESC [ … letter: as it may be passed on, or empty.
QByteArray allowed(const QByteArray &sequence)
{
    const char letter = sequence.back();
    const QByteArray inner = sequence.sliced(2, sequence.size() - 3);
    if (inner.startsWith('?'))
        return QByteArrayView("hlsr").contains(letter) ? privateModes(inner.sliced(1), letter) : QByteArray();
    if (inner.startsWith('>'))
        return letter == 'c' ? sequence : QByteArray(); // "what are you?"
    if (inner.endsWith(' ')) // the cursor's shape
        return letter == 'q' && inner.size() == 2 && isBetween(inner.front(), '0', '6') ? sequence : QByteArray();
    const bool onlyNumbers = std::ranges::all_of(inner, [](char byte) { return isBetween(byte, '0', ';'); });
    if (!onlyNumbers || !QByteArrayView("@ABCDEFGHIJKLMPSTXZbcdfghlmnrsu").contains(letter))
        return {};
    const bool repeats = QByteArrayView("@bIPLMSTXZ").contains(letter);
    return isSmallEnough(inner, repeats ? maxRepetition : maxParameter) ? sequence : QByteArray();
}

} // namespace

QByteArray TerminalFilter::filter(const QByteArray &bytes)
{
    QByteArray out;
    out.reserve(bytes.size() + 1);
    for (const char byte : bytes)
        take(byte, out);
    return out;
}

void TerminalFilter::take(char byte, QByteArray &out)
{
    switch (m_state) {
    case State::Ground: return takeText(byte, out);
    case State::HighControl:
        m_state = State::Ground;
        if (isBetween(byte, '\x80', '\x9f'))
            return; // in two bytes the same as ESC and a letter; nobody means it
        out += '\xc2';
        return takeText(byte, out);
    case State::Escape:
    case State::EscapeMore: return takeEscape(byte, out);
    case State::Sequence:
    case State::Overlong: return takeSequence(byte, out);
    case State::String:
    case State::StringEnd: return takeString(byte, out);
    }
}

void TerminalFilter::takeText(char byte, QByteArray &out)
{
    if (byte == escape) {
        m_state = State::Escape;
        m_sequence = "\x1b";
    } else if (byte == '\xc2') {
        m_state = State::HighControl;
    } else if (byte != '\x05') { // "who are you?": old, and not to be answered
        out += byte;
    }
}

void TerminalFilter::takeEscape(char byte, QByteArray &out)
{
    if (byte == escape) {
        m_sequence = "\x1b";
        m_state = State::Escape;
        return;
    }
    if (isControl(byte)) { // is obeyed at once, and the sequence goes on
        out += byte;
        return;
    }
    const bool more = m_state == State::EscapeMore;
    m_state = State::Ground;
    if (isHigh(byte))
        return takeText(byte, out);
    m_sequence += byte;
    if (more) { // a character set, or a line of another height
        if (m_sequence.size() == 3)
            out += m_sequence;
    } else if (byte == '[') {
        m_state = State::Sequence;
    } else if (QByteArrayView("]PX^_").contains(byte)) {
        m_state = State::String;
        m_stringLength = 0;
    } else if (QByteArrayView("()*+#%").contains(byte)) {
        m_state = State::EscapeMore;
    } else if (QByteArrayView("78=>DEHMZcno").contains(byte)) {
        out += m_sequence;
    }
}

void TerminalFilter::takeSequence(char byte, QByteArray &out)
{
    if (byte == escape || isHigh(byte)) {
        m_state = State::Ground;
        return takeText(byte, out);
    }
    if (isControl(byte)) {
        if (byte == '\x18' || byte == '\x1a')
            m_state = State::Ground; // cancelled
        else
            out += byte;
        return;
    }
    m_sequence += byte;
    if (isBetween(byte, '@', '~')) {
        if (m_state == State::Sequence)
            out += allowed(m_sequence);
        m_state = State::Ground;
    } else if (m_sequence.size() > maxSequence) {
        m_state = State::Overlong;
        m_sequence.truncate(2);
    }
}

// Titles, the clipboard, links, colours of the palette, pictures: none of it is passed on.
void TerminalFilter::takeString(char byte, QByteArray &out)
{
    if (m_state == State::StringEnd) {
        m_state = State::Ground;
        if (byte == '\\')
            return;
        m_state = State::Escape; // no end, but another beginning
        m_sequence = "\x1b";
        return takeEscape(byte, out);
    }
    if (byte == escape) {
        m_state = State::StringEnd;
    } else if (byte == '\a' || byte == '\x18' || byte == '\x1a') {
        m_state = State::Ground;
    } else if (byte == '\n' || byte == '\r' || ++m_stringLength > maxString) {
        m_state = State::Ground;
        takeText(byte, out);
    }
}

QString safeToPaste(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\r")).replace(u'\n', u'\r');
    text.replace(QChar(QChar::ParagraphSeparator), u'\r').replace(QChar(QChar::LineSeparator), u'\r');
    text.removeIf([](QChar c) {
        const ushort code = c.unicode();
        return (code < 0x20 && code != '\t' && code != '\r') || (code >= 0x7f && code < 0xa0);
    });
    qsizetype bytes = 0;
    qsizetype end = 0;
    for (; end < text.size(); ++end) {
        const ushort code = text.at(end).unicode();
        bytes += code < 0x80 ? 1 : code < 0x800 || text.at(end).isSurrogate() ? 2 : 3;
        if (bytes > maxPasteBytes)
            break;
    }
    if (end < text.size() && end > 0 && text.at(end).isLowSurrogate())
        --end;
    text.truncate(end);
    return text;
}

} // namespace learncode::ui
