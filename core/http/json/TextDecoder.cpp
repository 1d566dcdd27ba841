// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/json/TextDecoder.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace learncode::http {

namespace {

// How many bytes at the end may be the beginning of a character.
qsizetype begunAtEnd(const QByteArray &bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xc0) == 0x80)
            continue;
        const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

} // namespace

QString textOf(const QByteArray &bytes)
{
    // QString::fromUtf8() would drop a byte order mark that the program printed. Stateless: a character
    // cut off at the end is not kept for bytes that never come.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::ConvertInitialBom | QStringConverter::Flag::Stateless);
    return decoder.decode(bytes);
}

QString TextDecoder::decode(const QByteArray &bytes)
{
    QByteArray all = m_begun.isEmpty() ? bytes : m_begun + bytes;
    m_begun = all.last(begunAtEnd(all));
    all.chop(m_begun.size());
    return textOf(all);
}

QString TextDecoder::flush()
{
    return textOf(std::exchange(m_begun, {}));
}

} // namespace learncode::http
