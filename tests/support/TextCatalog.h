// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QStringList>
#include <QTranslator>
#include <QXmlStreamReader>

#include <utility>

namespace learncode::test {

/// Knows the texts that lupdate found in the sources, and gives each back with its context before it, as a translation
/// would be. It is there for the texts of the application while it lives; Qt's own stay as they are.
class TextCatalog final : public QTranslator
{
public:
    /// Reads what check_texts.py has left in \a tsFile. isEmpty() if it cannot be read.
    explicit TextCatalog(const QString &tsFile)
    {
        QFile file(tsFile);
        if (file.open(QIODevice::ReadOnly))
            read(QXmlStreamReader(&file));
        QCoreApplication::installTranslator(this);
    }
    ~TextCatalog() override { QCoreApplication::removeTranslator(this); }
    Q_DISABLE_COPY_MOVE(TextCatalog)

    [[nodiscard]] bool isEmpty() const override { return m_texts.isEmpty(); }
    [[nodiscard]] QString translate(const char *context, const char *source, const char * /*disambiguation*/,
                                    int /*n*/) const override
    {
        const QString asked = QString::fromUtf8(context);
        if (!asked.startsWith(QLatin1StringView("learncode")))
            return {};
        const std::pair text(asked, QString::fromUtf8(source));
        if (!m_texts.contains(text)) {
            m_lost.append(asked + QLatin1StringView(": ") + text.second);
            return {};
        }
        m_seen.insert(asked);
        return marked(asked) + text.second;
    }

    /// What a text of \a context begins with.
    [[nodiscard]] static QString marked(const QString &context) { return u'[' + context + u']'; }
    /// The contexts of texts that were asked for and found.
    [[nodiscard]] const QSet<QString> &seen() const { return m_seen; }
    /// The texts that were asked for and that no translator would have been given.
    [[nodiscard]] const QStringList &lost() const { return m_lost; }

private:
    void read(QXmlStreamReader &&xml)
    {
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                m_texts.insert({context, xml.readElementText()});
        }
    }

    QSet<std::pair<QString, QString>> m_texts;
    mutable QSet<QString> m_seen;
    mutable QStringList m_lost;
};

} // namespace learncode::test
