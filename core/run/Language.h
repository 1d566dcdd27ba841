// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Diagnostic.h"
#include "core/support/Result.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace learncode {

/// How a language is typed.
struct TypingRules
{
    int indent = 4; ///< spaces of a step
    QString lineComment; ///< what a comment to the end of the line begins with: "# "; empty if there is none
    /// After a line that ends with one of these, the next is one step further in.
    QString blockOpeners = QStringLiteral("{([");
};

/// A standard of a language that its programs can be held to. How a compiler is told, its executor knows.
struct LanguageStandard
{
    QString id; ///< "20"
    QString name; ///< "C++20"
};

/// How a language says that something is not here. The pattern may capture a name.
struct CausePattern
{
    Cause::Kind kind = Cause::Kind::EndOfInput;
    QRegularExpression pattern; ///< of one line or more
};

/// A language that learners can write in. All of it is data: resources/languages/languages.json.
struct Language
{
    QString id; ///< "cpp"
    QString name; ///< "C++"
    QStringList aliases; ///< other words for it in requests: "c++", "cxx"
    QString highlighter; ///< which syntax the editor colours
    TypingRules typing;
    QString mainFile; ///< "main.cpp"
    QList<LanguageStandard> standards; ///< there may be none
    LanguageStandard standard; ///< that programs are held to; empty where there are none
    QStringList extensions; ///< of its files, without the dot; the first is the usual one
    QString dockerfile; ///< of its executor's image
    int runs = 1; ///< that its executor holds at once
    int processes = 0; ///< and threads that each of them may have; 0: what the executor has as its default
    /// Finds the places that its compiler or interpreter complains about; captures file, line and
    /// perhaps column, severity and message, and frame (not empty) for a place that follows its message.
    QRegularExpression diagnosticPattern;
    /// Where the place and the message stand on different lines: finds the message.
    QRegularExpression messagePattern;
    /// What a compiler says before a message about where it belongs: "In function", "In file included from".
    QRegularExpression contextPattern;
    QList<CausePattern> causes; ///< the more telling first
};

/// The languages there are, in the order in which people see them. Immutable once made.
class LanguageRegistry final
{
public:
    /// Reads a registry. Errors: "bad_registry".
    [[nodiscard]] static Result<LanguageRegistry> fromJson(const QByteArray &json);
    /// The registry that is built in. A fault in it ends the process: the build is broken.
    [[nodiscard]] static const LanguageRegistry &builtIn();
    /// The file that builtIn() is read from, for the executors, who read their part of it themselves.
    [[nodiscard]] static QByteArray builtInJson();

    /// The same, with programs of a language held to one of its standards, by its id or name.
    /// Errors: "unknown_standard", which says what there is.
    [[nodiscard]] Result<LanguageRegistry> withStandard(const QString &languageId, const QString &standard) const;

    [[nodiscard]] const QList<Language> &all() const { return m_languages; }
    /// Their names for a sentence: "Python, JavaScript and C++".
    [[nodiscard]] QString namesInWords() const;
    /// The usual endings of their files for a sentence: ".py, .js and .cpp".
    [[nodiscard]] QString endingsInWords() const;
    /// By id or alias, in any case; null if there is none. Lives as long as the registry.
    [[nodiscard]] const Language *find(const QString &idOrAlias) const;
    /// By the extension of a file's name; null if there is none.
    [[nodiscard]] const Language *forFileName(const QString &fileName) const;

private:
    QList<Language> m_languages;
};

} // namespace learncode
