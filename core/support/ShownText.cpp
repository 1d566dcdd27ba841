// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/ShownText.h"

#include <algorithm>
#include <vector>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t replacement = U'\ufffd';

bool isHarmless(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    default: return true;
    }
}

QString plain(const QString &word)
{
    QString letters = word.toLower();
    letters.removeIf([](QChar c) { return c == u'_' || c == u'-' || c == u' '; });
    return letters;
}

/// Letters that are put in, left out, changed, or swapped with their neighbour.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<std::vector<qsizetype>> rows(size_t(a.size()) + 1, std::vector<qsizetype>(size_t(b.size()) + 1));
    for (size_t i = 0; i < rows.size(); ++i) {
        for (size_t j = 0; j < rows[i].size(); ++j) {
            if (i == 0 || j == 0) {
                rows[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const auto letter = [](const QString &text, size_t at) { return text[static_cast<qsizetype>(at) - 1]; };
            const bool same = letter(a, i) == letter(b, j);
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && letter(a, i) == letter(b, j - 1) && letter(a, i - 1) == letter(b, j))
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows[size_t(a.size())][size_t(b.size())];
}

} // namespace

QString shownText(const QString &text, qsizetype most)
{
    // Twice as many UTF-16 units hold that many characters, and one more.
    const QList<uint> characters = QStringView(text).left(2 * most + 2).toUcs4();
    QString shown;
    for (const char32_t character : characters.first(std::min(most, characters.size())))
        shown += QChar::fromUcs4(isHarmless(character) ? character : replacement);
    return characters.size() > most ? shown + u'\u2026' : shown;
}

QString nearestWord(const QString &word, const QStringList &known)
{
    constexpr qsizetype longest = 40;
    if (word.size() > longest)
        return {};
    const QString meant = plain(word);
    QString nearest;
    qsizetype least = longest;
    for (const QString &candidate : known) {
        const QString letters = plain(candidate);
        // One letter in three may be wrong: "codes" is near to "code", "mode of" is not.
        const qsizetype off = distance(meant, letters);
        if (off <= std::max<qsizetype>(1, letters.size() / 3) && off < least && off < letters.size()) {
            nearest = candidate;
            least = off;
        }
    }
    return nearest;
}

} // namespace learncode
