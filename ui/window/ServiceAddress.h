// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Error.h"

#include <QToolButton>
#include <QUrl>

namespace learncode::ui {

/// The address at which LearnCode can be reached, in the status bar; pressed, it is copied or opened.
class ServiceAddress final : public QToolButton
{
    Q_OBJECT

public:
    explicit ServiceAddress(QWidget *parent = nullptr);

    void setUrl(const QUrl &url);
    void setProblem(const Error &problem);

Q_SIGNALS:
    void copied();

private:
    QUrl m_url;
};

} // namespace learncode::ui
