// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunEvent.h"

#include <QList>
#include <QString>
#include <QStringDecoder>

#include <array>
#include <deque>

namespace learncode::ui {

/// A bit of output, ready to be shown.
struct OutputPiece
{
    enum class Kind {
        Text,
        LineEnd,
        SoftBreak, ///< a very long line goes on below; not in the program's output
        ClearLine, ///< what stands on the current line makes way (carriage return)
    };

    Kind kind = Kind::Text;
    OutputStream stream = OutputStream::Stdout;
    QString text = {};
};

/// Stands between a program that prints as it likes and a widget that must stay fluent. Takes any
/// bytes, cut anywhere; gives text: UTF-8 decoded for each stream on its own, escape sequences taken
/// out, control characters made visible. Keeps no more waiting than can be seen in the end: lines that
/// would be scrolled away at once are dropped.
class OutputFeed final
{
public:
    static constexpr qsizetype maxWaitingBytes = 2 << 20;
    static constexpr int maxWaitingLines = 10'000;
    /// Longer lines are broken: laying out one line of a megabyte takes seconds.
    static constexpr int maxLineLength = 1000;

    void add(OutputStream stream, const QByteArray &bytes);
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    /// The next pieces, made of about \a maxBytes.
    [[nodiscard]] QList<OutputPiece> take(qsizetype maxBytes);
    /// Bytes taken or dropped since the last call, to be acknowledged.
    [[nodiscard]] qint64 takeDealtWith();
    /// Whether anything was dropped since clear().
    [[nodiscard]] bool hasDropped() const { return m_dropped; }
    void clear();

private:
    enum class Escape { None, Started, Sequence, String };
    struct Chunk
    {
        OutputStream stream;
        QByteArray bytes;
    };
    struct Channel
    {
        QStringDecoder decoder{QStringDecoder::Utf8};
        Escape escape = Escape::None;
    };

    void dropWhatWouldScrollAway();
    void dropFront(qsizetype bytes);
    void convert(const Chunk &chunk, QList<OutputPiece> &pieces);
    [[nodiscard]] bool swallow(Channel &channel, QChar c);
    void put(QChar c, OutputStream stream, QList<OutputPiece> &pieces);
    void endLine(OutputPiece::Kind kind, OutputStream stream, QList<OutputPiece> &pieces);

    std::deque<Chunk> m_waiting;
    qsizetype m_waitingBytes = 0;
    std::array<Channel, 3> m_channels;
    qint64 m_dealtWith = 0;
    int m_column = 0;
    bool m_returned = false; ///< a carriage return was seen; what it means shows in the next character
    bool m_dropped = false;
};

} // namespace learncode::ui
