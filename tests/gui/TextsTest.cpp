// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Colours.h"
#include "ui/window/Actions.h"

#include <QKeySequence>
#include <QSet>
#include <QTest>

using namespace learncode::ui;
using namespace Qt::StringLiterals;

class TextsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data();
    void contrast();
    void actionsAreOneTable();
};

void TextsTest::contrast_data()
{
    QTest::addColumn<Role>("foreground");
    QTest::addColumn<Role>("background");
    QTest::addColumn<double>("least");
    const auto add = [](Role foreground, Role background, double least) {
        QTest::addRow("%s on %s", qPrintable(roleName(foreground)), qPrintable(roleName(background)))
            << foreground << background << least;
    };
    for (const Role background : {Role::Window, Role::Surface, Role::SurfaceAlt, Role::AccentSoft, Role::WarningSoft,
                                  Role::ErrorSoft, Role::CurrentLine, Role::Selection})
        add(Role::Text, background, 4.5);
    for (const Role text : {Role::Error, Role::Warning, Role::Success, Role::LineNumber, Role::Muted, Role::Keyword,
                            Role::Literal, Role::Number, Role::Comment, Role::Name, Role::BuiltIn, Role::Special})
        add(text, Role::Surface, 4.5);
    for (const Role text : {Role::Keyword, Role::Literal, Role::Number, Role::Comment, Role::Name, Role::BuiltIn})
        add(text, Role::CurrentLine, 4.5);
    add(Role::Muted, Role::Window, 4.5);
    add(Role::OnAccent, Role::Accent, 4.5);
    add(Role::OnAccent, Role::Name, 4.5);
    add(Role::Error, Role::ErrorSoft, 4.5);
    add(Role::Warning, Role::WarningSoft, 4.5);
    add(Role::Accent, Role::Window, 3);
    add(Role::Accent, Role::Surface, 3);
    add(Role::ControlBorder, Role::Surface, 3);
    add(Role::ControlBorder, Role::Window, 2.9);
}

void TextsTest::contrast()
{
    QFETCH(Role, foreground);
    QFETCH(Role, background);
    QFETCH(double, least);
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        const double ratio = contrastRatio(colours->value(foreground), colours->value(background));
        QVERIFY2(
            ratio >= least,
            qPrintable(u"%1 in the %2 theme"_s.arg(ratio).arg(colours == &lightColours() ? u"light"_s : u"dark"_s)));
    }
}

void TextsTest::actionsAreOneTable()
{
    QSet<QString> names;
    QSet<QString> shortcuts;
    for (const ActionInfo &info : allActions()) {
        names.insert(QLatin1StringView(info.name));
        if (!*info.shortcut)
            continue;
        for (const QKeySequence &keys : QKeySequence::listFromString(QLatin1StringView(info.shortcut))) {
            QVERIFY2(!keys.isEmpty() && !shortcuts.contains(keys.toString()), info.name);
            shortcuts.insert(keys.toString());
        }
    }
    QCOMPARE(names.size(), qsizetype(allActions().size()));
}

QTEST_MAIN(TextsTest)
#include "TextsTest.moc"
