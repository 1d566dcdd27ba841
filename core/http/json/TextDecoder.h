// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace learncode::http {

/// Bytes as text: what is no UTF-8 becomes U+FFFD, nothing else is changed, a byte order mark neither.
[[nodiscard]] QString textOf(const QByteArray &bytes);

/// Makes text of bytes that come in pieces cut anywhere: a character cut in two arrives whole with the
/// second piece. What is no UTF-8 becomes U+FFFD, as if all had come at once.
class TextDecoder final
{
public:
    [[nodiscard]] QString decode(const QByteArray &bytes);
    /// What is left of a character that never came whole.
    [[nodiscard]] QString flush();

private:
    QByteArray m_begun; ///< the bytes of a character so far, three at most
};

} // namespace learncode::http
