// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LanguageSelector.h"

#include "core/run/Language.h"
#include "core/run/ServiceHealth.h"

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

// The standard says more to people than the compiler's version.
QString labelOf(const Language &language)
{
    return language.standard.name.isEmpty() ? language.name : language.standard.name;
}

} // namespace

LanguageSelector::LanguageSelector(const LanguageRegistry *languages, const HealthMonitor *health, QWidget *parent)
    : QComboBox(parent)
    , m_languages(languages)
    , m_health(health)
{
    setObjectName(u"languageSelector"_s);
    setAccessibleName(tr("Language"));
    setToolTip(tr("The language of your program; each keeps its own"));
    setMinimumContentsLength(15);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Language &language : languages->all())
        addItem(labelOf(language), language.id);
    connect(this, &QComboBox::activated, this, [this](int index) {
        if (const Language *language = m_languages->find(itemData(index).toString()))
            Q_EMIT chosen(*language);
    });
    connect(health, &HealthMonitor::changed, this, &LanguageSelector::updateVersions);
    updateVersions();
}

void LanguageSelector::setLanguage(const Language &language)
{
    setCurrentIndex(findData(language.id));
}

void LanguageSelector::updateVersions()
{
    for (const ExecutorHealth &executor : m_health->health().executors) {
        const Language *language = m_languages->find(executor.languageId);
        const int index = findData(executor.languageId);
        if (!language || index < 0 || executor.languageVersion.isEmpty() || !language->standard.name.isEmpty())
            continue;
        // "3.13.5" is "3.13" to people.
        const QString version = executor.languageVersion.section(u'.', 0, 1);
        setItemText(index, language->name + u' ' + version);
    }
}

} // namespace learncode::ui
