// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BuildOutput.h"
#include "core/engine/ImageBuild.h"
#include "core/engine/LineSplitter.h"
#include "core/engine/Request.h"

#include <QPointer>

class QNetworkReply;

namespace learncode::engine {

class Transport;

/// The build behind ImageBuild: upload, output, and a look at the image that came of it.
class ImageBuildOperation final : public ImageBuild
{
    Q_OBJECT

public:
    /// \a reference is what the image shall be found by once it is built; empty: its id.
    ImageBuildOperation(Transport *transport, Request request, QString reference, QObject *parent);
    ~ImageBuildOperation() override;

    void cancel() override;

private:
    void begin();
    void read();
    void take(const QByteArrayList &lines);
    void conclude();
    void verify();
    void finish(const Result<QString> &result);
    void finishLater(const Error &error);

    QPointer<Transport> m_transport;
    QPointer<QNetworkReply> m_reply;
    Request m_request;
    QString m_reference;
    LineSplitter m_lines;
    BuildOutput m_output;
    QByteArray m_refusal; ///< the body of an answer that is not 200
    bool m_ended = false; ///< finished() is emitted, or on its way
};

} // namespace learncode::engine
