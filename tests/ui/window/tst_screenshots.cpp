// SPDX-License-Identifier: GPL-3.0-or-later
// A first start on a home without anything: the demonstration market is made, every panel is alive and
// painted, dark and light, in both sizes (product.md, First start).
#include "tests/cli/program.h"

#include <QDir>
#include <QImage>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;

namespace {

const QStringList Panels{QStringLiteral("light"),    QStringLiteral("dashboard"),  QStringLiteral("gates"),
                         QStringLiteral("chart"),    QStringLiteral("positions"),  QStringLiteral("chain"),
                         QStringLiteral("ticket"),   QStringLiteral("risk"),       QStringLiteral("journal"),
                         QStringLiteral("data"),     QStringLiteral("parameters"), QStringLiteral("log"),
                         QStringLiteral("backtest"), QStringLiteral("sweep"),      QStringLiteral("scanner"),
                         QStringLiteral("account")};

/// How many different colours a picture has on a coarse grid: an empty panel has few.
int colours(const QImage& image) {
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2) {
            seen.insert(image.pixel(x, y));
        }
    }
    return static_cast<int>(seen.size());
}

} // namespace

class TestScreenshots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstStartShowsEveryPanelAlive() {
        const QTemporaryDir home;
        const QTemporaryDir pictures;
        const auto run =
            tests::runProgram(home.path().toStdString(), {"--screenshots", pictures.path().toStdString()});
        QVERIFY2(run.status == 0, run.all().constData());
        const QDir folder(pictures.path());
        for (const QString& tone : {QStringLiteral("dark"), QStringLiteral("light")}) {
            for (const QString& size : {QStringLiteral("1440x900"), QStringLiteral("1024x700")}) {
                for (const QString& panel : Panels) {
                    const QString name = QStringLiteral("panel-%1-%2-%3.png").arg(panel, tone, size);
                    const QImage image(folder.filePath(name));
                    QVERIFY2(!image.isNull(), qPrintable(name));
                    QVERIFY2(colours(image) > 12, qPrintable(name + QStringLiteral(" looks empty")));
                }
                const QImage window(
                    folder.filePath(QStringLiteral("window-morning-%1-%2.png").arg(tone, size)));
                QCOMPARE(QStringLiteral("%1x%2").arg(window.width()).arg(window.height()), size);
                const QImage research(
                    folder.filePath(QStringLiteral("window-research-%1-%2.png").arg(tone, size)));
                QVERIFY(!research.isNull());
            }
        }
    }

    void aFolderThatCannotBeWrittenIsToldInOneLine() {
        const QTemporaryDir home;
        const auto run = tests::runProgram(home.path().toStdString(), {"--screenshots", "/dev/null/x"});
        QCOMPARE(run.status, 3);
        // Qt may speak before; what we say is one line, the last.
        const QByteArray last = run.err.trimmed().split('\n').constLast();
        QVERIFY2(last.startsWith("signalbox: /dev/null/x: "), run.all().constData());
        QCOMPARE(run.err.count("signalbox: "), 1);
    }
};

QTEST_GUILESS_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
