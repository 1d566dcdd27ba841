// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace learncode {
struct Language;
}

namespace learncode::executor {

/// One file of what an image is built from.
struct ContextFile
{
    QString name; ///< path inside the context: "runtime/python/sitecustomize.py"
    QByteArray content;
    int mode = 0644;

    friend bool operator==(const ContextFile &, const ContextFile &) = default;
};

/// What the image of one language is built from: its Dockerfile, the executor, the library that programs
/// load, the description of the languages and the files of the language's runtime.
class ImageContext final
{
public:
    /// Reads it from what is built into the program, or from a directory of the same shape.
    /// Errors: "incomplete_build" (a file is missing or empty).
    [[nodiscard]] static Result<ImageContext> load(const Language &language,
                                                   const QString &root = QStringLiteral(":/learncode/docker"));

    [[nodiscard]] const QList<ContextFile> &files() const { return m_files; }
    [[nodiscard]] const QString &dockerfile() const { return m_dockerfile; }

    /// A tar archive of the files. The same files always make the same bytes.
    [[nodiscard]] QByteArray toTar() const;

    /// Hexadecimal SHA-256 over names, modes and contents and over the build's arguments.
    [[nodiscard]] QString hash(const QHash<QString, QString> &buildArguments) const;

private:
    QList<ContextFile> m_files; ///< sorted by name
    QString m_dockerfile;
};

} // namespace learncode::executor
