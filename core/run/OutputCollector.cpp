// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OutputCollector.h"

namespace learncode {

void OutputCollector::add(const OutputReceived &output)
{
    append(m_combined, output.bytes);
    append(output.stream == OutputStream::Stderr ? m_stderr : m_stdout, output.bytes);
}

void OutputCollector::append(Kept &kept, const QByteArray &bytes) const
{
    if (kept.cut)
        return;
    qsizetype room = m_most - kept.bytes.size();
    if (bytes.size() <= room) {
        kept.bytes += bytes;
        return;
    }
    kept.cut = true;
    // Not within a character, which has three bytes at most after its first.
    for (int i = 0; i < 3 && room > 0 && (static_cast<unsigned char>(bytes[room]) & 0xc0) == 0x80; ++i)
        --room;
    kept.bytes += bytes.first(room);
}

} // namespace learncode
