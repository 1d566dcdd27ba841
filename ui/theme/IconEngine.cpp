// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/IconEngine.h"

#include "core/support/Logging.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <utility>

namespace learncode::ui {

using namespace Qt::StringLiterals;

IconEngine::IconEngine(QString name, QColor colour, QColor disabledColour)
    : m_name(std::move(name))
    , m_colour(std::move(colour))
    , m_disabledColour(std::move(disabledColour))
{
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    QFile file(u":/learncode/icons/%1.svg"_s.arg(m_name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "no icon" << m_name;
        return;
    }
    const QColor &colour = mode == QIcon::Disabled ? m_disabledColour : m_colour;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer(svg).render(painter, rect);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    QPixmap pixmap(size); // in device pixels
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(&painter, QRect(QPoint(), size), mode, state);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

} // namespace learncode::ui
