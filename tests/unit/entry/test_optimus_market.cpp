// SPDX-License-Identifier: GPL-3.0-or-later
// Every session of 2011-2021 on real daily data: each has an answer, and the days on which all gates pass are
// the same that a slow recount of the rules finds (OPT-ERR21 names the years without any).
#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse some of these and need not
#include "engine/base/decimal.h"
#include "engine/calendar/calendar.h"
#include "engine/entry/describe.h"
#include "slow_recount.h"
#include "tests/support/vectors.h"

#include <chrono>
#include <fstream>
#include <set>
#include <sstream>
#endif

using namespace signalbox;
using namespace signalbox::entry;

namespace {

using Row = std::map<std::string, double>;

/// The tidy daily files: a header, the date first, one row a day.
std::map<base::Date, Row> readTidy(const std::string& relative) {
    std::ifstream stream(*tests::sharedFolder() / "market-data" / relative);
    if (!stream) {
        throw std::runtime_error("cannot read " + relative);
    }
    std::vector<std::string> names;
    std::map<base::Date, Row> rows;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        std::vector<std::string> parts;
        for (std::string part; std::getline(fields, part, ',');) {
            parts.push_back(part);
        }
        if (names.empty()) {
            names = parts;
            continue;
        }
        const auto date = parts.empty() ? std::nullopt : base::parseIsoDate(parts.front());
        if (!date || !calendar::Calendar::standard().isKnownSession(*date)) {
            continue;
        }
        for (std::size_t i = 1; i < parts.size() && i < names.size(); ++i) {
            if (const auto value = base::parseReal(parts[i])) {
                rows[*date][names[i]] = *value;
            }
        }
    }
    return rows;
}

tests::Values columnOf(const std::map<base::Date, Row>& rows, const std::string& name) {
    tests::Values values;
    for (const auto& [date, row] : rows) {
        if (const auto at = row.find(name); at != row.end()) {
            values[date] = at->second;
        }
    }
    return values;
}

diagnosis::SeriesPointer series(const std::string& symbol, const std::map<base::Date, Row>& rows,
                                const std::string& value, bool bars = false) {
    std::vector<market::Bar> list;
    for (const auto& [date, row] : rows) {
        if (!row.contains(value)) {
            continue;
        }
        market::Bar bar;
        bar.date = date;
        bar.close = row.at(value);
        if (bars) {
            bar.open = row.at("open");
            bar.high = row.at("high");
            bar.low = row.at("low");
        }
        list.push_back(bar);
    }
    return market::BarSeries::create({symbol, "shared", market::Basis::AsTraded}, list).value();
}

struct Loaded {
    diagnosis::OptimusSeries series;
    tests::SlowMarket slow;
};

Loaded load() {
    const auto spx = readTidy("index-daily/spx.csv");
    const auto vix = readTidy("index-daily/vix.csv");
    const auto vix3m = readTidy("index-daily/vix3m.csv");
    const auto vx = readTidy("vix-futures/vx1_vx8_settlement_2007_2021.csv");
    const auto breadth = readTidy("breadth/spx_pct_above_50dma.csv");
    const auto volumes = readTidy("put-call/cboe_total_volume_2006_2019.csv");
    const auto ratios = readTidy("put-call/cboe_put_call_ratios.csv");
    const auto highYield = readTidy("credit/hy_oas_BAMLH0A0HYM2.csv");
    const auto investmentGrade = readTidy("credit/ig_oas.csv");
    Loaded loaded;
    diagnosis::OptimusSeries& s = loaded.series;
    s.price = series("SPX", spx, "close", true);
    s.vix = series("VIX", vix, "close");
    s.vix3m = series("VIX3M", vix3m, "close");
    s.vx1 = series("VX1", vx, "vx1");
    s.vx2 = series("VX2", vx, "vx2");
    s.breadth = series("BREADTH_50DMA", breadth, "close");
    s.putVolume = series("OPT_VOLUME_PUTS", volumes, "puts");
    s.callVolume = series("OPT_VOLUME_CALLS", volumes, "calls");
    s.putCall = series("PC_TOTAL", ratios, "total_pc");
    s.highYield = series("HY_OAS", highYield, "hy_oas");
    s.investmentGrade = series("IG_OAS", investmentGrade, "ig_oas");
    loaded.slow.sessions = calendar::Calendar::standard()
                               .sessions(base::makeDate(2010, 1, 4), base::makeDate(2021, 12, 23))
                               .value();
    loaded.slow.close = columnOf(spx, "close");
    loaded.slow.low = columnOf(spx, "low");
    loaded.slow.vix = columnOf(vix, "close");
    loaded.slow.vx1 = columnOf(vx, "vx1");
    loaded.slow.vx2 = columnOf(vx, "vx2");
    loaded.slow.breadth = columnOf(breadth, "close");
    return loaded;
}

int yearOf(base::Date date) {
    return static_cast<int>(std::chrono::year_month_day(date).year());
}

BookFacts emptyBook() {
    BookFacts facts;
    facts.openTotal = facts.openUnder = 0;
    return facts;
}

} // namespace

class TestOptimusMarket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySessionOfElevenYears() {
        SIGNALBOX_NEED_SHARED();
        const Loaded loaded = load();
        const calendar::Calendar& calendar = calendar::Calendar::standard();
        const params::OptimusParameters p;
        const auto started = std::chrono::steady_clock::now();
        const auto built = diagnosis::buildOptimusColumns(loaded.series, calendar, p);
        const auto columnsReady = std::chrono::steady_clock::now();
        QVERIFY2(built.has_value(), built ? "" : built.error().message().c_str());
        const diagnosis::OptimusColumns& columns = **built;
        const BookFacts facts = emptyBook();
        const std::vector<tests::SlowAnswer> slow = tests::slowRecount(loaded.slow);

        std::vector<GateOutcome> outcomes;
        const auto gatesStarted = std::chrono::steady_clock::now();
        for (const base::Date date : loaded.slow.sessions) {
            const auto session = columns.sessionOf(date);
            outcomes.push_back(evaluateGates(diagnosis::readingsAt(columns, session.value_or(-1)), facts, p));
        }
        const auto gatesReady = std::chrono::steady_clock::now();

        int evaluated = 0;
        int allGates = 0;
        int entries = 0;
        std::set<int> years;
        for (std::size_t i = 0; i < loaded.slow.sessions.size(); ++i) {
            const base::Date date = loaded.slow.sessions[i];
            const GateOutcome& outcome = outcomes[i];
            QVERIFY2((outcome.decision == Decision::Warmup) == (i < 252), base::toIso(date).c_str());
            if (outcome.decision == Decision::Warmup) {
                continue;
            }
            evaluated += date >= base::makeDate(2011, 1, 3) ? 1 : 0;
            QVERIFY2((outcome.firstFail == 0) == slow[i].gates, base::toIso(date).c_str());
            QVERIFY2((outcome.failedFilters == 0) == slow[i].filters, base::toIso(date).c_str());
            allGates += outcome.firstFail == 0 ? 1 : 0;
            if (outcome.signal()) {
                ++entries;
                years.insert(yearOf(date));
            }
        }
        const auto micros = [](auto from, auto to) {
            return std::chrono::duration_cast<std::chrono::microseconds>(to - from).count();
        };
        qInfo("sessions %d, all gates pass on %d, entries %d; columns %lld us, gates of all days %lld us",
              evaluated, allGates, entries, static_cast<long long>(micros(started, columnsReady)),
              static_cast<long long>(micros(gatesStarted, gatesReady)));
        QCOMPARE(evaluated, 2764);
        QVERIFY(entries > 0 && entries < allGates);
        QVERIFY2(!years.contains(2011) && !years.contains(2016), "OPT-ERR21: none in 2011 and 2016");
    }

    void fullAnswersAreTotal() { // the text side of the same days, and VIX over VIX3M to 2026
        SIGNALBOX_NEED_SHARED();
        const Loaded loaded = load();
        const calendar::Calendar& calendar = calendar::Calendar::standard();
        params::OptimusParameters p;
        p.tsSource = params::TermSource::VixVix3m;
        const auto columns = diagnosis::buildOptimusColumns(loaded.series, calendar, p).value();
        const auto sessions =
            calendar.sessions(base::makeDate(2011, 1, 3), base::makeDate(2026, 3, 26)).value();
        int signals = 0;
        const auto started = std::chrono::steady_clock::now();
        for (const base::Date date : sessions) {
            Subject subject;
            subject.date = date;
            const auto e = evaluateOptimus(*columns, subject, emptyBook(), p, calendar, true);
            QVERIFY2(e.has_value(), base::toIso(date).c_str());
            QVERIFY2(e->gates.size() == 10 && e->studyGates.size() == 10, base::toIso(date).c_str());
            QVERIFY(e->hash.size() == 64 && !e->regimeReason.empty() && !blockingSentence(*e).empty());
            QVERIFY2(e->gates[2].missing.empty(), base::toIso(date).c_str());
            signals += e->decision == Decision::Entry ? 1 : 0;
        }
        const auto spent =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
        qInfo("%zu days in full, %d signals, %.1f us a day", sessions.size(), signals,
              static_cast<double>(spent.count()) / static_cast<double>(sessions.size()));
    }

    void gatesWithoutFreshDataFailByName() { // 2026-07-10: futures, breadth and credit have ended
        SIGNALBOX_NEED_SHARED();
        const Loaded loaded = load();
        const calendar::Calendar& calendar = calendar::Calendar::standard();
        const params::OptimusParameters p;
        const auto columns = diagnosis::buildOptimusColumns(loaded.series, calendar, p).value();
        Subject subject;
        subject.date = base::makeDate(2026, 7, 10);
        const EntryEvaluation e = evaluateOptimus(*columns, subject, emptyBook(), p, calendar, true).value();
        QVERIFY(e.decision == Decision::NoTrade);
        QCOMPARE(e.reason, std::string("Regime unknown (data)"));
        QVERIFY(e.gates[0].missing == std::vector<std::string>{"ts_ratio"});
        QVERIFY(e.studyGates[2].status == GateStatus::Fail);
        QVERIFY(e.studyGates[2].missing == std::vector<std::string>{"ts_ratio"});
        QVERIFY(e.filters[2].status == FilterStatus::Fail && !e.filters[2].missing.empty());
        bool staleNamed = false;
        for (const InputUse& use : e.inputs) {
            staleNamed =
                staleNamed || (use.series == "VX1" && use.stale && use.asOf == base::makeDate(2021, 12, 23));
        }
        QVERIFY(staleNamed);
    }
};

QTEST_GUILESS_MAIN(TestOptimusMarket)
#include "test_optimus_market.moc"
