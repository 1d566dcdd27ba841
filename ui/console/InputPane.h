// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/InputMode.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace learncode::ui {

/// Where people write what the program will read, and choose whether it reads that or what they type while
/// it runs. Says at any time what the next run will do.
class InputPane final : public QWidget
{
    Q_OBJECT

public:
    explicit InputPane(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void setMode(InputMode mode);
    /// What the next run will do.
    [[nodiscard]] bool isInteractive() const { return runsInteractively(m_mode, text()); }
    void setFontSize(int size);

Q_SIGNALS:
    void textChanged();
    /// The user wants the other way, or this one for good.
    void chosen(bool interactive);

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QString explanation() const;
    void update();

    QPlainTextEdit *m_edit;
    QToolButton *m_given = nullptr;
    QToolButton *m_interactive = nullptr;
    QLabel *m_explanation;
    InputMode m_mode = InputMode::Automatic;
};

} // namespace learncode::ui
