// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace learncode::ui {

/// Where people write what the program will read.
class InputPane final : public QWidget
{
    Q_OBJECT

public:
    explicit InputPane(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void setFontSize(int size);

Q_SIGNALS:
    void textChanged();

private:
    QPlainTextEdit *m_edit;
};

} // namespace learncode::ui
