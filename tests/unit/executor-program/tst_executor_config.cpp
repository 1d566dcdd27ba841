// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "docker/executor/job/Config.h"
#include "docker/executor/job/Sources.h"

#include <QByteArrayList>
#include <QTest>

#include <string>
#include <vector>

using namespace learncode::executor;

class ExecutorConfigTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsConfig();
    void expandsSources();
    void leavesOutWhatIsIncluded();
    void knowsStandards();
    void refusesConfig();
    void readsTheRealDefinitions();
};

void ExecutorConfigTest::readsConfig()
{
    const auto language = parseConfig(R"({"languages":[{"id":"a"},{"id":"b","mainFile":"m.b","executor":{
        "run":["r","{main}","{program}"],"env":{"K":"v"},"slots":3}}]})",
                                      "b");
    QVERIFY(language);
    QCOMPARE(language->slots, 3U);
    QCOMPARE(language->runs, 3U); // not said: as many
    QCOMPARE(language->env.at(0), std::string("K=v"));
    const std::vector<std::string> expected{"r", "m.b", "./main"};
    QCOMPARE(expandCommand(language->run, *language, Job(), {"m.b", {}}), expected);
}

void ExecutorConfigTest::expandsSources()
{
    const auto language = parseConfig(R"({"languages":[{"id":"b","mainFile":"m.b","executor":{
        "compile":["c","{sources}","-o","{program}"],"sources":["b","bb"],"run":["{program}"]}}]})",
                                      "b");
    QVERIFY(language);
    const auto expanded = [&](const std::vector<std::string> &names) {
        Job job;
        for (const std::string &name : names)
            job.files.push_back({name, {}});
        QByteArrayList words;
        for (const std::string &word : expandCommand(language->compile, *language, job, {"m.b", {}}))
            words.append(QByteArray::fromStdString(word));
        return words.join(' ');
    };
    QCOMPARE(expanded({}), QByteArray("c m.b -o ./main"));
    QCOMPARE(expanded({"d.txt", "x.b", "b", "x.h", "f.b/y.bb", "b.B"}), QByteArray("c m.b x.b f.b/y.bb -o ./main"));
    QCOMPARE(expanded({"-x.b", "@x.b", "a/-x.b"}), QByteArray("c m.b ./-x.b ./@x.b a/-x.b -o ./main"));
    // What the compiler makes takes nobody's place.
    QCOMPARE(expanded({"main", "main_/x.b"}), QByteArray("c m.b main_/x.b -o ./main__"));
    QCOMPARE(expanded({"main.b", "f/main"}), QByteArray("c m.b main.b -o ./main"));
}

void ExecutorConfigTest::leavesOutWhatIsIncluded()
{
    using Names = std::vector<std::string>;
    const auto sources = [](const std::string &code, const std::vector<WorkFile> &files) {
        return sourcesToCompile({"b"}, {"m.b", code}, files);
    };
    const WorkFile x{"x.b", {}};
    QCOMPARE(sources("#include \"x.b\"\n", {x}), Names{"m.b"});
    QCOMPARE(sources("y\r\n \t# \tinclude\"./f/../x.b\" // z\r\n", {x}), Names{"m.b"});
    QCOMPARE(sources("", {x, {"f/y.b", "#include \"../x.b\""}}), (Names{"m.b", "f/y.b"}));
    QCOMPARE(sources("", {{"y.h", "#include \"x.b\""}, x}), Names{"m.b"});
    QCOMPARE(sources("#include \"m.b\"", {}), Names{"m.b"});
    for (const char *other :
         {"#include <x.b>", "#include \"f/x.b\"", "#include \"x.b", "// #include \"x.b\"", "include \"x.b\"", "#",
          "#include", "#include \"\"", "#include \"/x.b\"", "#define x \"x.b\""})
        QVERIFY2(sources(other, {x}).size() == 2, other);
}

void ExecutorConfigTest::knowsStandards()
{
    const auto text = [](const std::string &members) {
        return R"({"languages":[{"id":"b","mainFile":"m.b",)" + members
            + R"("executor":{"compile":["c","{standard}","x"],"run":["r"]}}]})";
    };
    const std::string two = R"("standards":[{"id":"1","flag":"--one"},{"id":"2","flag":"--two"}],)";
    const auto language = parseConfig(text(two + R"("standard":"2",)"), "b");
    QVERIFY(language);
    const auto command = [&](const char *standard) {
        Job job;
        job.standard = standard;
        return expandCommand(language->compile, *language, job, {"m.b", {}});
    };
    QCOMPARE(command(""), (std::vector<std::string>{"c", "--two", "x"}));
    QCOMPARE(command("1"), (std::vector<std::string>{"c", "--one", "x"}));
    Job job;
    for (const char *unknown : {"3", "--one", "-fplugin=x"}) {
        job.standard = unknown;
        QVERIFY2(!standardFlag(*language, job), unknown);
    }
    const auto none = parseConfig(text(""), "b");
    QVERIFY(none);
    QCOMPARE(expandCommand(none->compile, *none, Job(), {"m.b", {}}), (std::vector<std::string>{"c", "x"}));
    QVERIFY(!standardFlag(*none, job));
    for (const std::string &wrong :
         {two, two + R"("standard":"3",)", std::string(R"("standard":"1",)"),
          std::string(R"("standards":{},"standard":"1",)"), std::string(R"("standards":[{"id":"1"}],"standard":"1",)"),
          std::string(R"("standards":[1],"standard":"1",)")})
        QVERIFY2(!parseConfig(text(wrong), "b"), wrong.c_str());
}

void ExecutorConfigTest::refusesConfig()
{
    for (const char *text : {"", "{}", R"({"languages":[]})", R"({"languages":[{"id":"b"}]})",
                             R"({"languages":[{"id":"b","mainFile":"m","executor":{}}]})",
                             R"({"languages":[{"id":"b","mainFile":"m","executor":{"run":[1]}}]})",
                             R"({"languages":[{"id":"b","mainFile":"m","executor":{"run":["x"],"slots":0}}]})"})
        QVERIFY2(!parseConfig(text, "b"), text);
    for (const char *number :
         {R"("slots":65)", R"("runs":65)", R"("runs":0)", R"("slots":4294967297)", R"("compileSlots":4294967297)",
          R"("slots":-1)", R"("memoryMb":17592186044417)", R"("processes":0)", R"("compileMs":0)",
          R"("compileMs":18446744073709551615)", R"("compileMs":1.5)"}) {
        const auto text =
            R"({"languages":[{"id":"b","mainFile":"m","executor":{"run":["x"],)" + std::string(number) + "}}]}";
        QVERIFY2(!parseConfig(text, "b"), number);
    }
}

void ExecutorConfigTest::readsTheRealDefinitions()
{
    const QString path = QFINDTESTDATA("../../../resources/languages/languages.json");
    QVERIFY(!path.isEmpty());
    for (const char *id : {"python", "javascript", "cpp"}) {
        const auto language = readConfig(path.toStdString(), id);
        QVERIFY2(language, language ? "" : language.error().c_str());
        QVERIFY(!language->version.empty());
    }
}

QTEST_GUILESS_MAIN(ExecutorConfigTest)
#include "tst_executor_config.moc"
