// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include "core/support/Logging.h"
#include "core/support/Settings.h"
#include "ui/theme/IconEngine.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

// A static library's resources are linked only where somebody asks for them.
static void initUiResources()
{
    Q_INIT_RESOURCE(learncode_ui);
#ifdef LEARNCODE_BUNDLED_FONT
    Q_INIT_RESOURCE(learncode_fonts);
#endif
}

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

QPalette makePalette(const Colours &colours)
{
    const auto colour = [&](Role role) { return colours.value(role); };
    QPalette palette;
    palette.setColor(QPalette::Window, colour(Role::Window));
    palette.setColor(QPalette::WindowText, colour(Role::Text));
    palette.setColor(QPalette::Base, colour(Role::Surface));
    palette.setColor(QPalette::AlternateBase, colour(Role::SurfaceAlt));
    palette.setColor(QPalette::Text, colour(Role::Text));
    palette.setColor(QPalette::PlaceholderText, colour(Role::Muted));
    palette.setColor(QPalette::Button, colour(Role::Surface));
    palette.setColor(QPalette::ButtonText, colour(Role::Text));
    palette.setColor(QPalette::BrightText, colour(Role::Error));
    palette.setColor(QPalette::Highlight, colour(Role::Selection));
    palette.setColor(QPalette::HighlightedText, colour(Role::Text));
    palette.setColor(QPalette::Accent, colour(Role::Accent));
    palette.setColor(QPalette::Link, colour(Role::Accent));
    palette.setColor(QPalette::LinkVisited, colour(Role::Accent));
    palette.setColor(QPalette::ToolTipBase, colour(Role::Surface));
    palette.setColor(QPalette::ToolTipText, colour(Role::Text));
    palette.setColor(QPalette::Mid, colour(Role::Border));
    palette.setColor(QPalette::Dark, colour(Role::ControlBorder));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Role::Muted));
    return palette;
}

/// resources/themes/learncode.qss with each `@name` replaced by that role's colour.
QString makeStyleSheet(const Colours &colours, bool dark)
{
    QFile file(u":/learncode/themes/learncode.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "the style sheet is missing from this build";
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    sheet.replace(u"@@theme"_s, dark ? u"dark"_s : u"light"_s);
    for (auto it = colours.cbegin(); it != colours.cend(); ++it)
        sheet.replace(u'@' + roleName(it.key()) + u'@', it.value().name());
    return sheet;
}

QString bundledFamily()
{
    static const QString family = [] {
        const int id = QFontDatabase::addApplicationFont(u":/learncode/fonts/code.ttf"_s);
        return id < 0 ? QString() : QFontDatabase::applicationFontFamilies(id).value(0);
    }();
    return family;
}

} // namespace

Theme::Theme(Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    initUiResources();
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    connect(m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1StringView(setting::theme.key))
            update();
    });
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::update);
    update();
    apply();
}

void Theme::update()
{
    const QString wish = m_settings->get(setting::theme);
    const bool systemIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    const bool dark = wish == "dark"_L1 || (wish != "light"_L1 && systemIsDark);
    if (dark == m_dark)
        return;
    m_dark = dark;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    QApplication::setPalette(makePalette(colours()));
    qApp->setStyleSheet(makeStyleSheet(colours(), m_dark));
}

QIcon Theme::icon(const QString &name, Role role) const
{
    return QIcon(new IconEngine(name, colour(role), colour(Role::Muted))); // QIcon owns its engine
}

void Theme::toggle()
{
    m_settings->set(setting::theme, m_dark ? u"light"_s : u"dark"_s);
}

QFont Theme::codeFont(int pointSize)
{
    initUiResources();
    QFont font =
        bundledFamily().isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont(bundledFamily());
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPointSize(pointSize);
    return font;
}

} // namespace learncode::ui
