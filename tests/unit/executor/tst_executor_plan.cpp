// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ImageContext.h"
#include "core/executor/docker/Orphans.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/run/Language.h"

#include <KTar>

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace learncode;
using namespace learncode::executor;
using namespace Qt::StringLiterals;

// What is decided before anything is asked of an engine.
class TestExecutorPlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contextIsDeterministic();
    void contextHashFollowsEveryPart();
    void builtInContextIsComplete();
    void incompleteContextIsAnError();
    void beaconLivesAsLongAsItsObject();
    void orphans_data();
    void orphans();
};

namespace {

Identity someone()
{
    return {.prefix = u"lc"_s, .instance = u"00000001"_s, .host = u"boot:1"_s};
}

const Language &python()
{
    return *LanguageRegistry::builtIn().find(u"python"_s);
}

void put(const QTemporaryDir &dir, const QString &name, const QByteArray &content)
{
    QVERIFY(QFileInfo(dir.filePath(name)).dir().mkpath(u"."_s));
    QFile file(dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void TestExecutorPlan::contextIsDeterministic()
{
    QTemporaryDir dir;
    put(dir, u"executor"_s, "binary");
    put(dir, u"preload.so"_s, "library");
    put(dir, python().dockerfile, "FROM x");
    put(dir, u"runtime/python/b.py"_s, "b");
    put(dir, u"runtime/python/a/a.py"_s, "a");
    put(dir, u"runtime/cpp/not-ours"_s, "c");
    const auto context = ImageContext::load(python(), dir.path());
    QVERIFY(context);
    QStringList names;
    for (const ContextFile &file : context->files())
        names.append(file.name);
    QCOMPARE(names,
             (QStringList{python().dockerfile, u"executor"_s, u"languages.json"_s, u"preload.so"_s,
                          u"runtime/python/a/a.py"_s, u"runtime/python/b.py"_s}));

    const QByteArray tar = context->toTar();
    QCOMPARE(ImageContext::load(python(), dir.path())->toTar(), tar);

    QBuffer buffer;
    buffer.setData(tar);
    KTar archive(&buffer);
    QVERIFY(archive.open(QIODevice::ReadOnly));
    const KArchiveFile *program = archive.directory()->file(u"executor"_s);
    QVERIFY(program);
    QCOMPARE(program->data(), QByteArray("binary"));
    QCOMPARE(program->permissions() & 0777, 0700);
    // No time but the beginning of all, so that it does not matter when it was made.
    for (const QString &name : std::as_const(names)) {
        const KArchiveEntry *entry = archive.directory()->entry(name);
        QVERIFY2(entry, qPrintable(name));
        QCOMPARE(entry->date().toSecsSinceEpoch(), 0);
    }
    const KArchiveFile *script = archive.directory()->file(u"runtime/python/a/a.py"_s);
    QVERIFY(script);
    QCOMPARE(script->permissions() & 0777, 0644);
}

void TestExecutorPlan::contextHashFollowsEveryPart()
{
    QTemporaryDir dir;
    put(dir, u"executor"_s, "binary");
    put(dir, u"preload.so"_s, "library");
    put(dir, python().dockerfile, "FROM x");
    const QHash<QString, QString> base{{u"BASE_IMAGE"_s, u"one"_s}};
    const QString hash = ImageContext::load(python(), dir.path())->hash(base);
    QCOMPARE(hash.size(), 64);
    QCOMPARE(ImageContext::load(python(), dir.path())->hash(base), hash);
    QVERIFY(ImageContext::load(python(), dir.path())->hash({{u"BASE_IMAGE"_s, u"two"_s}}) != hash);
    put(dir, u"executor"_s, "binarY");
    QVERIFY(ImageContext::load(python(), dir.path())->hash(base) != hash);
    put(dir, u"executor"_s, "binary");
    put(dir, u"runtime/python/new"_s, "x");
    QVERIFY(ImageContext::load(python(), dir.path())->hash(base) != hash);
}

void TestExecutorPlan::builtInContextIsComplete()
{
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        const auto context = ImageContext::load(language);
        QVERIFY2(context, qPrintable(language.id));
        for (const QString &name : {u"executor"_s, u"preload.so"_s}) {
            const auto program = std::ranges::find(context->files(), name, &ContextFile::name);
            QVERIFY(program != context->files().end());
            QVERIFY(program->content.startsWith("\x7f"
                                                "ELF"));
        }
        QVERIFY(std::ranges::any_of(context->files(), [&](const ContextFile &file) {
            return file.name.startsWith("runtime/"_L1 + language.id + u'/');
        }));
    }
}

void TestExecutorPlan::incompleteContextIsAnError()
{
    QTemporaryDir dir;
    put(dir, python().dockerfile, "FROM x");
    put(dir, u"executor"_s, "");
    const auto context = ImageContext::load(python(), dir.path());
    QVERIFY(!context);
    QCOMPARE(context.error().code, u"incomplete_build"_s);
}

void TestExecutorPlan::beaconLivesAsLongAsItsObject()
{
    const QString instance = randomHex(4);
    QVERIFY(!OwnerBeacon::isAlive(instance));
    {
        const OwnerBeacon beacon(instance);
        QVERIFY(beacon.isLit());
        QVERIFY(OwnerBeacon::isAlive(instance));
        QVERIFY(OwnerBeacon::isAlive(instance)); // asking does not put it out
        QVERIFY(!OwnerBeacon(instance).isLit());
        QVERIFY(OwnerBeacon::isAlive(instance));
    }
    QVERIFY(!OwnerBeacon::isAlive(instance));
}

void TestExecutorPlan::orphans_data()
{
    QTest::addColumn<QString>("installation");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("orphan");
    const QString dead = u"0badc0de"_s;
    const QString here = u"boot:1"_s;
    QTest::newRow("dead, running") << u"lc"_s << dead << here << u"running"_s << true;
    QTest::newRow("dead, created") << u"lc"_s << dead << here << u"created"_s << true;
    QTest::newRow("dead, network") << u"lc"_s << dead << here << QString() << true;
    QTest::newRow("our own") << u"lc"_s << u"00000001"_s << here << u"exited"_s << false;
    QTest::newRow("alive") << u"lc"_s << u"alive"_s << here << u"exited"_s << false;
    QTest::newRow("other installation") << u"xy"_s << dead << here << u"exited"_s << false;
    QTest::newRow("no labels") << QString() << QString() << QString() << u"exited"_s << false;
    QTest::newRow("odd owner") << u"lc"_s << u"../../x"_s << here << u"exited"_s << false;
    QTest::newRow("no host") << u"lc"_s << dead << QString() << u"exited"_s << false;
    QTest::newRow("other namespace, running") << u"lc"_s << dead << u"boot:2"_s << u"running"_s << false;
    QTest::newRow("other namespace, created") << u"lc"_s << dead << u"boot:2"_s << u"created"_s << false;
    QTest::newRow("other namespace, exited") << u"lc"_s << dead << u"boot:2"_s << u"exited"_s << true;
    QTest::newRow("other namespace, network") << u"lc"_s << dead << u"boot:2"_s << QString() << false;
    QTest::newRow("earlier boot, created") << u"lc"_s << dead << u"past:1"_s << u"created"_s << true;
    QTest::newRow("earlier boot, network") << u"lc"_s << dead << u"past:1"_s << QString() << true;
    QTest::newRow("other machine, running") << u"lc"_s << dead << u"past:1"_s << u"running"_s << false;
}

void TestExecutorPlan::orphans()
{
    QFETCH(QString, installation);
    QFETCH(QString, owner);
    QFETCH(QString, host);
    QFETCH(QString, state);
    QFETCH(bool, orphan);
    const QString living = randomHex(4);
    const OwnerBeacon beacon(living);
    const engine::Labels labels{
        {label::installation, installation}, {label::owner, owner == "alive"_L1 ? living : owner}, {label::host, host}};
    QCOMPARE(isOrphan(labels, state, someone()), orphan);
}

QTEST_GUILESS_MAIN(TestExecutorPlan)
#include "tst_executor_plan.moc"
