// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

namespace learncode::ui {

/// Draws one SVG of resources/icons in one colour, sharp at every size and pixel ratio. The files are
/// drawn with `currentColor`.
class IconEngine final : public QIconEngine
{
public:
    IconEngine(QString name, QColor colour, QColor disabledColour);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine *clone() const override;

private:
    QString m_name;
    QColor m_colour;
    QColor m_disabledColour;
};

} // namespace learncode::ui
