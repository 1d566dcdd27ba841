// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/OutputFeed.h"

#include <algorithm>
#include <utility>

namespace learncode::ui {

namespace {

// Shown as its picture (U+2400…): harmless, and plain to see.
QChar visible(QChar c)
{
    if (c.unicode() < 0x20)
        return QChar(0x2400 + c.unicode());
    if (c.unicode() == 0x7f)
        return QChar(0x2421);
    // These mean something to a text document of Qt's, or turn the order of the text around.
    const ushort code = c.unicode();
    if ((code >= 0x80 && code < 0xa0) || code == 0x2028 || code == 0x2029 || code == 0xfdd0 || code == 0xfdd1
        || code == 0xfffc || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
        return QChar::ReplacementCharacter;
    return c;
}

} // namespace

void OutputFeed::add(OutputStream stream, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_waiting.push_back({stream, bytes});
    m_waitingBytes += bytes.size();
    if (m_waitingBytes > maxWaitingBytes)
        dropFront(m_waitingBytes - maxWaitingBytes);
}

QList<OutputPiece> OutputFeed::take(qsizetype maxBytes)
{
    dropWhatWouldScrollAway();
    QList<OutputPiece> pieces;
    while (maxBytes > 0 && !m_waiting.empty()) {
        Chunk chunk = m_waiting.front();
        if (chunk.bytes.size() > maxBytes) {
            chunk.bytes.truncate(maxBytes);
            m_waiting.front().bytes.remove(0, maxBytes);
        } else {
            m_waiting.pop_front();
        }
        maxBytes -= chunk.bytes.size();
        m_waitingBytes -= chunk.bytes.size();
        m_dealtWith += chunk.bytes.size();
        convert(chunk, pieces);
    }
    return pieces;
}

qint64 OutputFeed::takeDealtWith()
{
    return std::exchange(m_dealtWith, 0);
}

void OutputFeed::clear()
{
    *this = OutputFeed();
}

void OutputFeed::dropWhatWouldScrollAway()
{
    int lines = 0;
    qsizetype after = m_waitingBytes; // bytes before the place that is looked at
    for (auto chunk = m_waiting.rbegin(); chunk != m_waiting.rend(); ++chunk) {
        qsizetype at = chunk->bytes.size();
        after -= at;
        while (at > 0 && (at = chunk->bytes.lastIndexOf('\n', at - 1)) >= 0) {
            if (++lines > maxWaitingLines) {
                dropFront(after + at + 1);
                return;
            }
        }
    }
}

void OutputFeed::dropFront(qsizetype bytes)
{
    m_dropped = true;
    m_waitingBytes -= bytes;
    m_dealtWith += bytes;
    while (bytes > 0) {
        Chunk &chunk = m_waiting.front();
        if (chunk.bytes.size() > bytes) {
            chunk.bytes.remove(0, bytes);
            break;
        }
        bytes -= chunk.bytes.size();
        m_waiting.pop_front();
    }
    // Half a character or half an escape sequence may have gone.
    for (Channel &channel : m_channels) {
        channel.decoder.resetState();
        channel.escape = Escape::None;
    }
}

void OutputFeed::convert(const Chunk &chunk, QList<OutputPiece> &pieces)
{
    Channel &channel = m_channels[static_cast<std::size_t>(chunk.stream)];
    const QString text = channel.decoder.decode(chunk.bytes);
    for (const QChar c : text) {
        if (swallow(channel, c))
            continue;
        if (c == u'\n') {
            m_returned = false;
            endLine(OutputPiece::Kind::LineEnd, chunk.stream, pieces);
        } else if (c == u'\r') {
            m_returned = true;
        } else {
            if (std::exchange(m_returned, false) && m_column > 0)
                endLine(OutputPiece::Kind::ClearLine, chunk.stream, pieces);
            put(c, chunk.stream, pieces);
        }
    }
}

// Colours and cursor movements are for terminals: ESC [ … letter, ESC ] … BEL, ESC letter.
bool OutputFeed::swallow(Channel &channel, QChar c)
{
    switch (channel.escape) {
    case Escape::None:
        if (c != u'\x1b')
            return false;
        channel.escape = Escape::Started;
        return true;
    case Escape::Started:
        channel.escape = c == u'[' ? Escape::Sequence : c == u']' ? Escape::String : Escape::None;
        return c >= u' ';
    case Escape::Sequence:
        if (c < u' ') { // no sequence after all: a line end must not be lost in it
            channel.escape = Escape::None;
            return false;
        }
        if (c >= u'@')
            channel.escape = Escape::None;
        return true;
    case Escape::String:
        if (c < u' ')
            channel.escape = Escape::None;
        return c != u'\n';
    }
    return false;
}

void OutputFeed::put(QChar c, OutputStream stream, QList<OutputPiece> &pieces)
{
    // A pair of surrogates stays together.
    if (m_column >= maxLineLength && !c.isLowSurrogate())
        endLine(OutputPiece::Kind::SoftBreak, stream, pieces);
    if (pieces.isEmpty() || pieces.last().kind != OutputPiece::Kind::Text || pieces.last().stream != stream)
        pieces.append({.kind = OutputPiece::Kind::Text, .stream = stream});
    pieces.last().text.append(c == u'\t' ? c : visible(c));
    ++m_column;
}

void OutputFeed::endLine(OutputPiece::Kind kind, OutputStream stream, QList<OutputPiece> &pieces)
{
    m_column = 0;
    if (kind == OutputPiece::Kind::ClearLine) {
        // A progress bar writes its line a thousand times: only the last one is shown.
        while (!pieces.isEmpty() && pieces.last().kind == OutputPiece::Kind::Text)
            pieces.removeLast();
        if (!pieces.isEmpty() && pieces.last().kind == OutputPiece::Kind::ClearLine)
            return;
    }
    pieces.append({.kind = kind, .stream = stream});
}

} // namespace learncode::ui
