// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/TerminalScreen.h"

#include "core/support/Logging.h"
#include "ui/console/PtyWriter.h"
#include "ui/console/TermWidget.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <cerrno>
#include <utility>

#include <termios.h>

namespace learncode::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Only these do not go to a program that runs: run and stop, the next and previous area, copy, paste and
// the rest with Ctrl and Shift, the size of the text.
bool belongsToWindow(const QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_F5:
    case Qt::Key_F6: return modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_0: return modifiers & Qt::ControlModifier;
    default: break;
    }
    return modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event->key() >= Qt::Key_A
        && event->key() <= Qt::Key_Z;
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr
        || key == Qt::Key_Meta || key == Qt::Key_CapsLock || key == Qt::Key_NumLock;
}

// Line ends as a terminal wants them, for what never went through one.
QByteArray withReturns(QByteArray bytes)
{
    return bytes.replace("\r\n", "\n").replace('\n', "\r\n");
}

} // namespace

TerminalScreen::TerminalScreen(const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_terminal(new QTermWidget(0)) // takes the focus of the window it is made in: so in none
    , m_display(m_terminal->focusProxy())
    , m_clock(clock)
{
    setObjectName(u"terminalScreen"_s);
    setAccessibleName(tr("Terminal"));
    setFocusProxy(m_display);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 2, 0, 2);
    layout->addWidget(m_terminal);
    setUpTerminal();
    nameParts();
    m_display->installEventFilter(this);
    m_display->setAcceptDrops(false); // a drop would go to the program unseen
    m_sizeTimer.setSingleShot(true);
    m_sizeTimer.setInterval(30ms);
    connect(&m_sizeTimer, &QTimer::timeout, this, &TerminalScreen::tellSize);
}

TerminalScreen::~TerminalScreen() = default;

void TerminalScreen::setUpTerminal()
{
    m_terminal->setHistorySize(scrollbackLines);
    m_terminal->setScrollBarPosition(QTermWidget::ScrollBarRight);
    m_terminal->setTerminalSizeHint(false);
    m_terminal->setFlowControlEnabled(false);
    m_terminal->setBidiEnabled(false);
    m_terminal->setKeyBindings(u"default"_s);
    m_terminal->setMargin(4);
    m_terminal->startTerminalTeletype();
    connect(m_terminal, &QTermWidget::sendData, this,
            [this](const char *bytes, int count) { takeTyped(QByteArray(bytes, count)); });

    // The program's real terminal is in its container and has done all this.
    const int fd = m_terminal->getPtySlaveFd();
    termios mode{};
    if (::tcgetattr(fd, &mode) != 0)
        qCWarning(lcUi) << "the terminal's mode cannot be read:" << qt_error_string(errno);
    ::cfmakeraw(&mode);
    if (::tcsetattr(fd, TCSANOW, &mode) != 0)
        qCWarning(lcUi) << "the terminal's mode cannot be set:" << qt_error_string(errno);
    m_writer = new PtyWriter(fd, this);
    connect(m_writer, &PtyWriter::written, this, &TerminalScreen::written);
}

void TerminalScreen::nameParts()
{
    m_terminal->setObjectName(u"terminalWidget"_s);
    m_display->setObjectName(u"terminalView"_s);
    m_display->setAccessibleName(tr("Terminal of the program"));
    m_display->setAccessibleDescription(tr("What you type goes to the running program. F6 leads out."));
    for (QWidget *part : m_terminal->findChildren<QWidget *>()) {
        if (part->objectName().isEmpty())
            part->setObjectName(u"terminalPart"_s);
        if (part->accessibleName().isEmpty())
            part->setAccessibleName(tr("Part of the terminal"));
    }
    m_terminal->setAccessibleName(tr("Terminal"));
    // The widget shows its scroll bar always: where there is nothing to scroll it is not to be seen.
    if (auto *bar = m_display->findChild<QScrollBar *>()) {
        const auto show = [bar](int, int maximum) {
            bar->setProperty("idle", maximum <= 0);
            bar->style()->polish(bar);
        };
        connect(bar, &QScrollBar::rangeChanged, this, [bar, show](int minimum, int maximum) {
            if (bar->property("idle").toBool() != (maximum <= 0))
                show(minimum, maximum);
        });
        show(0, 0);
    }
}

void TerminalScreen::add(OutputStream stream, const QByteArray &bytes)
{
    const QByteArray harmless = m_filter.filter(bytes);
    m_writer->add(stream == OutputStream::Terminal ? harmless : withReturns(harmless), bytes.size());
}

void TerminalScreen::clear()
{
    m_writer->add("\x1b[3J\x1b[2J\x1b[H"_ba, 0);
}

void TerminalScreen::close()
{
    m_live = false;
    // No cursor where nothing can be typed, and the mouse selects again.
    m_writer->add("\x1b[?25l\x1b[?1000l\x1b[?1002l\x1b[?1003l"_ba, 0);
}

void TerminalScreen::setScheme(bool dark)
{
    m_terminal->setColorScheme(u":/learncode/themes/learncode-%1.colorscheme"_s.arg(dark ? u"dark"_s : u"light"_s));
}

void TerminalScreen::setFontSize(int size)
{
    m_terminal->setTerminalFont(Theme::codeFont(size));
    m_sizeTimer.start();
}

TerminalSize TerminalScreen::terminalSize() const
{
    return {.columns = m_terminal->screenColumnsCount(), .rows = m_terminal->screenLinesCount()};
}

QString TerminalScreen::text() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    m_terminal->saveHistory(&buffer);
    return QString::fromUtf8(buffer.data());
}

QString TerminalScreen::selectedText() const
{
    return m_terminal->selectedText(true);
}

void TerminalScreen::selectAll()
{
    m_terminal->setSelectionStart(0, 0);
    m_terminal->setSelectionEnd(m_terminal->historyLinesCount() + m_terminal->screenLinesCount() - 1,
                                m_terminal->screenColumnsCount());
    m_display->update();
}

void TerminalScreen::paste(const QString &text)
{
    QString harmless = safeToPaste(text);
    if (harmless.isEmpty())
        return;
    if (!m_live) {
        Q_EMIT typedInVain();
        return;
    }
    m_terminal->bracketText(harmless); // if the program wants to know that it is a paste
    m_terminal->scrollToEnd();
    Q_EMIT typed(harmless.toUtf8());
}

void TerminalScreen::takeTyped(const QByteArray &bytes)
{
    if (!m_live || bytes.isEmpty())
        return;
    if (!m_second || m_clock->now() - *m_second > 1s) {
        m_second = m_clock->now();
        m_typedInSecond = 0;
    }
    m_typedInSecond += bytes.size();
    if (m_typedInSecond <= maxTypedPerSecond)
        Q_EMIT typed(bytes);
}

bool TerminalScreen::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // A program that runs takes precedence over the window's shortcuts, but for the few above.
        const bool mine = m_live && !belongsToWindow(static_cast<QKeyEvent *>(event));
        event->setAccepted(mine);
        return true;
    }
    case QEvent::KeyPress: return takeKey(static_cast<QKeyEvent *>(event));
    case QEvent::InputMethod: return !m_live;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent *>(event)->button() != Qt::MiddleButton)
            break;
        if (event->type() == QEvent::MouseButtonPress)
            paste(QApplication::clipboard()->text(QClipboard::Selection));
        return true;
    case QEvent::ContextMenu: Q_EMIT menuWished(static_cast<QContextMenuEvent *>(event)->globalPos()); return true;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

bool TerminalScreen::takeKey(QKeyEvent *event)
{
    // Also when the shortcut did nothing just now, such as F5 while a program runs.
    if (belongsToWindow(event))
        return true;
    if (!m_live) {
        if (event->key() == Qt::Key_Escape)
            Q_EMIT leaveWished();
        else if (!isModifier(event->key()))
            Q_EMIT typedInVain();
        return true;
    }
    if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::ShiftModifier) {
        paste(QApplication::clipboard()->text());
        return true;
    }
    if (event->key() == Qt::Key_Backspace && !(event->modifiers() & ~Qt::ShiftModifier)) {
        m_terminal->scrollToEnd();
        takeTyped("\x7f"_ba); // what terminals on Linux erase with; the widget's own tables say ^H
        return true;
    }
    if (event->key() == Qt::Key_Backtab) { // would move the focus
        m_terminal->sendKeyEvent(event);
        return true;
    }
    return false;
}

void TerminalScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_sizeTimer.start();
}

void TerminalScreen::tellSize()
{
    const TerminalSize size = terminalSize();
    if (size != std::exchange(m_size, size))
        Q_EMIT resized(size);
}

} // namespace learncode::ui
