// SPDX-License-Identifier: GPL-3.0-or-later
// The audit finds a look-ahead planted in an indicator, a gate, a fill and a revised macro series, each built
// on the columns and gates of Optimus themselves, and none in the untouched ones (SHR-J1, SHR-D8).
#include "engine/base/date.h"
#include "engine/entry/optimus_gates.h"
#include "engine/lab/audit/cut_data.h"
#include "engine/lab/audit/look_ahead.h"
#include "engine/market/series_names.h"
#include "tests/unit/diagnosis/synthetic_market.h"

#include <algorithm>
#include <atomic>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

constexpr std::size_t Sessions = 420;
constexpr int WarmSessions = 300;

const calendar::Calendar& nyse() {
    return calendar::Calendar::standard();
}

const std::vector<base::Date>& days() {
    static const std::vector<base::Date> all = sessionsFrom(base::makeDate(2014, 1, 2), Sessions);
    return all;
}

market::MarketSnapshot wholeMarket() {
    namespace names = market::names;
    const diagnosis::OptimusSeries s = syntheticSeries(days());
    market::MarketSnapshot snapshot;
    snapshot.asOf = days().back();
    const std::vector<std::pair<std::string, diagnosis::SeriesPointer>> all{
        {"SPX", s.price},
        {names::Vix, s.vix},
        {names::vxTable(1), s.vx1},
        {names::vxTable(2), s.vx2},
        {names::Breadth50, s.breadth},
        {names::PutCallTotal, s.putCall},
        {names::HighYieldOas, s.highYield},
        {names::InvestmentGradeOas, s.investmentGrade}};
    for (const auto& [name, series] : all) {
        snapshot.series.emplace(name, market::BarView(series, snapshot.asOf));
    }
    return snapshot;
}

/// How a defect changes what is read; the columns are those of the data given.
struct Defects {
    std::function<void(diagnosis::OptimusColumns&)> columns = [](auto&) {};
    std::function<void(const diagnosis::OptimusColumns&, int, diagnosis::OptimusReadings&)> readings =
        [](const auto&, int, auto&) {};
    /// The price of an order of the session before, on session `s`.
    std::function<double(const diagnosis::OptimusColumns&, int)> fill = [](const diagnosis::OptimusColumns& c,
                                                                           int s) { return c.close.at(s); };
};

/// Every gate and filter of a day by itself, and the verdict.
std::string outcomeText(const diagnosis::OptimusReadings& readings,
                        const params::OptimusParameters& parameters) {
    entry::BookFacts facts;
    facts.openTotal = facts.openUnder = 0;
    std::string text = entry::decisionKey(entry::evaluateGates(readings, facts, parameters).decision);
    for (int gate = 1; gate <= entry::GateCount; ++gate) {
        text += " ";
        text += entry::gateStatusKey(entry::checkGate(gate, readings, facts, parameters).status);
    }
    for (int filter = 0; filter < entry::FilterCount; ++filter) {
        text += " ";
        text += entry::filterStatusKey(entry::checkFilter(filter, readings, parameters).status);
    }
    return text;
}

base::Result<lab::DecisionLog> runOn(const market::MarketSnapshot& snapshot, const Defects& defects) {
    const params::OptimusParameters parameters;
    SIGNALBOX_TRY_ASSIGN(const auto built,
                         diagnosis::buildOptimusColumns(snapshot, "SPX", nyse(), parameters));
    diagnosis::OptimusColumns columns = *built;
    defects.columns(columns);
    lab::DecisionLog log;
    for (int s = columns.firstSession + WarmSessions; s <= columns.lastSession; ++s) {
        diagnosis::OptimusReadings readings = diagnosis::readingsAt(columns, s);
        defects.readings(columns, s, readings);
        log.push_back({columns.dateOf(s), "evaluation", outcomeText(readings, parameters)});
        const diagnosis::OptimusReadings before = diagnosis::readingsAt(columns, s - 1);
        if (before.close && before.priorClose && *before.close > *before.priorClose) {
            log.push_back({columns.dateOf(s), "fill", std::to_string(defects.fill(columns, s))});
        }
    }
    return log;
}

std::vector<base::Date> cutsEvery(int n) {
    const std::span<const base::Date> warm = std::span(days()).subspan(WarmSessions);
    return lab::auditCuts(warm, n, {});
}

lab::AuditReport auditOf(const Defects& defects, int every = 1, unsigned threads = 2) {
    const market::MarketSnapshot whole = wholeMarket();
    const auto full = runOn(whole, defects);
    const auto report = lab::audit(
        *full,
        [&](base::Date cut) -> base::Result<lab::DecisionLog> {
            SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot known, lab::cutSnapshot(whole, cut));
            return runOn(known, defects);
        },
        cutsEvery(every), base::Executor(threads));
    return report.value();
}

bool allOf(const lab::AuditReport& report, const std::string& kind) {
    return std::all_of(report.changes.begin(), report.changes.end(),
                       [&kind](const lab::ChangedDecision& change) { return change.kind == kind; });
}

/// A value at t that is the one of t + 1 where there is one.
void shiftBack(diagnosis::Column& column) {
    for (std::size_t i = 0; i + 1 < column.values.size(); ++i) {
        column.values[i] = column.values[i + 1];
    }
}

Defects indicatorReadsTomorrow() {
    Defects defects;
    defects.columns = [](diagnosis::OptimusColumns& c) { shiftBack(c.rsi); };
    return defects;
}

/// Breadth that is told 15 points too high and corrected twenty sessions later.
lab::RevisedSeries correctedBreadth(int lag = 0) {
    const auto final = syntheticSeries(days()).breadth;
    std::vector<lab::Publication> told;
    for (std::size_t i = 0; i < days().size(); ++i) {
        const auto at = std::min(i + static_cast<std::size_t>(lag), days().size() - 1);
        told.push_back({days()[i], days()[at], final->close()[i] + 15});
        if (i + 20 < days().size()) {
            told.push_back({days()[i], days()[i + 20], final->close()[i]});
        }
    }
    return {{market::names::Breadth50, "corrected", market::Basis::AsTraded}, told};
}

/// `pointInTime`: the run reads for every day what was told first; otherwise what stands there at the cut.
lab::AuditReport auditRevised(const lab::RevisedSeries& breadth, bool pointInTime) {
    market::MarketSnapshot whole = wholeMarket();
    const lab::RevisedSet revised{{market::names::Breadth50, breadth}};
    const auto knownAt = [&](base::Date day) -> base::Result<lab::DecisionLog> {
        SIGNALBOX_TRY_ASSIGN(market::MarketSnapshot known, lab::cutSnapshot(whole, day, revised));
        if (pointInTime) {
            SIGNALBOX_TRY_ASSIGN(const auto first, breadth.firstTold(day));
            known.series[market::names::Breadth50] = market::BarView(first, day);
        }
        return runOn(known, {});
    };
    const auto full = knownAt(days().back());
    return lab::audit(*full, knownAt, cutsEvery(1), base::Executor(2)).value();
}

} // namespace

class TestAuditLookAhead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theUntouchedFunctionsAreClean() {
        const lab::AuditReport report = auditOf({});
        QVERIFY(report.clean());
        QCOMPARE(report.cuts, Sessions - WarmSessions);
        // Every cut compares at least one evaluation for each of its days.
        QVERIFY(report.compared > report.cuts * (report.cuts + 1) / 2);
    }

    void anIndicatorThatUsesTomorrowIsFound() {
        const lab::AuditReport report = auditOf(indicatorReadsTomorrow());
        QVERIFY(!report.clean());
        QVERIFY(allOf(report, "evaluation"));
        for (const lab::ChangedDecision& change : report.changes) {
            QVERIFY(change.cut == change.date); // one session later its future is known
            QCOMPARE(change.cuts, 1);
            QVERIFY(change.before != change.after && !change.before.empty() && !change.after.empty());
        }
    }

    void aGateThatReadsTomorrowIsFound() {
        Defects defects;
        defects.readings = [](const diagnosis::OptimusColumns& c, int s,
                              diagnosis::OptimusReadings& readings) {
            if (const double tomorrow = c.close.at(s + 1); base::isKnown(tomorrow)) {
                readings.close = tomorrow;
            }
        };
        const lab::AuditReport report = auditOf(defects);
        QVERIFY(!report.clean());
        QVERIFY(allOf(report, "evaluation"));
    }

    void aFillAtTheBestOfTwoSessionsIsFound() {
        Defects defects;
        defects.fill = [](const diagnosis::OptimusColumns& c, int s) {
            const double later = c.close.at(s + 1);
            return base::isKnown(later) ? std::min(c.close.at(s), later) : c.close.at(s);
        };
        const lab::AuditReport report = auditOf(defects);
        QVERIFY(!report.clean());
        QVERIFY(allOf(report, "fill"));
        for (const lab::ChangedDecision& change : report.changes) {
            QVERIFY(std::stod(change.after) < std::stod(change.before)); // hindsight pays less
        }
    }

    void aRevisedMacroSeriesIsFound() {
        const lab::AuditReport report = auditRevised(correctedBreadth(), false);
        QVERIFY(!report.clean());
        QVERIFY(allOf(report, "evaluation"));
        // The correction of a day is told twenty sessions later: the last twenty still stand as first told.
        for (const lab::ChangedDecision& change : report.changes) {
            QVERIFY(change.date <= days()[Sessions - 21]);
        }
    }

    void aRevisedSeriesReadAsFirstToldIsClean() { QVERIFY(auditRevised(correctedBreadth(), true).clean()); }

    void aValueToldADayLaterThanItsDateIsFound() {
        const lab::AuditReport report = auditRevised(correctedBreadth(1), true);
        QVERIFY(!report.clean());
        QVERIFY(report.changes.front().cut == report.changes.front().date);
    }

    void rareCutsStillFindWhatTheyCutThrough() {
        const lab::AuditReport everyDay = auditOf(indicatorReadsTomorrow(), 1);
        const lab::AuditReport rare = auditOf(indicatorReadsTomorrow(), 7);
        QVERIFY(rare.changes.size() < everyDay.changes.size() && !rare.clean());
        for (const lab::ChangedDecision& change : rare.changes) {
            QVERIFY(std::find(everyDay.changes.begin(), everyDay.changes.end(), change) !=
                    everyDay.changes.end());
        }
    }

    void anyNumberOfThreadsGivesTheSameReport() {
        const lab::AuditReport one = auditOf(indicatorReadsTomorrow(), 5, 1);
        QVERIFY(auditOf(indicatorReadsTomorrow(), 5, 2) == one);
        QVERIFY(auditOf(indicatorReadsTomorrow(), 5, 7) == one);
    }

    void decisionsThatAppearOrVanishAreReported() {
        const base::Date first = days()[0];
        const base::Date second = days()[1];
        const lab::DecisionLog full{{first, "entry", "a"}, {first, "entry", "b"}, {second, "exit", "c"}};
        const auto run = [&](base::Date cut) -> base::Result<lab::DecisionLog> {
            return cut == first ? lab::DecisionLog{{first, "entry", "a"}}
                                : lab::DecisionLog{{first, "entry", "a"},
                                                   {first, "entry", "b"},
                                                   {first, "exit", "x"},
                                                   {second, "exit", "c"}};
        };
        const auto report = lab::audit(full, run, std::vector{first, second}, base::Executor(1)).value();
        QCOMPARE(report.changes.size(), std::size_t{2});
        QVERIFY(report.changes[0] == (lab::ChangedDecision{first, "entry", "", "b", first, 1}));
        QVERIFY(report.changes[1] == (lab::ChangedDecision{first, "exit", "x", "", second, 1}));
    }

    void theEarliestFailureAndACancelAreTold() {
        const auto failing = [](base::Date cut) -> base::Result<lab::DecisionLog> {
            return base::fail(base::ErrorCode::MissingData, "no bars", base::toIso(cut));
        };
        const auto failed = lab::audit({}, failing, cutsEvery(30), base::Executor(2));
        QVERIFY(!failed &&
                failed.error().message().find(base::toIso(days()[WarmSessions])) != std::string::npos);
        std::stop_source stop;
        stop.request_stop();
        const auto cancelled = lab::audit({}, failing, cutsEvery(30), base::Executor(2), stop.get_token());
        QVERIFY(!cancelled && cancelled.error().code == base::ErrorCode::Cancelled);
    }

    void cutsAreEveryNthSessionAndTheDecisions() {
        const auto some = std::span(days()).first(10);
        const std::vector<base::Date> decisions{days()[7], days()[3], days()[3], days()[300]};
        const std::vector<base::Date> expected{days()[0], days()[3], days()[4], days()[7], days()[8]};
        QVERIFY(lab::auditCuts(some, 4, decisions) == expected);
        QVERIFY(lab::auditCuts(some, 0, {}).size() == 10); // at least one step
    }
};

QTEST_GUILESS_MAIN(TestAuditLookAhead)
#include "tst_audit_look_ahead.moc"
