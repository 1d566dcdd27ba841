// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ChunkedBody.h"

#include <algorithm>

namespace learncode::http {

namespace {

constexpr qsizetype maxLine = 1024;
constexpr qsizetype maxSizeDigits = 12;
constexpr int maxTrailers = 16;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

qsizetype ChunkedBody::feed(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (!ended() && used < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(used);
        const qsizetype taken = m_state == State::Data ? feedData(rest) : feedLine(rest);
        if (taken == 0)
            break;
        used += taken;
    }
    return used;
}

qsizetype ChunkedBody::feedData(QByteArrayView bytes)
{
    const qsizetype taken = std::min<qint64>(m_left, bytes.size());
    m_body += bytes.first(taken);
    m_left -= taken;
    if (m_left == 0)
        m_state = State::DataEnd;
    return taken;
}

qsizetype ChunkedBody::feedLine(QByteArrayView bytes)
{
    const qsizetype lineFeed = bytes.indexOf('\n');
    if (lineFeed > maxLine || (lineFeed < 0 && bytes.size() > maxLine)) {
        m_state = State::Malformed;
        return 0;
    }
    if (lineFeed < 0)
        return 0;
    if (lineFeed == 0 || bytes[lineFeed - 1] != '\r') {
        m_state = State::Malformed;
        return 0;
    }
    const QByteArrayView line = bytes.first(lineFeed - 1);
    if (m_state == State::Size)
        takeSize(line);
    else if (m_state == State::Trailer)
        takeTrailer(line);
    else
        m_state = line.isEmpty() ? State::Size : State::Malformed;
    return lineFeed + 1;
}

void ChunkedBody::takeSize(QByteArrayView line)
{
    const auto digits = std::ranges::find_if_not(line, isHexDigit) - line.begin();
    const bool extension = digits < line.size() && (line[digits] == ';' || line[digits] == ' ' || line[digits] == '\t');
    if (digits == 0 || digits > maxSizeDigits || (digits < line.size() && !extension)) {
        m_state = State::Malformed;
        return;
    }
    m_left = line.first(digits).toByteArray().toLongLong(nullptr, 16);
    if (m_left > m_maxBytes - m_body.size())
        m_state = State::TooLarge;
    else
        m_state = m_left == 0 ? State::Trailer : State::Data;
}

void ChunkedBody::takeTrailer(QByteArrayView line)
{
    if (line.isEmpty())
        m_state = State::Done;
    else if (++m_trailers > maxTrailers)
        m_state = State::Malformed;
}

} // namespace learncode::http
