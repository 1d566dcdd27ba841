// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ImageContext.h"

#include "core/run/Language.h"

#include <KTar>

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTimeZone>

#include <algorithm>

// See Language.cpp: a static library's resources must be asked for, outside any namespace.
static void initDockerResources()
{
    Q_INIT_RESOURCE(learncode_docker);
}

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::executor::ImageContext)
};

Result<ContextFile> readFile(const QString &path, const QString &name, int mode)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0) {
        return fail(u"incomplete_build"_s, Text::tr("This copy of LearnCode is incomplete. Install it again."), path);
    }
    return ContextFile{.name = name, .content = file.readAll(), .mode = mode};
}

// Length first, so that no two different lists of parts can run into the same bytes.
void addPart(QCryptographicHash &hash, const QByteArray &part)
{
    hash.addData(QByteArray::number(part.size()) + ':');
    hash.addData(part);
}

} // namespace

Result<ImageContext> ImageContext::load(const Language &language, const QString &root)
{
    initDockerResources();

    ImageContext context;
    context.m_dockerfile = language.dockerfile;
    const auto add = [&](const QString &path, const QString &name, int mode) -> Result<void> {
        auto file = readFile(path, name, mode);
        if (!file)
            return fail(file.error());
        context.m_files.append(*std::move(file));
        return {};
    };

    if (const auto added = add(root + u'/' + language.dockerfile, language.dockerfile, 0644); !added)
        return fail(added.error());
    if (const auto added = add(root + "/executor"_L1, u"executor"_s, 0700); !added)
        return fail(added.error());
    if (const auto added = add(root + "/preload.so"_L1, u"preload.so"_s, 0644); !added)
        return fail(added.error());
    context.m_files.append({.name = u"languages.json"_s, .content = LanguageRegistry::builtInJson()});

    const QDir top(root);
    QDirIterator runtime(root + "/runtime/"_L1 + language.id, QDir::Files, QDirIterator::Subdirectories);
    while (runtime.hasNext()) {
        const QString path = runtime.next();
        if (const auto added = add(path, top.relativeFilePath(path), 0644); !added)
            return fail(added.error());
    }
    std::ranges::sort(context.m_files, {}, &ContextFile::name);
    return context;
}

QByteArray ImageContext::toTar() const
{
    // A fixed time and owner: the engine's build cache compares them.
    const QDateTime epoch = QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC);
    QBuffer buffer;
    KTar tar(&buffer);
    tar.open(QIODevice::WriteOnly);
    for (const ContextFile &file : m_files) {
        tar.writeFile(file.name, file.content, static_cast<mode_t>(0100000 | file.mode), u"root"_s, u"root"_s, epoch,
                      epoch, epoch);
    }
    tar.close();
    return buffer.data();
}

QString ImageContext::hash(const QHash<QString, QString> &buildArguments) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ContextFile &file : m_files) {
        addPart(hash, file.name.toUtf8());
        addPart(hash, QByteArray::number(file.mode, 8));
        addPart(hash, file.content);
    }
    QStringList names = buildArguments.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        addPart(hash, name.toUtf8());
        addPart(hash, buildArguments.value(name).toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace learncode::executor
