// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/ProgramFile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::ui::ProgramFile)
};

QByteArray fingerprint(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Result<QByteArray> readBytes(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists())
        return fail(u"not_found"_s, Text::tr("%1 is not there any more.").arg(name), path);
    // Devices and pipes may never end.
    if (!info.isFile())
        return fail(u"not_a_file"_s, Text::tr("%1 is not a file that can be opened.").arg(name), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(u"unreadable"_s, Text::tr("%1 cannot be read. Are you allowed to?").arg(name), file.errorString());
    // The size that is told may be wrong: read one byte more than is accepted and see.
    QByteArray bytes = file.read(ProgramFile::maxBytes + 1);
    if (bytes.size() > ProgramFile::maxBytes)
        return fail(u"too_large"_s,
                    Text::tr("%1 is larger than 1 MB. Programs that people write are smaller.").arg(name), path);
    if (file.error() != QFileDevice::NoError)
        return fail(u"unreadable"_s, Text::tr("%1 cannot be read.").arg(name), file.errorString());
    return bytes;
}

} // namespace

Result<ProgramFile> readProgram(const QString &path)
{
    const Result<QByteArray> bytes = readBytes(path);
    if (!bytes)
        return fail(bytes.error());

    ProgramFile program;
    program.fingerprint = fingerprint(*bytes);
    program.byteOrderMark = bytes->startsWith(byteOrderMark);
    QByteArrayView content = *bytes;
    if (program.byteOrderMark)
        content = content.sliced(byteOrderMark.size());
    QStringDecoder decode(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    program.text = decode(content);
    if (decode.hasError() || program.text.contains(QChar(u'\0'))) {
        return fail(u"not_text"_s,
                    Text::tr("%1 is not text in UTF-8, so opening it could spoil it.").arg(QFileInfo(path).fileName()),
                    path);
    }
    program.crlf = program.text.contains("\r\n"_L1);
    program.text.replace("\r\n"_L1, "\n"_L1);
    program.text.replace(u'\r', u'\n');
    return program;
}

Result<QByteArray> writeProgram(const QString &path, const ProgramFile &program)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    // The superuser could write it all the same; whoever set it read-only meant it.
    const QFile::Permissions anybody = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    if (info.exists() && (!info.isWritable() || !(info.permissions() & anybody))) {
        return fail(u"read_only"_s,
                    Text::tr("%1 is read-only. Use \u201cSave as\u201d to keep your program elsewhere.").arg(name),
                    path);
    }
    QString text = program.text;
    if (program.crlf)
        text.replace("\n"_L1, "\r\n"_L1);
    QByteArray bytes = text.toUtf8();
    if (program.byteOrderMark)
        bytes.prepend(byteOrderMark.data(), byteOrderMark.size());

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(
            u"unwritable"_s,
            Text::tr("%1 could not be saved there. Use \u201cSave as\u201d to keep your program elsewhere.").arg(name),
            file.errorString());
    }
    return fingerprint(bytes);
}

QByteArray fingerprintOf(const QString &path)
{
    const Result<QByteArray> bytes = readBytes(path);
    return bytes ? fingerprint(*bytes) : QByteArray();
}

} // namespace learncode::ui
