// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_day/sample_day.h"

#include "engine/base/require.h"
#include "engine/calendar/calendar.h"
#include "engine/entry/describe.h"
#include "engine/structures/spread_selector.h"
#include "tests/support/sample_day/sample_chain.h"
#include "tests/support/sample_day/sample_chart.h"
#include "tests/support/sample_day/sample_positions.h"

namespace signalbox::testing {

namespace {

using base::Money;
using diagnosis::Regime;

constexpr Money Equity = Money::dollars(500'000);

diagnosis::OptimusReadings calmReadings() {
    diagnosis::OptimusReadings r;
    r.session = calendar::Calendar::standard().sessionNumber(SampleDate).value();
    r.raw = r.regime = Regime::ElevatedVol;
    r.regimeRule = 5;
    r.inputs = {18.06, 0.981, SampleSpot, 2755.6, 48.3, 47.1, 45.9};
    r.regimeSince = base::makeDate(2019, 5, 9);
    r.close = SampleSpot;
    r.ema = 2755.6;
    r.ivRank = 71.4;
    r.priorClose = 2811.9;
    r.lowerBand = 2820.3;
    r.upStreak = 1;
    r.rsi = 41.6;
    r.rsiPrior = 33.9;
    r.macdHistogram = {-3.1, -4.2, -5.0, -5.5};
    r.touch = diagnosis::Touch::Yes;
    r.touchDate = base::makeDate(2019, 5, 13);
    r.touchLow = 2806.1;
    r.touchBand = 2820.3;
    r.bandDepth = 2.43;
    r.hv20 = 0.131;
    r.putCallRank = 91;
    r.creditSpread = 2.71;
    r.creditSpreadFiveAgo = 2.60;
    r.termOrigin = diagnosis::TermOrigin::Contracts;
    return r;
}

entry::BookFacts facts(int open, std::vector<std::string> halts = {}) {
    entry::BookFacts result;
    result.openTotal = result.openUnder = open;
    result.businessDaysSinceEntry = 5;
    result.halts = std::move(halts);
    return result;
}

entry::EntryEvaluation evaluationOf(const diagnosis::OptimusReadings& readings,
                                    const entry::BookFacts& book) {
    const params::OptimusParameters parameters;
    entry::Subject subject;
    subject.date = SampleDate;
    std::vector<entry::InputUse> inputs{{"SPX", SampleDate, "index-daily", "as_traded", false, ""},
                                        {"VIX", SampleDate, "cboe-native", "as_traded", false, ""},
                                        {"HY_OAS", SampleDate - base::CalendarDays(1), "fred", "", true, ""}};
    return entry::describe(subject, readings, book, parameters,
                           entry::evaluateGates(readings, book, parameters), true, inputs);
}

structures::Selection selectionOn(const std::shared_ptr<const chains::ChainAnalytics>& chain) {
    structures::SelectorInputs inputs;
    inputs.chain = chain->chain;
    inputs.analytics = chain;
    inputs.rate = SampleRate;
    inputs.quotes.evaluationDate = SampleDate;
    inputs.quotes.previousClose = 2811.9;
    inputs.quotes.vix = 18.06;
    return structures::selectPutCreditSpread(inputs);
}

risk::RiskCheck check(const char* code, double used, double after, double allowed, const char* unit, bool ok,
                      const char* text) {
    return {code, used, after, allowed, unit, ok, text};
}

/// Size and verdict as the desk would give them for these round numbers.
void addDecision(session::PlanOutcome& plan, int open) {
    const structures::TradePlan& trade = *plan.selection->plan;
    plan.conviction = risk::Conviction{0.6, -0.62, 0.86, 0.86, 0.0, 0.24, 11'200};
    risk::SizeResult size;
    size.riskBp = 200;
    size.allocationBp = 10'000;
    size.convictionBp = 11'200;
    size.budget = Money::dollars(11'200);
    size.cap = Money::dollars(15'000);
    size.heatRoom = Money::dollars(75'000 - 9'430 * open);
    size.maxLossPerUnit = trade.maxLossPerUnit;
    size.contracts = size.budget.toCents() / trade.maxLossPerUnit.toCents();
    size.binding = "BUDGET";
    plan.size = size;
    const double loss = trade.maxLossPerUnit.toDollars() * static_cast<double>(size.contracts);
    const double heat = 9'430.0 * open;
    const bool room = open < 3;
    risk::RiskVerdict verdict;
    verdict.approved = room;
    verdict.contractsAllowed = room ? size.contracts : 0;
    verdict.accountBinding = "REQUESTED";
    verdict.checks = {
        check("HALT", 0, 0, 0, "", true, "No halt."),
        check("REGIME", 0, 0, 0, "", true, "Elevated Vol allows entries."),
        check("TRADE", 0, loss, 15'000, "usd", true, "1.9 % of equity, 3 % allowed."),
        check("CAPACITY", open, open + 1, 3, "positions", room,
              "3 of 3 open on SPX, 4 after. Passes when one is closed."),
        check("HEAT", heat / 500'000, (heat + loss) / 500'000, 0.15, "fraction", true, "7.6 % of 15 %."),
        check("DELTA", 0.17, 0.21, 0.50, "fraction", true, "+0.21 of 0.50."),
        check("BUYING_POWER", heat, heat + loss, 500'000, "usd", true, "Enough buying power."),
        check("ACCOUNT", 0, loss, 25'000, "usd", true, "Within the account's limits.")};
    if (!room) {
        verdict.alternatives = {"Close 7 JUN 2,700/2,650 (target met), then 2 contracts pass."};
        plan.refusal = "CAPACITY";
    }
    plan.verdict = verdict;
}

std::vector<session::RegimeDay> history(Regime today) {
    const auto& calendar = calendar::Calendar::standard();
    const int last = calendar.sessionNumber(SampleDate).value();
    std::vector<session::RegimeDay> days;
    for (int i = 251; i >= 0; --i) {
        session::RegimeDay day;
        day.date = calendar.sessionAt(last - i).value();
        const int place = 251 - i;
        day.effective = place >= 96 && place < 112    ? Regime::HighVol
                        : place >= 112 && place < 128 ? Regime::Crisis
                        : place >= 128 && place < 141 ? Regime::BearTrend
                        : place >= 141 && place < 152 ? Regime::Neutral
                        : place == 200                ? Regime::Unknown
                        : place >= 248                ? today
                        : place % 60 < 34             ? Regime::BullishCalm
                                                      : Regime::ElevatedVol;
        day.raw = day.effective;
        days.push_back(day);
    }
    return days;
}

std::vector<session::SeriesHealth> health(bool complete) {
    const auto missing = std::optional<base::Date>();
    const auto today = std::optional<base::Date>(SampleDate);
    return {{"SPX", "index-daily", today, 0, true},
            {"VIX", complete ? "cboe-native" : "", complete ? today : missing, 0, true},
            {"VX1", complete ? "cfe-native" : "", complete ? today : missing, 0, true},
            {"VX2", complete ? "cfe-native" : "", complete ? today : missing, 0, true},
            {"BREADTH_50DMA", "breadth", today, 0, true},
            {"PC_TOTAL", "put-call", today, 0, true},
            {"HY_OAS", "fred", SampleDate - base::CalendarDays(1), 1, true},
            {"IG_OAS", "fred", today, 0, true},
            {"TBILL13W", "rates", today, 0, true},
            {"VVIX", "cboe-native", SampleDate - base::CalendarDays(40), 28, false}};
}

void fillDashboard(session::DayState& state) {
    session::Dashboard& board = state.dashboard;
    board.date = state.date;
    board.regime = state.plan.evaluation.regime;
    board.vix = state.plan.evaluation.vix;
    board.ivRank = state.plan.evaluation.ivRank;
    board.openPositions = static_cast<int>(state.positions.size());
    board.equity = board.sleeve = Equity;
    board.cash = Money::dollars(498'300);
    board.highWaterMark = Money::dollars(512'400);
    board.drawdown = 0.0242;
    board.openPl = board.dayPl = Money();
    board.aggregateDelta = board.aggregateTheta = board.aggregateVega = board.aggregateGamma = 0.0;
    for (const session::PositionState& position : state.positions) {
        *board.openPl += *position.openPl;
        *board.dayPl += *position.dayPl;
        *board.aggregateDelta += position.greeks->deltaFraction;
        *board.aggregateTheta += position.greeks->thetaDay;
        *board.aggregateVega += position.greeks->vegaPoint;
        *board.aggregateGamma += position.greeks->gamma;
        board.heat += position.position.maxLoss;
        const base::Date expiry = position.position.expiration;
        if (!board.nearestExpiry || expiry < *board.nearestExpiry) {
            board.nearestExpiry = expiry;
            board.nearestExpiryDte = base::daysBetween(state.date, expiry);
        }
    }
    board.heatFraction = board.heat.toDollars() / Equity.toDollars();
    board.approachingTimeStop = !state.positions.empty();
    board.lastTrades = {true, true, false};
    board.daysSinceEntry = 5;
    board.closedTrades = 24;
    board.wins = 19;
    board.winRate = 19.0 / 24;
    board.profitFactor = 2.11;
    board.maxDrawdown = 0.046;
    if (!state.positions.empty()) {
        board.doToday = {"Close 7 JUN 2,700/2,650: target met",
                         "Close 31 MAY 2,665/2,615: time stop OVERDUE"};
        board.alerts = {"CRITICAL: 31 MAY 2,665/2,615 is 2 business days past its time stop",
                        "WARNING: HY_OAS is 1 session behind"};
    }
}

session::DayState base(const entry::EntryEvaluation& evaluation) {
    session::DayState state;
    state.date = SampleDate;
    state.nextSession = calendar::Calendar::standard().nextSession(SampleDate).value();
    state.isLatest = false;
    state.plan.evaluation = evaluation;
    state.plan.planId = "optimus-SPX-2019-05-14";
    state.regimeHistory = history(evaluation.regime);
    state.chart = sampleChart();
    state.closed = sampleClosed();
    state.health = health(true);
    state.notes = {{"HY_OAS", "1 session missing: 2019-05-14"}};
    state.blockingSentence = entry::blockingSentence(evaluation);
    return state;
}

void withChain(session::DayState& state) {
    state.chain = sampleChain();
    state.plan.selection = selectionOn(state.chain);
    SIGNALBOX_REQUIRE(state.plan.selection->plan.has_value(), "the invented chain has a spread to sell");
}

SharedDay finish(session::DayState state) {
    fillDashboard(state);
    return std::make_shared<const session::DayState>(std::move(state));
}

session::DayState entryDay() {
    session::DayState state = base(evaluationOf(calmReadings(), facts(2)));
    state.positions = samplePositions();
    state.positions.erase(state.positions.begin());
    withChain(state);
    addDecision(state.plan, 2);
    return state;
}

} // namespace

SharedDay sampleDay() {
    session::DayState state = base(evaluationOf(calmReadings(), facts(3)));
    state.positions = samplePositions();
    withChain(state);
    state.plan.hypothetical = true;
    addDecision(state.plan, 3);
    return finish(std::move(state));
}

SharedDay sampleEntryDay() {
    return finish(entryDay());
}

SharedDay sampleSimulatedDay() {
    session::DayState state = entryDay();
    state.simulated = true;
    state.isLatest = true;
    state.plan.evaluation.simulated = true;
    state.plan.selection->plan->simulated = true;
    return finish(std::move(state));
}

SharedDay sampleWarmupDay() {
    diagnosis::OptimusReadings readings = calmReadings();
    readings.barsRemaining = 37;
    session::DayState state = base(evaluationOf(readings, facts(0)));
    state.closed.clear();
    state.chainProblem = "no option chain of SPX for 2019-05-14";
    return finish(std::move(state));
}

SharedDay sampleHaltedDay() {
    session::DayState state = base(evaluationOf(calmReadings(), facts(1, {"CIRCUIT_BREAKER"})));
    state.positions = samplePositions();
    state.chain = sampleChain();
    state.dashboard.breakerOn = true;
    state.dashboard.breakerUntil = base::makeDate(2019, 5, 22);
    state.dashboard.breakerNeedsAcknowledgement = true;
    return finish(std::move(state));
}

SharedDay sampleNoDataDay() {
    diagnosis::OptimusReadings readings = calmReadings();
    readings.raw = readings.regime = Regime::Unknown;
    readings.regimeRule = 0;
    readings.regimeMissing =
        diagnosis::bit(diagnosis::Input::Vix) | diagnosis::bit(diagnosis::Input::TsRatio);
    readings.inputs.vix.reset();
    readings.inputs.tsRatio.reset();
    readings.ivRank.reset();
    session::DayState state = base(evaluationOf(readings, facts(1)));
    state.health = health(false);
    state.chainProblem = "no option chain of SPX for 2019-05-14";
    return finish(std::move(state));
}

SharedDay sampleNoTradeDay() {
    diagnosis::OptimusReadings readings = calmReadings();
    readings.ivRank = 44.2;
    session::DayState state = base(evaluationOf(readings, facts(1)));
    state.chain = sampleChain();
    return finish(std::move(state));
}

SharedDay sampleEmptyDay() {
    return std::make_shared<const session::DayState>();
}

} // namespace signalbox::testing
