// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/OutputFeed.h"
#include "ui/theme/Colours.h"

#include <QPlainTextEdit>
#include <QTextCharFormat>

namespace learncode::ui {

/// The read-only text of the output pane. Keeps the last lines only.
class OutputView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int maxLines = 10'000;
    static constexpr int maxCharacters = 2'000'000;

    explicit OutputView(QWidget *parent = nullptr);

    void setColours(const Colours &colours);
    /// append() only between these two.
    void beginAppend();
    void append(const QList<OutputPiece> &pieces);
    void endAppend();
    void clearAll();

    [[nodiscard]] bool hasDropped() const { return m_dropped; }
    [[nodiscard]] QString wholeText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    /// Bits of QTextBlock::userState().
    enum BlockMark { HasError = 1, GoesOn = 2 };

    void mark(int bit);
    void trim();
    [[nodiscard]] QString joined(int from, int to) const;

    Colours m_colours;
    QTextCharFormat m_outFormat;
    QTextCharFormat m_errorFormat;
    QTextCursor m_end;
    bool m_follow = true; ///< the user has not scrolled up
    bool m_scrolling = false; ///< it is us who move the scroll bar
    bool m_dropped = false;
};

} // namespace learncode::ui
