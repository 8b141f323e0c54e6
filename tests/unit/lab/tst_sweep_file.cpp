// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a sweep: what is written reads back, what is torn or of another sweep is known as such.
#include "engine/base/date.h"
#include "engine/lab/sweep/merge.h"
#include "engine/lab/sweep/sweep_file.h"
#include "tests/unit/lab/fake_sweep.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

lab::SweepSpec spec() {
    lab::SweepSpec made;
    made.from = base::makeDate(2015, 1, 2);
    made.to = base::makeDate(2016, 6, 30);
    made.grid = fakeGrid({"min_iv_rank=30:70:10", "min_dte_entry=21,30"});
    made.dataKey = "d1";
    made.programVersion = "0.1.0";
    return made;
}

std::vector<lab::SweepRow> rowsOf(const lab::SweepSpec& of) {
    const auto sessions = fakeSessions(300);
    std::vector<lab::SweepRow> rows;
    for (std::size_t i = 0; i < of.grid.size(); ++i) {
        if (!of.shard.takes(i)) {
            continue;
        }
        const auto combination = of.grid.at(i);
        if (combination.skipped) {
            rows.emplace_back();
            rows.back().index = i;
            rows.back().skipped = combination.skipped;
        } else {
            rows.push_back(lab::rowOf(i, fakeRun(sessions, fakeDrift(combination.values)), sessions, {},
                                      lab::Objective::Sharpe));
        }
    }
    return rows;
}

lab::SweepContents partOf(std::size_t number, std::size_t of) {
    lab::SweepContents part;
    part.spec = spec();
    part.spec.shard = {number, of};
    part.rows = rowsOf(part.spec);
    return part;
}

} // namespace

class TestSweepFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileReadsBackToTheBit() {
        const auto made = spec();
        auto rows = rowsOf(made);
        QVERIFY(rows[0].skipped); // time_stop_dte 21 and min_dte_entry 21
        rows[1].train = {0.1, std::nullopt};
        rows[1].test = {std::nullopt, -1.0 / 3.0};
        const std::string text = lab::fileText(made, rows, {1.5, 2});
        const auto read = lab::readSweep(text, "s.jsonl");
        QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
        QCOMPARE(read->rows.size(), made.grid.size());
        QVERIFY(read->rows == rows);
        QVERIFY(!read->torn);
        QCOMPARE(read->run->seconds, 1.5);
        QCOMPARE(lab::fileText(read->spec, read->rows, *read->run), text);
        QVERIFY(lab::sameSweep(read->spec, made, "s").has_value());
    }

    void everyTornTailIsIgnoredAndWhatStandsBeforeItCounts() {
        const auto made = spec();
        const auto rows = rowsOf(made);
        const std::string header = lab::headerLine(made) + "\n";
        std::string text = header;
        std::vector<std::size_t> ends{text.size()};
        for (const auto& row : rows) {
            text += lab::rowLine(row) + "\n";
            ends.push_back(text.size());
        }
        for (std::size_t cut = header.size(); cut <= text.size(); ++cut) {
            const auto read = lab::readSweep(std::string_view(text).substr(0, cut), "s");
            QVERIFY(read.has_value());
            const auto whole =
                static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), cut) - ends.begin()) - 1;
            QCOMPARE(read->rows.size(), whole);
            QCOMPARE(read->goodBytes, ends[whole]);
            QCOMPARE(read->torn, cut != ends[whole]);
        }
    }

    void aFlippedByteEndsWhatCounts() {
        const auto made = spec();
        const auto rows = rowsOf(made);
        const std::string text = lab::fileText(made, rows, {});
        const std::size_t second = text.find('\n', text.find('\n') + 1) + 1;
        for (std::size_t at = second; at < text.find('\n', second); ++at) {
            std::string damaged = text;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            const auto read = lab::readSweep(damaged, "s");
            QVERIFY(read.has_value());
            QCOMPARE(read->rows.size(), std::size_t{1});
            QVERIFY(read->torn);
        }
    }

    void whatIsNoSweepIsRefused() {
        QVERIFY(lab::readSweep("", "x").error().message().find("x: is no sweep file") == 0);
        QVERIFY(!lab::readSweep("hello\n", "x").has_value());
        QVERIFY(!lab::readSweep("[1]\n", "x").has_value());
        std::string header = lab::headerLine(spec());
        QVERIFY(!lab::readSweep(header, "x").has_value()); // no line feed: torn
        header.replace(header.find("\"version\":1"), 11, "\"version\":2");
        QVERIFY(lab::readSweep(header + "\n", "x").error().message().find("version") != std::string::npos);
        header = lab::headerLine(spec());
        header.replace(header.find("2015-01-02"), 10, "2015-01-05");
        QVERIFY(lab::readSweep(header + "\n", "x").error().message().find("damaged") != std::string::npos);
    }

    void theFirstDifferenceIsNamed() {
        const auto problem = [](const std::function<void(lab::SweepSpec&)>& change) {
            lab::SweepSpec other = spec();
            change(other);
            const auto same = lab::sameSweep(other, spec(), "f.jsonl");
            return same ? std::string() : same.error().message();
        };
        QVERIFY(problem([](auto&) {}).empty());
        QVERIFY(problem([](auto& s) { s.dataKey = "d2"; }).find("data there \"d2\", here \"d1\"") !=
                std::string::npos);
        QVERIFY(problem([](auto& s) { s.to += std::chrono::days(1); }).find(": to there") !=
                std::string::npos);
        QVERIFY(problem([](auto& s) { s.programVersion = "9"; }).find("program") != std::string::npos);
        QVERIFY(problem([](auto& s) { s.shard = {2, 5}; }).find("shard") != std::string::npos);
        QVERIFY(problem([](auto& s) { s.grid = fakeGrid({"min_iv_rank=30:70:10"}); }).find("axes") !=
                std::string::npos);
        QVERIFY(problem([](auto& s) {
                    s.walkForward = lab::parseWalkForward("2y:1y").value();
                }).find("walk_forward") != std::string::npos);
        QVERIFY(problem([](auto& s) {
                    params::ParameterValues base;
                    base.optimus.rsiPeriod = 9;
                    s.grid = lab::Grid::make(base, s.grid.axes()).value();
                }).find("optimus.rsi_period there \"9\", here \"14\"") != std::string::npos);
    }

    void aFixedValueOfAVariedParameterIsNoDifference() {
        lab::SweepSpec other = spec();
        params::ParameterValues base;
        base.optimus.minIvRank = 44;
        other.grid = lab::Grid::make(base, other.grid.axes()).value();
        QCOMPARE(lab::headerLine(other), lab::headerLine(spec()));
    }

    void shardsAreEveryNth() {
        const auto shard = lab::parseShard("2/3").value();
        QVERIFY(!shard.takes(0) && shard.takes(1) && !shard.takes(2) && shard.takes(4));
        for (const char* bad : {"", "0/3", "4/3", "1", "a/b", "1/", "-1/3", "1/200000"}) {
            QVERIFY2(!lab::parseShard(bad).has_value(), bad);
        }
    }

    void fiveShardsMergedAreTheWholeToTheByte() {
        std::vector<lab::SweepContents> parts;
        for (std::size_t i = 5; i-- > 0;) { // in any order
            parts.push_back(partOf(i + 1, 5));
        }
        const auto merged = lab::mergeSweeps(parts, {"e", "d", "c", "b", "a"});
        QVERIFY2(merged.has_value(), merged ? "" : merged.error().message().c_str());
        QCOMPARE(merged->duplicates.size(), std::size_t{0});
        QCOMPARE(lab::fileText(merged->spec, merged->rows, {}), lab::fileText(spec(), rowsOf(spec()), {}));
    }

    void missingAndDuplicateCombinationsAreReported() {
        std::vector<lab::SweepContents> parts{partOf(1, 3), partOf(3, 3)};
        const auto missing = lab::mergeSweeps(parts, {"a", "c"});
        QVERIFY(!missing.has_value());
        QVERIFY2(missing.error().message().find("3 of 10 combinations are missing: 1, 4, 7 (part 2/3)") !=
                     std::string::npos,
                 missing.error().message().c_str());
        parts.push_back(partOf(2, 3));
        parts.push_back(partOf(2, 3));
        const auto twice = lab::mergeSweeps(parts, {"a", "c", "b", "b2"});
        QVERIFY(twice.has_value());
        QCOMPARE(twice->duplicates, (std::vector<std::size_t>{1, 4, 7}));
        parts.back().rows[0].whole.net += 1;
        const auto contradiction = lab::mergeSweeps(parts, {"a", "c", "b", "b2"});
        QVERIFY(contradiction.error().message().find("combination 1 differs") != std::string::npos);
    }

    void partsOfAnotherSweepAreRefused() {
        auto other = partOf(2, 2);
        other.spec.dataKey = "d2";
        const auto merged = lab::mergeSweeps(std::vector{partOf(1, 2), other}, {"a", "b"});
        QVERIFY(!merged.has_value());
        QVERIFY(merged.error().message().find("b: is of another sweep: data") == 0);
        const auto cut = partOf(1, 2);
        QVERIFY(!lab::mergeSweeps({}, {}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestSweepFile)
#include "tst_sweep_file.moc"
