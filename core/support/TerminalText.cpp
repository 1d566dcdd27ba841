// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/TerminalText.h"

namespace learncode {

QString withoutEscapes(const QString &text)
{
    constexpr QChar escape(0x1b);
    if (!text.contains(escape))
        return text;
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != escape) {
            plain += text.at(i);
            continue;
        }
        if (i + 1 < text.size() && text.at(i + 1) == u'[') {
            for (i += 2; i < text.size() && text.at(i) >= u' ' && text.at(i) < u'@';)
                ++i;
        }
    }
    return plain;
}

} // namespace learncode
