// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ServiceAddress.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>

namespace learncode::ui {

using namespace Qt::StringLiterals;

ServiceAddress::ServiceAddress(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"serviceAddress"_s);
    setAccessibleName(tr("Address of this LearnCode"));
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"serviceAddressMenu"_s);
    menu->addAction(tr("Copy the address"), this, [this] {
        QGuiApplication::clipboard()->setText(m_url.toString());
        Q_EMIT copied();
    });
    menu->addAction(tr("Open in the browser"), this, [this] { QDesktopServices::openUrl(m_url); });
    setMenu(menu);
    hide();
}

void ServiceAddress::setUrl(const QUrl &url)
{
    m_url = url;
    QString text = url.toString();
    if (text.endsWith(u'/'))
        text.chop(1);
    setText(text);
    setToolTip(tr("Programs can be run over HTTP at this address, too"));
    setAccessibleDescription(toolTip());
    setEnabled(true);
    setVisible(url.isValid());
}

void ServiceAddress::setProblem(const Error &problem)
{
    m_url.clear();
    setText(tr("No HTTP address"));
    setToolTip(problem.message);
    setAccessibleDescription(problem.message);
    setEnabled(false);
    setVisible(true);
}

} // namespace learncode::ui
