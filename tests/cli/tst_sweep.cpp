// SPDX-License-Identifier: GPL-3.0-or-later
// `signalbox sweep` as a person or a job scheduler calls it: wrong calls, threads, shards, files that are
// continued, refused or cut, and the same numbers as `backtest`.
#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/cli/sweep_calls.h"

#include <memory>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

// 48 combinations, of which OPT-A2 forbids those with time_stop_dte 28 and min_dte_entry 30. The spacing and
// the rank let the one signal of the market trade or not.
const std::vector<std::string> Axes{
    "--vary", "min_iv_rank=30:60:10", "--vary", "profit_target_pct=30,40,50",
    "--vary", "time_stop_dte=21,28",  "--vary", "regime_exit=close_all,manage_only"};

std::vector<std::string> with(std::vector<std::string> more) {
    more.insert(more.end(), Axes.begin(), Axes.end());
    return more;
}

} // namespace

class TestSweep : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;
    fs::path m_home;

    [[nodiscard]] fs::path file(const char* name) const { return m_invented->root() / name; }
    [[nodiscard]] Outcome sweep(const std::vector<std::string>& more) const {
        return runProgram(m_home, sweepCall(*m_invented, with(more)));
    }

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>();
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
        m_home = m_invented->copy();
        const Outcome whole = sweep({"--out", file("whole.jsonl").string()});
        QVERIFY2(whole.status == 0, whole.all());
    }

    void wrongCallsAreOneLineAndStatusTwo() {
        const std::vector<std::vector<std::string>> calls{
            {},
            {"--vary", "min_iv_rank"},
            {"--vary", "min_iv_rank=30:90:10"},
            {"--vary", "no_such=1,2"},
            {"--vary", "min_iv_rank=30,40", "--vary", "min_iv_rank=50,60"},
            {"--vary", "min_iv_rank=30,40", "--set", "min_iv_rank=50"},
            {"--vary", "account.history_start=2018-01-02,2018-06-01"},
            {"--vary", "min_iv_rank=30,40", "--objective", "beauty"},
            {"--vary", "min_iv_rank=30,40", "--shard", "3/2"},
            {"--vary", "min_iv_rank=30,40", "--walk-forward", "60"},
            {"--vary", "min_iv_rank=30,40", "--walk-forward", "5y:1y"},
            {"--vary", "min_iv_rank=30,40", "--set", "rsi_period=99"}};
        for (const auto& call : calls) {
            const Outcome outcome = runProgram(m_home, sweepCall(*m_invented, call));
            QVERIFY2(outcome.status == 2 && outcome.oneLine(), outcome.all());
        }
        QCOMPARE(runProgram(m_home, {"sweep", "--vary", "min_iv_rank=30,40"}).status, 2);
        QCOMPARE(runProgram(m_home, {"sweep", "merge", "--out", "x"}).status, 2);
    }

    void oneTwoAndSevenThreadsGiveTheSame() {
        const std::string whole = withoutRun(readAll(file("whole.jsonl")));
        std::string json;
        for (const char* threads : {"1", "2", "7"}) {
            const fs::path out = file((std::string("threads-") + threads).c_str());
            const Outcome outcome = sweep({"--threads", threads, "--json", "--out", out.string()});
            QVERIFY2(outcome.status == 0, outcome.all());
            QVERIFY2(withoutRun(readAll(out)) == whole, threads);
            json = json.empty() ? withoutRun(outcome.json()) : json;
            QVERIFY2(withoutRun(outcome.json()) == json, threads);
        }
        QCOMPARE(std::count(whole.begin(), whole.end(), '\n'), std::ptrdiff_t{49});
        const nlohmann::json value = nlohmann::json::parse(json);
        QCOMPARE(value["combinations"].get<int>(), 48);
        QCOMPARE(value["skipped"].get<int>(), 24);
        QVERIFY(value["results"][2]["skipped"].get<std::string>().find("time_stop_dte") != std::string::npos);
        QCOMPARE(value["warning"]["tried"].get<int>(), 24);
        QVERIFY(value["results"][0]["trades"] > 0); // else everything here would be about nothing
    }

    void theTextNamesTheBestAndWarns() {
        const Outcome outcome = sweep({"--objective", "net"});
        QVERIFY2(outcome.status == 0, outcome.all());
        for (const char* part :
             {"48 of 48 combinations, 24 run, 24 skipped", "WARNING: 24 combinations were tried",
              "Best by peak (net)", "Best by plateau", "small sample", "min_iv_rank=30"}) {
            QVERIFY2(outcome.out.contains(part), outcome.all());
        }
    }

    void aRowIsTheBacktestOfItsParameters() {
        const nlohmann::json all = sweep({"--json"}).json();
        for (const std::size_t index : {std::size_t{0}, std::size_t{5}, std::size_t{36}}) {
            const nlohmann::json& row = all["results"][index];
            std::vector<std::string> call{"backtest", "--strategy",        "optimus", "--from", "2019-01-02",
                                          "--to",     m_invented->day(24), "--json",  "--quiet"};
            for (const auto& [name, value] : row["parameters"].items()) {
                call.insert(call.end(), {"--set", name + "=" + value.get<std::string>()});
            }
            const Outcome outcome = runProgram(m_home, call);
            QVERIFY2(outcome.status == 0, outcome.all());
            const nlohmann::json statistics = outcome.json()["statistics"];
            for (const char* key : {"trades", "win_rate", "profit_factor", "sharpe", "sortino", "cagr",
                                    "max_drawdown", "avg_days_held", "exposure", "return_on_risk"}) {
                QVERIFY2(statistics.contains(key), key);
                QVERIFY2(
                    statistics[key] == row[key],
                    (std::string(key) + ": " + statistics[key].dump() + " and " + row[key].dump()).c_str());
            }
        }
    }

    void fiveShardsMergedAreTheWholeToTheByte() {
        std::vector<std::string> merge{"sweep", "merge"};
        for (const char* shard : {"3/5", "1/5", "5/5", "2/5", "4/5"}) {
            const fs::path out = file(("part-" + std::string(1, shard[0])).c_str());
            const Outcome outcome = sweep({"--shard", shard, "--out", out.string()});
            QVERIFY2(outcome.status == 0, outcome.all());
            QVERIFY(outcome.out.contains("no ranking"));
            merge.push_back(out.string());
        }
        merge.insert(merge.end(), {"--out", file("merged.jsonl").string()});
        const Outcome merged = runProgram({}, merge);
        QVERIFY2(merged.status == 0, merged.all());
        QCOMPARE(withoutRun(readAll(file("merged.jsonl"))), withoutRun(readAll(file("whole.jsonl"))));
        // A part twice is told and changes nothing; a part too few is status 3 and writes nothing.
        merge.insert(merge.begin() + 2, merge[2]);
        merge.back() = file("merged-2.jsonl").string();
        const Outcome twice = runProgram({}, merge);
        QVERIFY2(twice.status == 0 && twice.oneLine() && twice.err.contains("more than once"), twice.all());
        QCOMPARE(withoutRun(readAll(file("merged-2.jsonl"))), withoutRun(readAll(file("whole.jsonl"))));
        merge.erase(merge.begin() + 2, merge.begin() + 4);
        merge.back() = file("merged-3.jsonl").string();
        const Outcome missing = runProgram({}, merge);
        QVERIFY2(missing.status == 3 && missing.oneLine() && missing.err.contains("are missing: 2, 7, 12") &&
                     missing.err.contains("(part 3/5)"),
                 missing.all());
        QVERIFY(!fs::exists(file("merged-3.jsonl")));
    }

    void aFileCutAnywhereIsContinuedToTheSame() {
        const std::string whole = readAll(file("whole.jsonl"));
        const fs::path out = file("cut.jsonl");
        const std::size_t header = whole.find('\n') + 1;
        for (const std::size_t cut : {std::size_t{0}, std::size_t{7}, header - 1, header, header + 1,
                                      whole.size() / 2, whole.rfind("{\"run\""), whole.size() - 3}) {
            writeAll(out, whole.substr(0, cut));
            const Outcome outcome = sweep({"--out", out.string(), "--json"});
            QVERIFY2(outcome.status == 0, outcome.all());
            QCOMPARE(withoutRun(readAll(out)), withoutRun(whole));
            if (cut == whole.size() / 2) {
                QVERIFY(outcome.json()["run"]["continued"] > 5);
            }
        }
        // A finished one is left alone, to the byte.
        const std::string finished = readAll(out);
        QCOMPARE(sweep({"--out", out.string()}).status, 0);
        QCOMPARE(readAll(out), finished);
        QVERIFY(!fs::exists(out.string() + ".new"));
    }

    void filesOfOthersAreRefusedAndKept() {
        const std::string whole = readAll(file("whole.jsonl"));
        const fs::path out = file("other.jsonl");
        const auto refused = [&](const std::vector<std::string>& call, const char* why) {
            const Outcome outcome = runProgram(m_home, sweepCall(*m_invented, call));
            QVERIFY2(outcome.status == 3 && outcome.oneLine() && outcome.err.contains(why), outcome.all());
        };
        writeAll(out, whole);
        refused({"--vary", "min_iv_rank=30,40", "--out", out.string()}, "another sweep: axes");
        refused(with({"--shard", "1/2", "--out", out.string()}), "another sweep: shard");
        refused(with({"--set", "rsi_period=9", "--out", out.string()}), "optimus.rsi_period");
        QCOMPARE(readAll(out), whole);
        writeAll(out, "my notes\n");
        refused(with({"--out", out.string()}), "is no sweep file");
        QCOMPARE(readAll(out), std::string("my notes\n"));
        refused(with({"--out", (m_invented->root() / "no-folder" / "x").string()}), "No such file");
        const int handle = ::open(file("whole.jsonl").c_str(), O_RDONLY);
        QCOMPARE(::flock(handle, LOCK_EX), 0);
        refused(with({"--out", file("whole.jsonl").string()}), "another process writes");
        ::close(handle);
        QCOMPARE(runProgram({}, {"sweep", "merge", out.string(), "--out", file("m").string()}).status, 3);
    }

    void aWalkForwardIsTheSameInShardsAndStitched() {
        const std::vector<std::string> walk{"--walk-forward", "60:20", "--objective", "net"};
        auto call = walk;
        call.insert(call.end(), {"--json", "--out", file("walk.jsonl").string()});
        const Outcome outcome = sweep(call);
        QVERIFY2(outcome.status == 0, outcome.all());
        const nlohmann::json value = outcome.json()["walk_forward"];
        QVERIFY(value["windows"].size() >= 2);
        const auto& stitched = value["stitched"]["equity"];
        QVERIFY(stitched.front()[0] == value["windows"].front()["test"][0]);
        QVERIFY(stitched.back()[0] == value["windows"].back()["test"][1]);
        std::vector<std::string> merge{"sweep", "merge"};
        for (const char* shard : {"1/2", "2/2"}) {
            auto part = walk;
            const fs::path out = file(("walk-" + std::string(1, shard[0])).c_str());
            part.insert(part.end(), {"--shard", shard, "--out", out.string()});
            QCOMPARE(sweep(part).status, 0);
            merge.push_back(out.string());
        }
        merge.insert(merge.end(), {"--out", file("walk-merged.jsonl").string(), "--json"});
        const Outcome merged = runProgram({}, merge);
        QVERIFY2(merged.status == 0, merged.all());
        QCOMPARE(withoutRun(readAll(file("walk-merged.jsonl"))), withoutRun(readAll(file("walk.jsonl"))));
        QVERIFY(merged.json()["walk_forward"]["windows"] == value["windows"]);
        // The sweep repeated with the merged file runs nothing but the chosen combinations, and stitches.
        auto again = walk;
        again.insert(again.end(), {"--json", "--out", file("walk-merged.jsonl").string()});
        const Outcome repeated = sweep(again);
        QCOMPARE(repeated.json()["run"]["continued"].get<int>(), 48);
        QCOMPARE(withoutRun(repeated.json()), withoutRun(outcome.json()));
    }
};

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
