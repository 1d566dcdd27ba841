// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ImageProvider.h"

#include "core/engine/EngineClient.h"
#include "core/engine/EngineErrors.h"
#include "core/engine/ImageBuild.h"
#include "core/executor/docker/Identity.h"
#include "core/executor/docker/ImageContext.h"
#include "core/run/Language.h"
#include "core/support/Logging.h"

#include <tuple>

namespace learncode::executor {

using namespace Qt::StringLiterals;

namespace {

const QString localBase = u"learncode-ai-base:trixie"_s;
const QString officialBase = u"debian:trixie-slim"_s;

QHash<QString, QString> buildArguments(const QString &base)
{
    return {{u"BASE_IMAGE"_s, base}};
}

} // namespace

ImageProvider::ImageProvider(engine::EngineClient *engine, const Language *language, const ContainerOptions *options,
                             QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_language(language)
    , m_options(options)
{
}

ImageProvider::~ImageProvider() = default;

void ImageProvider::ensure()
{
    abandon();
    m_cancelled = false;
    chooseBase();
}

void ImageProvider::cancel()
{
    m_cancelled = true; // also what the engine has not been asked to build yet
    if (m_build)
        m_build->cancel();
}

void ImageProvider::abandon()
{
    ++m_round;
    if (m_build) {
        m_build->disconnect(this);
        m_build->cancel();
        m_build->deleteLater();
        m_build = nullptr;
    }
}

void ImageProvider::chooseBase()
{
    if (!m_options->baseImage.isEmpty()) {
        findImage(m_options->baseImage);
        return;
    }
    m_engine->inspectImage(localBase).then(this, [this, round = m_round](const Result<engine::ImageSummary> &image) {
        if (round != m_round)
            return;
        if (image)
            findImage(localBase);
        else if (image.error().code == "not_found"_L1)
            findImage(officialBase);
        else
            Q_EMIT finished(fail(image.error()));
    });
}

void ImageProvider::findImage(const QString &base)
{
    const auto hash = hashFor(base);
    if (!hash) {
        Q_EMIT finished(fail(hash.error()));
        return;
    }
    m_engine->inspectImage(reference(hash->left(12)))
        .then(this, [this, round = m_round, base, hash = *hash](const Result<engine::ImageSummary> &image) {
            if (round != m_round)
                return;
            if (image && image->labels.value(label::context) == hash)
                Q_EMIT finished(reference(hash.left(12)));
            else if (image || image.error().code == "not_found"_L1)
                build(base, hash);
            else
                Q_EMIT finished(fail(image.error()));
        });
}

void ImageProvider::build(const QString &base, const QString &hash)
{
    if (m_cancelled) {
        Q_EMIT finished(fail(engine::buildCancelledError()));
        return;
    }
    const auto context = ImageContext::load(*m_language);
    if (!context) {
        Q_EMIT finished(fail(context.error()));
        return;
    }
    const engine::Labels labels{{label::installation, m_options->imagePrefix},
                                {label::language, m_language->id},
                                {label::context, hash},
                                {label::version, QStringLiteral(LEARNCODE_VERSION)}};
    const QString tagged = reference(hash.left(12));
    m_build = m_engine->buildImage(context->toTar(), context->dockerfile(), {tagged, reference(u"latest"_s)},
                                   buildArguments(base), labels, this);
    connect(m_build, &engine::ImageBuild::progressed, this, &ImageProvider::progressed);
    connect(m_build, &engine::ImageBuild::finished, this, [this, hash, tagged](const Result<QString> &built) {
        m_build->deleteLater();
        m_build = nullptr;
        if (!built) {
            Q_EMIT finished(fail(built.error()));
            return;
        }
        removeOthers(hash);
        Q_EMIT finished(tagged);
    });
    Q_EMIT buildStarted();
}

void ImageProvider::removeOthers(const QString &hash)
{
    const engine::Labels ours{{label::installation, m_options->imagePrefix}, {label::language, m_language->id}};
    m_engine->listImages(ours).then(this, [this, hash](const Result<QList<engine::ImageSummary>> &images) {
        if (!images)
            return;
        for (const engine::ImageSummary &image : *images) {
            if (image.labels.value(label::context) == hash)
                continue;
            qCInfo(lcExecutor).noquote() << m_language->id + ": removing an image of another version:"_L1
                                         << image.tags.join(u' ');
            // By name: the engine then takes only the name away from an image that has others. It keeps
            // an image that a container uses.
            for (const QString &name : image.tags.isEmpty() ? QStringList{image.id} : image.tags)
                std::ignore = m_engine->removeImage(name);
        }
    });
}

QString ImageProvider::reference(const QString &tag) const
{
    return u"%1-%2-persistent:%3"_s.arg(m_options->imagePrefix, m_language->id, tag);
}

Result<QString> ImageProvider::hashFor(const QString &base)
{
    if (const auto known = m_hashes.constFind(base); known != m_hashes.constEnd())
        return *known;
    const auto context = ImageContext::load(*m_language);
    if (!context)
        return fail(context.error());
    const QString hash = context->hash(buildArguments(base));
    m_hashes.insert(base, hash);
    return hash;
}

} // namespace learncode::executor
