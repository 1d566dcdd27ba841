// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Lexers.h"

#include "ui/editor/Scintilla.h"

#include <algorithm>
#include <array>

namespace learncode::ui {

using namespace Qt::StringLiterals;

namespace {

// QScintilla counts sets of keywords from 1. Its own lists are of about 2010.
class PythonLexer final : public QsciLexerPython
{
public:
    using QsciLexerPython::QsciLexerPython;

    [[nodiscard]] const char *keywords(int set) const override
    {
        if (set == 1)
            return "False None True and as assert async await break case class continue def del elif else except "
                   "finally for from global if import in is lambda match nonlocal not or pass raise return try type "
                   "while with yield";
        if (set == 2)
            return "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod "
                   "compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr "
                   "globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max "
                   "memoryview min next object oct open ord pow print property range repr reversed round set setattr "
                   "slice sorted staticmethod str sum super tuple vars zip self cls";
        return nullptr;
    }
};

class JavaScriptLexer final : public QsciLexerJavaScript
{
public:
    using QsciLexerJavaScript::QsciLexerJavaScript;

    [[nodiscard]] const char *keywords(int set) const override
    {
        if (set == 1)
            return "as async await break case catch class const continue debugger default delete do else enum export "
                   "extends false finally for from function get if implements import in instanceof interface let new "
                   "null of package private protected public return set static super switch this throw true try "
                   "typeof undefined using var void while with yield";
        if (set == 2)
            return "Array ArrayBuffer BigInt Boolean DataView Date Error Infinity Intl JSON Map Math NaN Number Object "
                   "Promise Proxy RangeError Reflect RegExp Set String Symbol SyntaxError TypeError WeakMap WeakSet "
                   "console globalThis isFinite isNaN module parseFloat parseInt process require setInterval "
                   "setTimeout clearInterval clearTimeout queueMicrotask structuredClone";
        return nullptr;
    }
};

class CppLexer final : public QsciLexerCPP
{
public:
    using QsciLexerCPP::QsciLexerCPP;

    [[nodiscard]] const char *keywords(int set) const override
    {
        if (set == 1)
            return "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t "
                   "char8_t class co_await co_return co_yield compl concept const const_cast consteval constexpr "
                   "constinit continue decltype default delete do double dynamic_cast else enum explicit export "
                   "extern false final float for friend goto if import inline int long module mutable namespace new "
                   "noexcept not not_eq nullptr operator or or_eq override private protected public register "
                   "reinterpret_cast requires return short signed sizeof static static_assert static_cast struct "
                   "switch template this thread_local throw true try typedef typeid typename union unsigned using "
                   "virtual void volatile wchar_t while xor xor_eq";
        if (set == 2)
            return "array begin boolalpha cerr cin cout deque end endl fixed format forward_list function getline "
                   "int16_t int32_t int64_t int8_t list make_shared make_unique map max min move multimap multiset "
                   "optional ostream istream pair print println priority_queue queue ranges set setprecision setw "
                   "shared_ptr size_t sort span stack std string string_view stringstream swap tuple uint16_t "
                   "uint32_t uint64_t uint8_t unique_ptr unordered_map unordered_set variant vector";
        return nullptr;
    }
};

struct StyleRole
{
    int style;
    Role role;
};

constexpr std::array pythonRoles{
    StyleRole{QsciLexerPython::Comment, Role::Comment},
    StyleRole{QsciLexerPython::CommentBlock, Role::Comment},
    StyleRole{QsciLexerPython::Number, Role::Number},
    StyleRole{QsciLexerPython::DoubleQuotedString, Role::Literal},
    StyleRole{QsciLexerPython::SingleQuotedString, Role::Literal},
    StyleRole{QsciLexerPython::TripleSingleQuotedString, Role::Literal},
    StyleRole{QsciLexerPython::TripleDoubleQuotedString, Role::Literal},
    StyleRole{QsciLexerPython::DoubleQuotedFString, Role::Literal},
    StyleRole{QsciLexerPython::SingleQuotedFString, Role::Literal},
    StyleRole{QsciLexerPython::TripleSingleQuotedFString, Role::Literal},
    StyleRole{QsciLexerPython::TripleDoubleQuotedFString, Role::Literal},
    StyleRole{QsciLexerPython::UnclosedString, Role::Error},
    StyleRole{QsciLexerPython::Keyword, Role::Keyword},
    StyleRole{QsciLexerPython::ClassName, Role::Name},
    StyleRole{QsciLexerPython::FunctionMethodName, Role::Name},
    StyleRole{QsciLexerPython::HighlightedIdentifier, Role::BuiltIn},
    StyleRole{QsciLexerPython::Decorator, Role::Special},
};

constexpr std::array cppRoles{
    StyleRole{QsciLexerCPP::Comment, Role::Comment},
    StyleRole{QsciLexerCPP::CommentLine, Role::Comment},
    StyleRole{QsciLexerCPP::CommentDoc, Role::Comment},
    StyleRole{QsciLexerCPP::CommentLineDoc, Role::Comment},
    StyleRole{QsciLexerCPP::CommentDocKeyword, Role::Comment},
    StyleRole{QsciLexerCPP::CommentDocKeywordError, Role::Comment},
    StyleRole{QsciLexerCPP::PreProcessorComment, Role::Comment},
    StyleRole{QsciLexerCPP::PreProcessorCommentLineDoc, Role::Comment},
    StyleRole{QsciLexerCPP::Number, Role::Number},
    StyleRole{QsciLexerCPP::UserLiteral, Role::Number},
    StyleRole{QsciLexerCPP::DoubleQuotedString, Role::Literal},
    StyleRole{QsciLexerCPP::SingleQuotedString, Role::Literal},
    StyleRole{QsciLexerCPP::VerbatimString, Role::Literal},
    StyleRole{QsciLexerCPP::RawString, Role::Literal},
    StyleRole{QsciLexerCPP::TripleQuotedVerbatimString, Role::Literal},
    StyleRole{QsciLexerCPP::HashQuotedString, Role::Literal},
    StyleRole{QsciLexerCPP::Regex, Role::Literal},
    StyleRole{QsciLexerCPP::EscapeSequence, Role::Number},
    StyleRole{QsciLexerCPP::UnclosedString, Role::Error},
    StyleRole{QsciLexerCPP::Keyword, Role::Keyword},
    StyleRole{QsciLexerCPP::KeywordSet2, Role::BuiltIn},
    StyleRole{QsciLexerCPP::GlobalClass, Role::Name},
    StyleRole{QsciLexerCPP::PreProcessor, Role::Special},
};

Role roleOf(std::span<const StyleRole> roles, int style)
{
    const auto found = std::ranges::find(roles, style, &StyleRole::style);
    return found == roles.end() ? Role::Text : found->role;
}

} // namespace

QsciLexer *makeLexer(const QString &highlighter, QObject *parent)
{
    if (highlighter == "python"_L1) {
        auto *lexer = new PythonLexer(parent);
        lexer->setHighlightSubidentifiers(false);
        return lexer;
    }
    if (highlighter == "javascript"_L1) {
        auto *lexer = new JavaScriptLexer(parent);
        lexer->setHighlightBackQuotedStrings(true);
        return lexer;
    }
    if (highlighter == "cpp"_L1)
        return new CppLexer(parent);
    return nullptr;
}

void paintLexer(QsciLexer &lexer, const Colours &colours, const QFont &font)
{
    const bool python = qstrcmp(lexer.language(), "Python") == 0;
    const std::span<const StyleRole> roles = python ? std::span<const StyleRole>(pythonRoles) : cppRoles;
    const QColor paper = colours.value(Role::Surface);
    lexer.setDefaultPaper(paper);
    lexer.setDefaultColor(colours.value(Role::Text));
    lexer.setDefaultFont(font);
    for (int style = 0; style < 128; ++style) {
        if (lexer.description(style).isEmpty())
            continue;
        // The styles from 64 on are the same ones in code that the preprocessor leaves out.
        const bool inactive = !python && style >= 64;
        lexer.setColor(colours.value(inactive ? Role::Comment : roleOf(roles, style)), style);
        lexer.setPaper(paper, style);
        lexer.setFont(font, style);
        lexer.setEolFill(false, style);
    }
}

} // namespace learncode::ui
