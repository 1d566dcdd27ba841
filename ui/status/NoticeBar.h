// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Colours.h"

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace learncode::ui {

class Theme;

/// A message above the editor that waits until it is dealt with and is in nobody's way.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Info, Warning, Problem };
    struct Button
    {
        QString name; ///< objectName
        QString text;
        std::function<void()> pressed;
    };
    struct Notice
    {
        Level level = Level::Info;
        QString message;
        QList<Button> buttons = {};
        QString details = {}; ///< offers "Details" and, there, "Copy details"
        bool closable = true;

        /// Whether it looks the same; what its buttons do does not count.
        [[nodiscard]] bool looksLike(const Notice &other) const;
    };

    NoticeBar(const QString &name, const Theme *theme, QWidget *parent = nullptr);

    /// Shows it; one that looks the same as what is shown changes nothing on the screen.
    void show(const Notice &notice);
    void dismiss();
    /// A bar with text below the message: 0 to 1, or less than 0 where it cannot be told.
    void showProgress(double fraction, const QString &text);

private:
    void buildTop();
    void buildProgress();
    void buildDetails();
    void applyTheme();
    void rebuildButtons();

    const Theme *m_theme;
    Notice m_notice;
    QHBoxLayout *m_row = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_message = nullptr;
    QToolButton *m_close = nullptr;
    QWidget *m_progressArea = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QWidget *m_detailsArea = nullptr;
    QPlainTextEdit *m_details = nullptr;
    QList<QPushButton *> m_buttons;
};

} // namespace learncode::ui
