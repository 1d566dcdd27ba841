// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/DraftStore.h"

#include "core/support/Logging.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::ui::DraftStore)
};

constexpr qint64 maxDraftBytes = 16 << 20;
constexpr int keptAside = 20;
constexpr int maxInstances = 16;

Result<void> write(const QString &path, const Draft &draft)
{
    const QJsonObject json{
        {u"text"_s, draft.text},
        {u"path"_s, draft.path},
        {u"fingerprint"_s, QString::fromLatin1(draft.fingerprint)},
        {u"crlf"_s, draft.crlf},
        {u"byteOrderMark"_s, draft.byteOrderMark},
        {u"modified"_s, draft.modified},
        {u"input"_s, draft.input},
        {u"inputIsOurs"_s, draft.inputIsOurs},
    };
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(u"draft_not_kept"_s,
                Text::tr("Your program could not be kept for the next start. Please save it to a file."),
                path + u": "_s + file.errorString());
}

std::optional<Draft> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(maxDraftBytes));
    if (!document.isObject()) {
        // Not ours to throw away: set it beside, and go on without it.
        qCWarning(lcUi) << "draft cannot be read:" << path;
        file.rename(path + u".damaged"_s);
        return {};
    }
    const QJsonObject json = document.object();
    return Draft{
        .text = json["text"_L1].toString(),
        .path = json["path"_L1].toString(),
        .fingerprint = json["fingerprint"_L1].toString().toLatin1(),
        .crlf = json["crlf"_L1].toBool(),
        .byteOrderMark = json["byteOrderMark"_L1].toBool(),
        .modified = json["modified"_L1].toBool(),
        .input = json["input"_L1].toString(),
        .inputIsOurs = json["inputIsOurs"_L1].toBool(),
    };
}

} // namespace

DraftStore::DraftStore(const QString &directory)
{
    for (int instance = 1; instance <= maxInstances; ++instance) {
        m_directory = instance == 1 ? directory : directory + u"-%1"_s.arg(instance);
        if (!QDir().mkpath(m_directory))
            break;
        m_lock = std::make_unique<QLockFile>(m_directory + u"/lock"_s);
        m_lock->setStaleLockTime(std::chrono::milliseconds::zero()); // only a dead owner makes it stale
        if (m_lock->tryLock() || m_lock->error() != QLockFile::LockFailedError)
            return;
    }
    qCWarning(lcUi) << "no directory for drafts:" << m_directory;
}

QString DraftStore::usualDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/LearnCode/drafts"_s;
}

Result<void> DraftStore::save(const QString &languageId, const Draft &draft)
{
    return write(fileFor(languageId), draft);
}

std::optional<Draft> DraftStore::load(const QString &languageId) const
{
    return read(fileFor(languageId));
}

Result<void> DraftStore::putAside(const QString &languageId, const Draft &draft)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const Result<void> written = write(u"%1/%2.%3.aside"_s.arg(m_directory, languageId, stamp), draft);
    if (!written)
        return written;
    const QStringList files = putAsideFiles(languageId);
    for (qsizetype i = 0; i + keptAside < files.size(); ++i)
        QFile::remove(m_directory + u'/' + files[i]);
    return {};
}

std::optional<Draft> DraftStore::lastPutAside(const QString &languageId) const
{
    const QStringList files = putAsideFiles(languageId);
    if (files.isEmpty())
        return {};
    return read(m_directory + u'/' + files.last());
}

QString DraftStore::fileFor(const QString &languageId) const
{
    return u"%1/%2.json"_s.arg(m_directory, languageId);
}

QStringList DraftStore::putAsideFiles(const QString &languageId) const
{
    return QDir(m_directory).entryList({languageId + u".*.aside"_s}, QDir::Files, QDir::Name);
}

} // namespace learncode::ui
