// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QJsonArray>
#include <QTest>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// Programs of several files: in folders, and in languages that compile several sources.
class TestContainerFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void twoMains();
    void standards();
    void nothingIsLeft();

private:
    Executors m_executors;
};

namespace {

using Files = QList<std::pair<QString, QByteArray>>;

QJsonObject withFiles(const Files &files)
{
    QJsonArray array;
    for (const auto &[name, content] : files)
        array.append(QJsonObject{{u"name"_s, name}, {u"content"_s, QString::fromLatin1(content.toBase64())}});
    return {{u"files"_s, array}};
}

void addRow(const char *name, const char *language, const QByteArray &code, const Files &files, const QByteArray &out)
{
    QTest::addRow("%s: %s", language, name) << QString::fromLatin1(language) << code << withFiles(files) << out;
}

void addInterpreted()
{
    addRow("a package", "python", "from pkg.deep import helper\nimport lib\nprint(helper.f(), lib.x, open('data/n.txt').read())",
           {{u"pkg/__init__.py"_s, ""}, {u"pkg/deep/__init__.py"_s, ""}, {u"pkg/deep/helper.py"_s, "from .. import other\ndef f(): return other.y"},
            {u"pkg/other.py"_s, "y = 42"}, {u"lib.py"_s, "x = 7"}, {u"data/n.txt"_s, "n"}},
           "42 7 n\n");
    addRow("folders that can be written to", "python", "import os\nopen('a/b/new', 'w').write('x')\nprint(sorted(os.listdir('a/b')))\n"
           "os.mkdir('a/c'); os.remove('a/b/old'); os.rename('a/b', 'b'); print(os.listdir('a'), os.listdir('b'))",
           {{u"a/b/old"_s, "x"}}, "['new', 'old']\n['c'] ['new']\n");
    addRow("8 parts and odd names", "python", "print(open('1/2/3/4/5/6/7/8').read(), open('-o/ä 🙂/..x').read())",
           {{u"1/2/3/4/5/6/7/8"_s, "deep"}, {u"-o/ä 🙂/..x"_s, "odd"}}, "deep odd\n");
    addRow("modules", "javascript", "const u = require('./lib/util.js');\nconsole.log(u.f(), require('./data/d.json').x, require('left').y)",
           {{u"lib/util.js"_s, "exports.f = () => require('./deep/x').x"}, {u"lib/deep/x.js"_s, "exports.x = 42"},
            {u"data/d.json"_s, "{\"x\": 7}"}, {u"node_modules/left/index.js"_s, "exports.y = 1"}},
           "42 7 1\n");
}

void addCompiled()
{
    const QByteArray person = "#pragma once\n#include <string>\nstruct Person { std::string name; std::string hi() const; };\n";
    const QByteArray hi = "std::string Person::hi() const { return \"hi \" + name; }\n";
    addRow("a class of its own", "cpp", "#include \"person.h\"\n#include <iostream>\nint main() { std::cout << Person{\"Ann\"}.hi() << '\\n'; }",
           {{u"person.h"_s, person}, {u"person.cpp"_s, "#include \"person.h\"\n" + hi}}, "hi Ann\n");
    addRow("in folders", "cpp", "#include \"include/person.h\"\n#include <cstdio>\nint main() { std::puts(Person{\"Bo\"}.hi().c_str()); }",
           {{u"include/person.h"_s, person}, {u"src/deep/person.cc"_s, "#include \"../../include/person.h\"\n" + hi}}, "hi Bo\n");
    Files files;
    QByteArray code = "#include <cstdio>\n";
    QByteArray sum = "0";
    const QStringList names{u"a.cpp"_s, u"b.cc"_s, u"c.cxx"_s, u"d.c++"_s, u"e.cp"_s, u"f.C"_s, u"g.CPP"_s, u"h.c"_s, u"-i.cpp"_s,
                            u"@j.cpp"_s, u"my k.cpp"_s, u"ü.cpp"_s, u"-m/n.cpp"_s, u"*.cpp"_s, u"$(x).cpp"_s};
    for (const QString &name : names) {
        const QByteArray number = QByteArray::number(files.size());
        files.append({name, "int f" + number + "() { return 1; }"});
        code += "int f" + number + "();\n";
        sum += " + f" + number + "()";
    }
    addRow("each name of a source", "cpp", code + "int main() { std::printf(\"%d\\n\", " + sum + "); }", files, QByteArray::number(files.size()) + "\n");
    addRow("what is no source", "cpp", "#include <cstdio>\n#include \"list.inc\"\nint main() { std::printf(\"%d\\n\", x); }",
           {{u"numbers.txt"_s, "1 2 3"}, {u"wrong.h"_s, "no C++ at all"}, {u"wrong.hpp"_s, "{{{"}, {u"cpp"_s, "}"}, {u"x.cpp.txt"_s, "}"},
            {u"x.o"_s, "}"}, {u"x.s"_s, "}"}, {u"list.inc"_s, "int x = 42;"}},
           "42\n");
    addRow("a source that is included", "cpp", "#include \"f.cpp\"\n#include <cstdio>\nint main() { std::printf(\"%d\\n\", f()); }",
           {{u"f.cpp"_s, "int f() { return 42; }"}}, "42\n");
    addRow("a folder and a file of the program's name", "cpp", "#include <cstdio>\nint f();\nint main() { std::printf(\"%d\\n\", f()); }",
           {{u"main/f.cpp"_s, "int f() { return 42; }"}, {u"main_"_s, "data"}}, "42\n");
}

} // namespace

void TestContainerFiles::initTestCase()
{
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, {.cpus = 2.0, .compileTime = patience});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestContainerFiles::programs_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QJsonObject>("files");
    QTest::addColumn<QByteArray>("out");
    addInterpreted();
    addCompiled();
}

void TestContainerFiles::programs()
{
    QFETCH(const QString, language);
    QFETCH(const QByteArray, code);
    QFETCH(const QJsonObject, files);
    QFETCH(const QByteArray, out);
    const RunLog &log = m_executors.link(language).run(code, {}, files);
    QVERIFY2(log.outcome() == "ok"_L1 && log.all == out, log.describe().constData());
}

/// The linker says which function there is twice, and in which files.
void TestContainerFiles::twoMains()
{
    const RunLog &log = m_executors.link(u"cpp"_s).run("int main() {}", {}, withFiles({{u"other.cpp"_s, "int main() {}"}}));
    QCOMPARE(log.outcome(), u"compile_error"_s);
    for (const char *words : {"multiple definition of `main'", "other.cpp", "main.cpp"})
        QVERIFY2(log.all.contains(words), log.describe().constData());
}

void TestContainerFiles::standards()
{
    const QByteArray code = "#include <cstdio>\nint main() { std::printf(\"%ld %d\", __cplusplus, int(sizeof(typeof(1)))); }";
    const auto answer = [&](const char *standard) {
        const QJsonObject members = *standard ? QJsonObject{{u"standard"_s, QString::fromLatin1(standard)}} : QJsonObject();
        return m_executors.link(u"cpp"_s).run(code, {}, members).describe();
    };
    const std::pair<const char *, const char *> standards[] = {
        {"", "202002 4"}, {"11", "201103 4"}, {"14", "201402 4"}, {"17", "201703 4"}, {"20", "202002 4"}, {"23", "202302 4"}};
    for (const auto &[standard, printed] : standards) {
        const QByteArray said = answer(standard);
        QVERIFY2(said.contains(printed), said.constData());
    }
    for (const char *wrong : {"18", "-fplugin=/work/x.so"}) {
        const QByteArray said = answer(wrong);
        QVERIFY2(said.contains("rejected"), said.constData());
    }
}

void TestContainerFiles::nothingIsLeft()
{
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
        QCOMPARE(m_executors.usageIsAtBaseline(language), QByteArray());
}

QTEST_GUILESS_MAIN(TestContainerFiles)
#include "tst_container_files.moc"
