// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/DocumentController.h"

#include "core/run/Language.h"
#include "ui/document/ProgramFile.h"
#include "ui/editor/CodeEditor.h"

#include <QFileInfo>

namespace learncode::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// From the first key to the disk.
constexpr auto keepTime = 500ms;

Draft draftOf(const ProgramFile &program, const QString &path)
{
    return {
        .text = program.text,
        .path = path,
        .fingerprint = program.fingerprint,
        .crlf = program.crlf,
        .byteOrderMark = program.byteOrderMark,
        .modified = false,
        .input = {},
    };
}

} // namespace

DocumentController::DocumentController(CodeEditor *editor, const LanguageRegistry *languages,
                                       const QString &draftDirectory, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_languages(languages)
    , m_store(draftDirectory)
    , m_language(&languages->all().first())
    , m_keepTimer(clock->makeTimer())
{
    connect(m_keepTimer.get(), &Timer::timeout, this, &DocumentController::keepNow);
    connect(m_editor, &CodeEditor::textChanged, this, [this] {
        if (!m_switching)
            keepSoon();
    });
}

DocumentController::~DocumentController() = default;

Draft &DocumentController::current()
{
    return m_drafts[m_language->id];
}

Draft DocumentController::current() const
{
    return m_drafts.value(m_language->id);
}

QString DocumentController::fileName() const
{
    const QString path = filePath();
    return path.isEmpty() ? m_language->mainFile : QFileInfo(path).fileName();
}

void DocumentController::setInput(const QString &input)
{
    if (current().input == input)
        return;
    current().input = input;
    current().inputIsOurs = false;
    keepSoon();
}

void DocumentController::showLanguage(const Language &language, const QString &starter, const QString &starterInput)
{
    keepNow();
    m_switching = true;
    m_language = &language;
    m_editor->showBuffer(language);
    if (!m_drafts.contains(language.id))
        restore(language, starter, starterInput);
    m_switching = false;
    Q_EMIT changed();
}

void DocumentController::restore(const Language &language, const QString &starter, const QString &starterInput)
{
    std::optional<Draft> kept = m_store.load(language.id);
    if (!kept) {
        kept = Draft{};
        kept->text = starter;
        kept->input = starterInput;
        kept->inputIsOurs = true;
    } else if (!kept->modified && !kept->path.isEmpty()) {
        // Nothing of the user's own would be lost: show the file as it is today.
        if (const Result<ProgramFile> program = readProgram(kept->path)) {
            const Draft before = *kept;
            kept = draftOf(*program, kept->path);
            kept->input = before.input;
            kept->inputIsOurs = before.inputIsOurs;
        } else {
            kept->modified = true; // the draft is all that is left of it
        }
    }
    m_drafts.insert(language.id, *kept);
    show(*kept);
}

void DocumentController::show(const Draft &draft)
{
    m_editor->setText(draft.text);
    m_editor->setModified(draft.modified);
}

void DocumentController::open(const QString &path)
{
    const Result<ProgramFile> program = readProgram(path);
    if (!program) {
        Q_EMIT failed(program.error());
        return;
    }
    const Language *language = m_languages->forFileName(QFileInfo(path).fileName());
    if (!language) {
        Q_EMIT failed({u"unknown_language"_s,
                       tr("%1: LearnCode knows programs in %2 by the ending of their name, such as %3.")
                           .arg(QFileInfo(path).fileName(), m_languages->namesInWords(), m_languages->endingsInWords()),
                       path});
        return;
    }
    showLanguage(*language);
    replaceWith(draftOf(*program, path));
}

void DocumentController::startWith(const Language &language, const QString &text, const QString &input)
{
    showLanguage(language);
    Draft draft;
    draft.text = text;
    draft.input = input;
    draft.inputIsOurs = true;
    replaceWith(draft);
}

void DocumentController::replaceWith(const Draft &draft)
{
    const bool aside =
        m_editor->isModified() && !m_editor->text().trimmed().isEmpty() && m_editor->text() != draft.text;
    if (aside && !putCurrentAside())
        return;
    m_switching = true;
    // What somebody typed is kept; what came with an example is not for another program.
    const bool keepsInput = draft.input.isEmpty() && !current().inputIsOurs;
    const QString input = keepsInput ? current().input : draft.input;
    current() = draft;
    current().input = input;
    current().inputIsOurs = !keepsInput;
    show(draft);
    m_switching = false;
    m_dirty = true;
    keepNow();
    Q_EMIT changed();
    if (aside)
        Q_EMIT putAside();
}

// What cannot be put aside is not replaced.
bool DocumentController::putCurrentAside()
{
    Draft draft = current();
    draft.text = m_editor->text();
    draft.modified = true;
    const Result<void> kept = m_store.putAside(m_language->id, draft);
    if (!kept)
        Q_EMIT failed(kept.error());
    return kept.has_value();
}

bool DocumentController::save()
{
    const QString path = filePath();
    if (path.isEmpty())
        return false;
    const QByteArray now = fingerprintOf(path);
    if (!now.isEmpty() && now != current().fingerprint)
        Q_EMIT changedOutside(fileName());
    else
        write(path);
    return true;
}

void DocumentController::saveAs(const QString &path)
{
    write(path);
}

void DocumentController::saveAnyway()
{
    write(filePath());
}

void DocumentController::reload()
{
    const QString path = filePath();
    const Result<ProgramFile> program = readProgram(path);
    if (!program) {
        Q_EMIT failed(program.error());
        return;
    }
    replaceWith(draftOf(*program, path));
}

void DocumentController::bringBack()
{
    if (const std::optional<Draft> draft = m_store.lastPutAside(m_language->id))
        replaceWith(*draft);
}

void DocumentController::write(const QString &path)
{
    Draft &draft = current();
    const Result<QByteArray> written = writeProgram(
        path, {.text = m_editor->text(), .crlf = draft.crlf, .byteOrderMark = draft.byteOrderMark, .fingerprint = {}});
    if (!written) {
        Q_EMIT failed(written.error());
        return;
    }
    draft.path = path;
    draft.fingerprint = *written;
    m_editor->setModified(false);
    m_dirty = true;
    keepNow();
    Q_EMIT changed();
    Q_EMIT saved(fileName());
}

// Counted from the first key, not the last: somebody who types on and on loses no more than others.
void DocumentController::keepSoon()
{
    m_dirty = true;
    if (!m_keepTimer->isActive())
        m_keepTimer->start(keepTime);
}

void DocumentController::keepNow()
{
    m_keepTimer->stop();
    if (!m_dirty || !m_drafts.contains(m_language->id))
        return;
    Draft &draft = current();
    draft.text = m_editor->text();
    draft.modified = m_editor->isModified();
    const Result<void> kept = m_store.save(m_language->id, draft);
    m_dirty = !kept;
    if (!kept && !m_keepFailed)
        Q_EMIT failed(kept.error()); // once, not at every key
    m_keepFailed = !kept;
}

} // namespace learncode::ui
