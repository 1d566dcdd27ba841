// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"

#include <QHash>
#include <QStringList>

namespace learncode::http {

/// The web client: its page and the files that belong to it, out of the program itself, which links them
/// (LearnCode::PageBundle).
class WebPage final
{
public:
    WebPage();

    /// What `/` answers: the page with a policy that admits its own files only. Style elements need the
    /// nonce, another one in each answer, that is in the policy and in the page.
    [[nodiscard]] Response page(const Request &request) const;

    /// The paths of all other files: "/assets/index-Dh3x.js". Their names change with their contents, so that
    /// browsers may keep them for ever.
    [[nodiscard]] QStringList files() const { return m_files.keys(); }
    /// One of files().
    [[nodiscard]] Response file(const QString &path) const { return m_files.value(path); }

private:
    QByteArray m_page;
    QByteArray m_inlineScript; ///< as the policy names it
    QHash<QString, Response> m_files;
};

} // namespace learncode::http
