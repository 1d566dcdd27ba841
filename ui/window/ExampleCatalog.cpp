// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ExampleCatalog.h"

#include "core/support/Logging.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// A static library's resources are linked only where somebody asks for them.
static void initExampleResources()
{
#ifdef LEARNCODE_EXAMPLES
    Q_INIT_RESOURCE(learncode_examples);
#endif
}

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

const QString &folder()
{
    static const QString path = u":/learncode/examples/"_s;
    return path;
}

QByteArray contentOf(const QString &name)
{
    QFile file(folder() + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QList<Example> builtInExamples()
{
    initExampleResources();
    const QJsonDocument index = QJsonDocument::fromJson(contentOf(u"examples.json"_s));
    const QJsonArray rows = index.isArray() ? index.array() : index.object()["examples"_L1].toArray();
    QList<Example> examples;
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        Example example{
            .id = row["id"_L1].toString(),
            .title = row["title"_L1].toString(),
            .languageId = row["language"_L1].toString(),
            .code = QString::fromUtf8(contentOf(row["file"_L1].toString())),
            .input = row["input"_L1].toString(),
        };
        if (example.title.isEmpty() || example.code.isEmpty()) {
            qCWarning(lcUi) << "example left out:" << example.id;
            continue;
        }
        examples.append(example);
    }
    return examples;
}

} // namespace learncode::ui
