// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep is killed at random moments and started again until it ends: its file is then the one of a sweep
// that nobody disturbed. SIGNALBOX_KILLS says how many kills, SIGNALBOX_KILL_SEED which moments.
#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/lab/sweep/sweep_file.h"
#include "tests/cli/sweep_calls.h"

#include <chrono>
#include <memory>
#include <random>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

int setting(const char* name, int otherwise) {
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok && value > 0 ? value : otherwise;
}

/// Whether it was killed; a sweep that ends by itself must end well.
bool runAndKill(const fs::path& home, const std::vector<std::string>& call, std::int64_t microseconds,
                QByteArray& problem) {
    QProcess process;
    const auto moment = Clock::now() + std::chrono::microseconds(microseconds);
    process.start(programPath(), argumentsOf(home, call));
    process.waitForStarted();
    while (Clock::now() < moment && process.state() != QProcess::NotRunning) {
        process.waitForFinished(1);
    }
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    if (process.exitStatus() == QProcess::CrashExit) {
        return true;
    }
    problem = process.exitCode() == 0 ? QByteArray() : process.readAllStandardError();
    return false;
}

} // namespace

class TestSweepKills : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFileOfAKilledSweepEndsAsIfNothingHadHappened() {
        InventedHome invented;
        QVERIFY2(invented.imported.status == 0, invented.imported.all());
        const fs::path home = invented.copy();
        const auto call = [&](const fs::path& out) {
            return sweepCall(invented,
                             {"--vary", "min_iv_rank=30:70:1", "--vary", "profit_target_pct=30:75:1",
                              "--vary", "stop_loss_multiplier=1.5,2", "--out", out.string()});
        };
        const fs::path undisturbed = invented.root() / "undisturbed.jsonl";
        (void)runProgram(home, {"data"}); // the disk is warm for the measured one
        QCOMPARE(runProgram(home, call(undisturbed)).status, 0);
        fs::remove(undisturbed);
        const auto started = Clock::now();
        QCOMPARE(runProgram(home, call(undisturbed)).status, 0);
        const auto usual =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started).count();
        const std::string expected = withoutRun(readAll(undisturbed));

        std::mt19937 random(static_cast<unsigned>(setting("SIGNALBOX_KILL_SEED", 20190513)));
        std::uniform_int_distribution<std::int64_t> moments(0, usual * 11 / 10);
        const int wanted = setting("SIGNALBOX_KILLS", 30);
        const fs::path out = invented.root() / "killed.jsonl";
        int kills = 0;
        int whileRunning = 0; // kills that left an unfinished file with rows in it
        int ended = 0;
        for (int round = 0; kills < wanted || ended == 0; ++round) {
            QVERIFY2(round < 40 * wanted + 100, "the moments never hit");
            QByteArray problem;
            const bool killed = runAndKill(home, call(out), moments(random), problem);
            QVERIFY2(problem.isEmpty(), problem);
            kills += killed ? 1 : 0;
            if (killed && fs::exists(out)) {
                const std::string text = readAll(out);
                const auto read = lab::readSweep(text, "killed");
                whileRunning += read && !read->run && !read->rows.empty() ? 1 : 0;
                if (!read) { // only a header that was cut
                    QVERIFY(expected.starts_with(text) && text.find('\n') == std::string::npos);
                }
            }
            if (!killed) {
                ++ended;
                QVERIFY2(withoutRun(readAll(out)) == expected, "the continued file differs");
                fs::remove(out);
                fs::remove(out.string() + ".new");
            }
        }
        QVERIFY2(whileRunning > 0, "no kill fell into the running sweep");
        qInfo("%d kills, %d of them between two rows, %d sweeps ended", kills, whileRunning, ended);
    }
};

QTEST_GUILESS_MAIN(TestSweepKills)
#include "tst_sweep_kills.moc"
