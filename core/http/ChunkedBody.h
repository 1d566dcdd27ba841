// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace learncode::http {

/// Takes a body in chunked coding apart, however it is cut. Strict: bare line feeds, signs, empty
/// sizes and long extensions are malformed.
class ChunkedBody final
{
public:
    enum class State { Size, Data, DataEnd, Trailer, Done, Malformed, TooLarge };

    /// A body of more than \a maxBytes is TooLarge, told from the size of the chunk that exceeds it.
    explicit ChunkedBody(qint64 maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    /// Reads on; returns how many bytes it has used. Those of a line that is not whole yet stay unused.
    qsizetype feed(QByteArrayView bytes);

    [[nodiscard]] State state() const { return m_state; }
    /// No more bytes will change it.
    [[nodiscard]] bool ended() const { return m_state >= State::Done; }
    [[nodiscard]] const QByteArray &body() const { return m_body; }

private:
    qsizetype feedLine(QByteArrayView bytes);
    qsizetype feedData(QByteArrayView bytes);
    void takeSize(QByteArrayView line);
    void takeTrailer(QByteArrayView line);

    qint64 m_maxBytes;
    State m_state = State::Size;
    qint64 m_left = 0; ///< of the chunk
    int m_trailers = 0;
    QByteArray m_body;
};

} // namespace learncode::http
