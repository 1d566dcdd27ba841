// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Colours.h"

#include <array>
#include <cmath>
#include <utility>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    Role role;
    const char *name;
    QRgb light;
    QRgb dark;
};

constexpr std::array rows{
    Row{Role::Window, "window", 0xfff5f6f9, 0xff1a1d23},
    Row{Role::Surface, "surface", 0xffffffff, 0xff20242c},
    Row{Role::SurfaceAlt, "surfaceAlt", 0xffe9ecf2, 0xff2c323d},
    Row{Role::Border, "border", 0xffdde1e9, 0xff343b47},
    Row{Role::ControlBorder, "controlBorder", 0xff868f9f, 0xff737d8e},
    Row{Role::Text, "text", 0xff1f2430, 0xffe6e9ef},
    Row{Role::Muted, "muted", 0xff586174, 0xffa6afbe},
    Row{Role::Accent, "accent", 0xff2a5bd0, 0xff8ab0ff},
    Row{Role::OnAccent, "onAccent", 0xffffffff, 0xff10182b},
    Row{Role::AccentSoft, "accentSoft", 0xffe2eafc, 0xff2b3a58},
    Row{Role::Error, "error", 0xffb3261e, 0xffff9b93},
    Row{Role::ErrorSoft, "errorSoft", 0xfffdeceb, 0xff42292b},
    Row{Role::Warning, "warning", 0xff7a5000, 0xfff1c26b},
    Row{Role::WarningSoft, "warningSoft", 0xfffff4d9, 0xff3d351f},
    Row{Role::Success, "success", 0xff1b7340, 0xff7fd6a0},
    Row{Role::CurrentLine, "currentLine", 0xfff4f7fd, 0xff282e38},
    Row{Role::Selection, "selection", 0xffcddcfb, 0xff3a517f},
    Row{Role::LineNumber, "lineNumber", 0xff667085, 0xff8e98a8},
    Row{Role::Keyword, "keyword", 0xff7c2fc4, 0xffc9a6ff},
    Row{Role::Literal, "literal", 0xff1b7340, 0xff9bd8a5},
    Row{Role::Number, "number", 0xff9a4700, 0xfff0b27a},
    Row{Role::Comment, "comment", 0xff626c7e, 0xff9ba5b4},
    Row{Role::Name, "name", 0xff2353b4, 0xff8ab0ff},
    Row{Role::BuiltIn, "builtIn", 0xff0b6b7d, 0xff7ccfdb},
    Row{Role::Special, "special", 0xff7a5000, 0xfff1c26b},
};

Colours table(QRgb Row::*theme)
{
    Colours colours;
    for (const Row &row : rows)
        colours.insert(row.role, QColor::fromRgb(row.*theme));
    return colours;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Colours &lightColours()
{
    static const Colours colours = table(&Row::light);
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours = table(&Row::dark);
    return colours;
}

QString roleName(Role role)
{
    for (const Row &row : rows) {
        if (row.role == role)
            return QLatin1StringView(row.name);
    }
    return {};
}

double contrastRatio(const QColor &first, const QColor &second)
{
    double lighter = luminance(first);
    double darker = luminance(second);
    if (lighter < darker)
        std::swap(lighter, darker);
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace learncode::ui
