// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ImageBuildOperation.h"

#include "core/engine/AnswerParser.h"
#include "core/engine/Call.h"
#include "core/engine/EngineErrors.h"
#include "core/engine/Transport.h"

#include <QNetworkReply>

namespace learncode::engine {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestRefusal = 64 << 10;
}

ImageBuildOperation::ImageBuildOperation(Transport *transport, Request request, QString reference, QObject *parent)
    : ImageBuild(parent)
    , m_transport(transport)
    , m_request(std::move(request))
    , m_reference(std::move(reference))
{
    connect(transport, &Transport::closing, this, [this] { finishLater(closedError()); });
    transport->agree([self = QPointer(this)](const Result<Agreement> &agreed) {
        if (!self || self->m_ended)
            return;
        if (!agreed)
            return self->finishLater(agreed.error());
        self->begin();
    });
}

ImageBuildOperation::~ImageBuildOperation()
{
    discardReply(m_reply, this);
}

void ImageBuildOperation::begin()
{
    m_reply = m_transport->openStream(m_request);
    m_request.body.clear();
    connect(m_reply, &QNetworkReply::readyRead, this, &ImageBuildOperation::read);
    connect(m_reply, &QNetworkReply::finished, this, &ImageBuildOperation::conclude);
}

void ImageBuildOperation::read()
{
    const QByteArray bytes = m_reply->readAll();
    if (httpStatus(*m_reply) != 200) {
        m_refusal += bytes.first(std::min(bytes.size(), longestRefusal - m_refusal.size()));
        return;
    }
    take(m_lines.feed(bytes));
}

void ImageBuildOperation::take(const QByteArrayList &lines)
{
    // A receiver of progressed() may cancel or delete this.
    const QPointer<ImageBuildOperation> self(this);
    for (const QByteArray &line : lines) {
        for (const BuildOutput::Progress &progress : m_output.feed(line)) {
            Q_EMIT progressed(progress.step, progress.steps, progress.line);
            if (!self || m_ended)
                return;
        }
    }
}

void ImageBuildOperation::conclude()
{
    const QPointer<ImageBuildOperation> self(this);
    read();
    if (!self || m_ended)
        return;
    take({m_lines.takeRest()}); // the last line may have no end
    if (!self || m_ended)
        return;
    const auto error = replyError(*m_reply, m_request.description(), m_transport->socketPath(), m_refusal);
    if (error)
        m_transport->forgetAgreement();
    discardReply(m_reply, this);
    if (m_output.failed())
        return finish(fail(m_output.error()));
    if (error && error->code == "engine_error"_L1)
        return finish(fail(buildFailedError(error->detail))); // refused at once: a Dockerfile that cannot be read
    if (error)
        return finish(fail(*error));
    if (!m_output.succeeded())
        return finish(fail(connectionError(QNetworkReply::RemoteHostClosedError, u"the build's output ended early"_s,
                                           m_transport->socketPath())));
    verify();
}

// The engine said that the image is there. Whoever starts a container from it needs its whole id.
void ImageBuildOperation::verify()
{
    const QString reference = m_reference.isEmpty() ? m_output.imageId() : m_reference;
    const Request request{Verb::Get, u"/images/%1/json"_s.arg(reference)};
    m_transport->call(request, [self = QPointer(this), request](const Result<Answer> &answer) {
        if (!self || self->m_ended)
            return;
        if (!answer)
            return self->finishLater(answer.error());
        const auto image = parseImage(request.description(), answer->body);
        if (!image)
            return self->finish(fail(image.error()));
        const QString built = self->m_output.imageId();
        if (image->id != built && !image->id.startsWith("sha256:"_L1 + built))
            return self->finish(fail(buildFailedError(u"built %1, but the tag names %2"_s.arg(built, image->id))));
        self->finish(image->id);
    });
}

void ImageBuildOperation::cancel()
{
    finishLater(buildCancelledError());
}

void ImageBuildOperation::finish(const Result<QString> &result)
{
    if (std::exchange(m_ended, true))
        return;
    discardReply(m_reply, this);
    Q_EMIT finished(result);
}

// For failures known within somebody else's call, who does not expect a signal before it returns.
void ImageBuildOperation::finishLater(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    discardReply(m_reply, this);
    QMetaObject::invokeMethod(this, [this, error] { Q_EMIT finished(fail(error)); }, Qt::QueuedConnection);
}

} // namespace learncode::engine
