// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way on the collected data: one import of the folder, then every session of eleven and of fifteen
// years, and a plan on every chain of 2019, each against a second and plainer reading of the raw files.
#include <QTest>
#ifndef Q_MOC_RUN
#include "app/core/day/workstation.h"
#include "app/core/import/import_job.h"
#include "engine/base/decimal.h"
#include "engine/codec/outcome_json.h"
#include "engine/report/order_text/dialect.h"
#include "engine/routine/reports.h"
#include "engine/strategies/registry.h"
#include "tests/market/plain_pick.h"
#include "tests/support/vectors.h"
#include "tests/unit/entry/slow_recount.h"

#include <algorithm>
#include <fstream>
#include <set>

#include <QTemporaryDir>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

fs::path data() {
    return *sharedFolder() / "market-data";
}

std::vector<std::string> splitLine(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        fields.push_back(field);
    }
    return fields;
}

/// One column of a tidy daily file, sessions only.
Values column(const std::string& relative, const std::string& name) {
    std::ifstream stream(data() / relative);
    std::string line;
    std::getline(stream, line);
    const auto header = splitLine(line);
    const auto at = static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    Values values;
    while (std::getline(stream, line)) {
        const auto fields = splitLine(line);
        const auto date = base::parseIsoDate(fields.at(0));
        const auto value = at < fields.size() ? base::parseReal(fields[at]) : std::nullopt;
        if (date && value && calendar::Calendar::standard().isKnownSession(*date)) {
            values[*date] = *value;
        }
    }
    return values;
}

base::Result<app::ImportReport> importInto(const fs::path& home, const std::vector<fs::path>& paths,
                                           unsigned threads = 0) {
    app::HomeOptions options;
    options.home = home;
    options.market = store::Market::Real;
    options.threads = threads;
    SIGNALBOX_TRY_ASSIGN(auto open, app::openHome(options, app::Access::Write));
    app::ImportRequest request;
    request.paths = paths;
    return app::importFiles(open, request);
}

std::shared_ptr<app::Workstation> stationOf(const fs::path& home, const std::vector<std::string>& sets = {},
                                            unsigned threads = 0) {
    app::HomeOptions options;
    options.home = home;
    options.market = store::Market::Real;
    options.sets = sets;
    options.threads = threads;
    auto station = app::Workstation::open(options, app::Access::Read);
    if (!station) {
        throw std::runtime_error(station.error().message());
    }
    return *station;
}

/// Many days of one home with columns that are made once.
class Days {
public:
    Days(const fs::path& home, const std::vector<std::string>& sets) : m_station(stationOf(home, sets)) {
        book::JournalEntry opening;
        opening.event = book::AccountFlow{base::Money::dollars(500'000), "opening balance"};
        (void)m_book.apply(opening);
    }
    session::DayState operator()(base::Date date) {
        const strategies::Strategy& optimus = *strategies::find("optimus");
        app::SnapshotWish wish;
        wish.date = date;
        wish.underlying = "SPX";
        wish.series = optimus.seriesNeeded(m_station->home().parameters, "SPX");
        wish.chains = false;
        auto snapshot = m_station->market().snapshot(wish);
        if (!snapshot) {
            throw std::runtime_error(snapshot.error().message());
        }
        session::DayInputs inputs;
        inputs.strategy = &optimus;
        inputs.underlying = "SPX";
        inputs.date = date;
        inputs.snapshot = &*snapshot;
        inputs.book = &m_book;
        inputs.parameters = &m_station->home().parameters;
        inputs.calendar = &calendar::Calendar::standard();
        inputs.prepared = m_prepared;
        inputs.planWanted = false;
        auto result = session::evaluateDay(inputs);
        if (!result) {
            throw std::runtime_error(base::toIso(date) + ": " + result.error().message());
        }
        m_prepared = result->prepared;
        return std::move(result->state);
    }

private:
    std::shared_ptr<app::Workstation> m_station;
    book::Book m_book;
    std::shared_ptr<const strategies::Prepared> m_prepared;
};

std::string hashOn(app::Workstation& station, base::Date date) {
    app::DayQuery query;
    query.date = date;
    query.planWanted = false;
    const auto state = station.day(query);
    return state ? state->plan.evaluation.hash : state.error().message();
}

std::vector<base::Date> sessionsBetween(base::Date from, base::Date to) {
    return calendar::Calendar::standard().sessions(from, to).value();
}

/// The text of SHR-L7 and SHR-L1 with numbers in it.
bool isFullText(const std::string& text, base::Date date) {
    return text.rfind("[DIAGNOSIS] " + base::toIso(date) + " | SPX\n  VIX Level: ", 0) == 0 &&
           text.find("\n[ENTRY EVAL] " + base::toIso(date) + " | SPX\n  Regime: ") != std::string::npos &&
           text.find("\n  >>> ") != std::string::npos;
}

} // namespace

class TestRealDays : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    fs::path m_home;
    app::ImportReport m_report;

private Q_SLOTS:
    void initTestCase() {
        SIGNALBOX_NEED_SHARED();
        m_home = fs::path(m_folder.path().toStdString()) / "home";
        auto report = importInto(m_home, {data()});
        QVERIFY2(report.has_value(), report ? "" : report.error().message().c_str());
        m_report = std::move(*report);
    }

    void rowsReadAreThoseOfTheManifest() { // for every file that has data_rows, in one call
        std::ifstream stream(data() / "MANIFEST.csv");
        std::string line;
        std::getline(stream, line);
        std::map<std::string, std::string> expected;
        while (std::getline(stream, line)) {
            const auto fields = splitLine(line);
            expected[(data() / fields.at(0)).string()] = fields.at(2);
        }
        std::size_t compared = 0;
        for (const app::ImportedFile& file : m_report.files) {
            const auto at = expected.find(file.path);
            const std::string name = fs::path(file.path).filename().string();
            if (at == expected.end()) {
                QVERIFY2(!file.problem.empty() && (name == "MANIFEST.csv" || name == "README.md"),
                         name.c_str());
                continue;
            }
            QVERIFY2(file.problem.empty(), file.problem.c_str());
            if (!at->second.empty()) {
                const std::string text =
                    file.path + ": read " + std::to_string(file.rowsRead) + ", manifest " + at->second;
                QVERIFY2(std::to_string(file.rowsRead) == at->second, text.c_str());
                ++compared;
            }
            QCOMPARE(file.rowsKept + file.rowsRejected, file.rowsRead);
        }
        QVERIFY(compared > 600);
        qInfo("%zu files, %ld rows read, %ld rejected", m_report.files.size(), m_report.rowsRead,
              m_report.rowsRejected);
    }

    void findingsNameFileAndRow() { // the list of the issue; their rows are checked in tests/market/import
        std::map<std::string, std::set<std::string>> files;
        for (const app::ImportedFile& file : m_report.files) {
            for (const feeds::Issue& issue : file.issues) {
                QVERIFY2(!issue.file.empty() && !issue.code.empty() && !issue.reason.empty(),
                         file.path.c_str());
                files[issue.code].insert(fs::relative(file.path, data()).string());
            }
        }
        const auto names = [&files](const char* code, const char* part) {
            return std::any_of(files[code].begin(), files[code].end(), [part](const std::string& file) {
                return file.find(part) != std::string::npos;
            });
        };
        QVERIFY(names("CLOSED_DAY", "index-daily/vix.csv"));
        QVERIFY(names("CLOSED_DAY", "sp500_as_of_2023_07")); // 2022-06-20 and 2023-06-19
        QVERIFY(names("REPEATED_CHAIN", "SPX_20190527") || names("CLOSED_DAY", "SPX_20190527"));
        int known = 0;
        for (const app::ImportedFile& file : m_report.files) {
            const bool bad =
                std::any_of(file.issues.begin(), file.issues.end(),
                            [](const feeds::Issue& issue) { return issue.code == "BAD_SERIES"; });
            known += bad && file.path.find("known-bad") != std::string::npos ? 1 : 0;
        }
        QCOMPARE(known, 6);
    }

    void aSecondRunChangesNothing() {
        const std::string before = hashOn(*stationOf(m_home), base::makeDate(2019, 5, 13));
        const auto again = importInto(m_home, {data()});
        QVERIFY(again.has_value());
        QVERIFY(!again->changed && again->added == 0 && again->revised == 0);
        QCOMPARE(hashOn(*stationOf(m_home), base::makeDate(2019, 5, 13)), before);
    }

    void everySessionOfElevenYearsHasItsLog() {
        SlowMarket slow;
        slow.sessions = sessionsBetween(base::makeDate(2010, 1, 4), base::makeDate(2021, 12, 23));
        slow.close = column("index-daily/spx.csv", "close");
        slow.low = column("index-daily/spx.csv", "low");
        slow.vix = column("index-daily/vix.csv", "close");
        slow.vx1 = column("vix-futures/vx1_vx8_settlement_2007_2021.csv", "vx1");
        slow.vx2 = column("vix-futures/vx1_vx8_settlement_2007_2021.csv", "vx2");
        slow.breadth = column("breadth/spx_pct_above_50dma.csv", "close");
        const std::vector<SlowAnswer> recount = slowRecount(slow);
        Days days(m_home, {});
        int evaluated = 0;
        int entries = 0;
        int unknown = 0;
        for (std::size_t i = 0; i < slow.sessions.size(); ++i) {
            const base::Date date = slow.sessions[i];
            if (date < base::makeDate(2011, 1, 3)) {
                continue;
            }
            const session::DayState state = days(date);
            const entry::EntryEvaluation& evaluation = state.plan.evaluation;
            const std::string where = base::toIso(date) + "\n" + routine::evaluationText(state);
            QVERIFY2(isFullText(routine::evaluationText(state), date), where.c_str());
            ++evaluated;
            if (evaluation.regime == diagnosis::Regime::Unknown) {
                ++unknown;
                const bool missing = !slow.vix.contains(date) || !slow.close.contains(date) ||
                                     !slow.breadth.contains(date) || !slow.vx1.contains(date) ||
                                     !slow.vx2.contains(date) || slow.vx2[date] == 0 || slow.vx1[date] == 0;
                QVERIFY2(missing && !evaluation.regimeMissing.empty(), where.c_str());
            }
            const bool entry = evaluation.decision == entry::Decision::Entry;
            QVERIFY2(entry == (recount[i].gates && recount[i].filters), where.c_str());
            entries += entry ? 1 : 0;
        }
        QCOMPARE(evaluated, 2764);
        QVERIFY(entries > 20);
        qInfo("%d sessions, %d entries, regime unknown on %d", evaluated, entries, unknown);
    }

    void everySessionTo2026WithVixOverVix3m() {
        Values vix3m = column("index-daily/vix3m.csv", "close");
        Values breadth = column("breadth/spx_pct_above_50dma.csv", "close");
        Values vix = column("index-daily/vix.csv", "close");
        Days days(m_home, {"ts_source=VIX_VIX3M"});
        int entries = 0;
        int unknown = 0;
        const auto sessions = sessionsBetween(base::makeDate(2011, 1, 3), base::makeDate(2026, 3, 26));
        for (const base::Date date : sessions) {
            const session::DayState state = days(date);
            const entry::EntryEvaluation& evaluation = state.plan.evaluation;
            const std::string where = base::toIso(date) + "\n" + routine::evaluationText(state);
            QVERIFY2(isFullText(routine::evaluationText(state), date), where.c_str());
            if (evaluation.regime == diagnosis::Regime::Unknown) {
                ++unknown;
                QVERIFY2(!vix.contains(date) || !vix3m.contains(date) || !breadth.contains(date),
                         where.c_str());
            } else {
                QVERIFY2(evaluation.tsRatio &&
                             std::fabs(*evaluation.tsRatio - vix[date] / vix3m[date]) < 1e-12,
                         where.c_str());
            }
            entries += evaluation.decision == entry::Decision::Entry ? 1 : 0;
        }
        QVERIFY(entries > 20);
        qInfo("%zu sessions, %d entries, regime unknown on %d", sessions.size(), entries, unknown);
    }

    void withoutFreshDataGatesFailByName() { // 2026-07-10
        const auto station = stationOf(m_home);
        app::DayQuery query;
        query.date = base::makeDate(2026, 7, 10);
        query.allGates = true;
        query.planWanted = false;
        const auto state = station->day(query);
        QVERIFY2(state.has_value(), state ? "" : state.error().message().c_str());
        const entry::EntryEvaluation& evaluation = state->plan.evaluation;
        QVERIFY(evaluation.decision == entry::Decision::NoTrade);
        QVERIFY(evaluation.regime == diagnosis::Regime::Unknown);
        QCOMPARE(evaluation.reason, std::string("Regime unknown (data)"));
        QVERIFY(evaluation.gates.at(0).missing == std::vector<std::string>{"ts_ratio"});
        QVERIFY(evaluation.studyGates.at(2).status == entry::GateStatus::Fail);
        QVERIFY(evaluation.studyGates.at(2).missing == std::vector<std::string>{"ts_ratio"});
        // Price, volatility and breadth are there; their gates say numbers.
        for (const std::size_t gate : {1U, 3U}) {
            QVERIFY(evaluation.studyGates.at(gate).missing.empty());
        }
        bool credit = false;
        for (const entry::FilterResult& filter : evaluation.filters) {
            if (filter.key == "credit_spread") {
                credit = !filter.missing.empty() && filter.status == entry::FilterStatus::Flag;
            }
        }
        QVERIFY(credit);
        const std::string text = routine::evaluationText(*state);
        QVERIFY2(text.find("Regime: UNKNOWN (FAIL, data: ") != std::string::npos, text.c_str());
        int stale = 0;
        for (const entry::InputUse& input : evaluation.inputs) {
            stale += input.stale ? 1 : 0;
        }
        QVERIFY(stale > 0);
        qInfo("%s", text.c_str());
    }

    void plansOfEveryChainEqualTheSearch() { // 41 sessions; order text reads back in five dialects
        const Values bill = column("rates/tbill_13w_yield.csv", "close");
        const Values vix = column("index-daily/vix.csv", "close");
        const Values spx = column("index-daily/spx.csv", "close");
        std::vector<fs::path> files;
        for (const auto& file : fs::directory_iterator(data() / "option-chains" / "spx-cboe-daily-2019")) {
            files.push_back(file.path());
        }
        std::sort(files.begin(), files.end());
        const auto station = stationOf(m_home);
        std::set<base::Date> withChain;
        for (const fs::path& file : files) {
            const PlainChain chain = readPlainChain(file);
            if (!calendar::Calendar::standard().isKnownSession(chain.date)) {
                continue; // Memorial Day
            }
            withChain.insert(chain.date);
            app::DayQuery query;
            query.date = chain.date;
            query.hypothetical = true;
            const auto state = station->day(query);
            QVERIFY2(state.has_value(), state ? "" : state.error().message().c_str());
            const session::PlanOutcome& outcome = state->plan;
            QVERIFY(outcome.hypothetical && outcome.selection);
            PlainPicker picker(chain, std::prev(bill.upper_bound(chain.date))->second / 100,
                               vix.at(chain.date), std::prev(spx.lower_bound(chain.date))->second);
            const auto plain = picker.pick();
            const std::string where = file.filename().string() + ": " + outcome.refusal;
            QVERIFY2(outcome.selection->plan.has_value() == plain.has_value(), where.c_str());
            QVERIFY2(plain.has_value(), where.c_str()); // every one of these days has strikes
            const structures::TradePlan& plan = *outcome.selection->plan;
            const std::string found = where + " " + std::to_string(plan.legs[0].contract.strike.toDollars()) +
                                      ", search " + std::to_string(plain->shortStrike) + " delta " +
                                      std::to_string(plain->delta);
            QVERIFY2(plan.expiration == plain->expiration &&
                         (plan.settlement == market::Settlement::Pm) == plain->pm &&
                         plan.legs[0].contract.strike.toDollars() == plain->shortStrike &&
                         plan.legs[1].contract.strike.toDollars() == plain->longStrike &&
                         std::fabs(plan.limit.toDollars() - plain->limit) < 1e-9,
                     found.c_str());
            QVERIFY2(std::fabs(*plan.quotes[0].delta - plain->delta) < 1e-6, found.c_str());

            report::OrderTicket order;
            for (const structures::Leg& leg : plan.legs) {
                order.legs.push_back({leg, report::PositionEffect::Open});
            }
            order.quantity = outcome.size ? std::max<std::int64_t>(1, outcome.size->contracts) : 1;
            order.price = plan.limit;
            for (const auto dialect :
                 {report::Dialect::Thinkorswim, report::Dialect::Tastytrade, report::Dialect::Ibkr,
                  report::Dialect::Schwab, report::Dialect::Plain}) {
                const auto text = report::orderText(dialect, order);
                QVERIFY2(text.has_value(), text ? "" : text.error().message().c_str());
                const auto read = report::readOrder(dialect, *text);
                QVERIFY2(read.ticket && *read.ticket == order, text->c_str());
            }
        }
        QCOMPARE(withChain.size(), std::size_t{41});
        int without = 0;
        for (const base::Date date :
             sessionsBetween(base::makeDate(2019, 4, 25), base::makeDate(2019, 6, 28))) {
            if (withChain.contains(date)) {
                continue;
            }
            ++without;
            app::DayQuery query;
            query.date = date;
            query.hypothetical = true;
            const auto state = station->day(query);
            QVERIFY(state && !state->plan.selection->plan);
            QVERIFY2(state->plan.refusal.find("No option chain") != std::string::npos,
                     state->plan.refusal.c_str());
        }
        QCOMPARE(without, 5); // 05-10, 05-17, 06-14, 06-17, 06-18
        app::DayQuery memorial;
        memorial.date = base::makeDate(2019, 5, 27);
        memorial.hypothetical = true;
        const auto state = station->day(memorial);
        QVERIFY(!state && state.error().message().find("2019-05-24") != std::string::npos &&
                state.error().message().find("2019-05-28") != std::string::npos);
    }

    void theSameDayHasTheSameHash() { // 1 and 2 threads, twice, after re-import
        const fs::path other = fs::path(m_folder.path().toStdString()) / "other";
        std::vector<fs::path> paths;
        for (const char* part : {"rates", "credit", "put-call", "vix-futures", "breadth", "index-daily"}) {
            paths.push_back(data() / part);
        }
        const auto imported = importInto(other, paths, 1);
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().message().c_str());
        const auto one = stationOf(m_home, {}, 1);
        const auto two = stationOf(m_home, {}, 2);
        const auto again = stationOf(other, {}, 2);
        std::set<std::string> hashes;
        const auto sessions = sessionsBetween(base::makeDate(2011, 1, 3), base::makeDate(2021, 12, 23));
        for (std::size_t i = 0; i < sessions.size(); i += 97) {
            const std::string hash = hashOn(*one, sessions[i]);
            QCOMPARE(hash.size(), std::size_t{64});
            QCOMPARE(hashOn(*one, sessions[i]), hash);
            QCOMPARE(hashOn(*two, sessions[i]), hash);
            QCOMPARE(hashOn(*again, sessions[i]), hash);
            hashes.insert(hash);
        }
        QVERIFY(hashes.size() > 25); // and no two days share one
    }
};

QTEST_GUILESS_MAIN(TestRealDays)
#include "tst_real_days.moc"
