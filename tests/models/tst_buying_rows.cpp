// SPDX-License-Identifier: GPL-3.0-or-later
// Bought options in the rows of the window: debit, no upper profit, levels of the underlying, lights and
// gates by their values, never by the name of a strategy.
#include "engine/base/date.h"
#include "models/rows/chain_rows.h"
#include "models/rows/gate_rows.h"
#include "models/rows/input_rows.h"
#include "models/rows/position_rows.h"
#include "models/rows/scan_cells.h"
#include "models/rows/ticket_rows.h"
#include "models/series/payoff.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::models;

namespace {

market::OptionContract callOf(int strike) {
    return {"NVDA",
            "NVDA",
            base::makeDate(2026, 8, 21),
            market::Settlement::Pm,
            market::Right::Call,
            base::Strike::dollars(strike),
            100};
}

structures::TradePlan longCall() {
    structures::TradePlan plan;
    plan.kind = structures::StructureKind::LongCall;
    plan.underlying = "NVDA";
    plan.expiration = base::makeDate(2026, 8, 21);
    plan.legs = {{callOf(180), structures::Side::Buy, 1}};
    structures::LegQuote quote;
    quote.iv = 0.4;
    plan.quotes = {quote};
    plan.credit = false;
    plan.limit = base::Price::cents(235);
    plan.natural = base::Price::cents(235);
    plan.best = base::Price::cents(225);
    plan.mid = 2.30;
    plan.maxLossPerUnit = base::Money::cents(23'565); // with the entry fee (SHR-N8)
    plan.profitUncapped = true;
    plan.breakEven = 182.35;
    plan.spot = 180;
    plan.forward = 180.2;
    plan.discount = 0.999;
    plan.years = 0.02;
    plan.dte = 8;
    plan.unitDelta = 0.51;
    plan.unitTheta = -0.2;
    return plan;
}

session::PositionState heldCall() {
    session::PositionState state;
    state.position.id = 7;
    state.position.strategy = "atr-matrix";
    state.position.underlying = "NVDA";
    state.position.kind = structures::StructureKind::LongCall;
    state.position.legs = {{callOf(180), structures::Side::Buy, 1}};
    state.position.contracts = state.position.contractsOpen = 3;
    state.position.credit = false;
    state.position.entryPrice = base::Price::cents(235);
    state.position.expiration = base::makeDate(2026, 8, 21);
    state.position.openedOn = base::makeDate(2026, 7, 20);
    state.mark = base::Price::cents(310);
    state.markDate = base::makeDate(2026, 8, 3);
    const auto level = [](const char* key, double at, double away, const char* unit, bool met = false) {
        exits::Trigger trigger;
        trigger.key = key;
        trigger.levelReal = at;
        trigger.distanceReal = away;
        trigger.unit = unit;
        trigger.met = met;
        return trigger;
    };
    exits::Trigger premium;
    premium.key = "stop_option";
    premium.level = base::Price::cents(117);
    premium.distance = base::Price::cents(193);
    exits::Trigger last;
    last.key = "time_hard";
    last.date = base::makeDate(2026, 8, 19);
    last.businessDays = 12;
    state.exit.triggers = {level("stop_atr", 171.4, 12.6, "points"), premium,
                           level("iv_expansion", 60, 12, "vol"), last,
                           level("scale_t1", 184.1, 0, "points", true)};
    state.exit.action = exits::ExitAction::ScaleT1;
    return state;
}

const FactRow& factOf(const std::vector<FactRow>& facts, const QString& key) {
    for (const FactRow& fact : facts) {
        if (fact.key == key) {
            return fact;
        }
    }
    qFatal("no such fact");
}

} // namespace

class TestBuyingRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTicketOfADebitSaysSo() {
        session::Dashboard account;
        account.equity = base::Money::dollars(500'000);
        account.sleeve = base::Money::dollars(75'000);
        const auto facts = ticketFacts(longCall(), 3, account, base::Money::cents(65));
        const auto holds = [](const std::vector<FactRow>& rows, const QString& key, const QString& value) {
            return std::any_of(rows.begin(), rows.end(),
                               [&](const FactRow& row) { return row.key == key && row.value == value; });
        };
        // Own trades alone need no word; a stated edge and a named backtest do (BRK-K5a).
        structures::TradePlan staked = longCall();
        staked.facts = structures::EntryFacts{};
        QCOMPARE(ticketFacts(staked, 3, account, base::Money::cents(65)).size(), facts.size());
        staked.facts->assumedEdge = "ASSUMED EDGE p=0.6, b=1";
        staked.facts->evidence = "own 3, backtest 41 since 2019-01-02";
        const auto told = ticketFacts(staked, 3, account, base::Money::cents(65));
        QVERIFY(holds(told, QStringLiteral("edge"), QStringLiteral("ASSUMED EDGE p=0.6, b=1")));
        QVERIFY(
            holds(told, QStringLiteral("evidence"), QStringLiteral("own 3, backtest 41 since 2019-01-02")));
        QVERIFY(factOf(facts, QStringLiteral("debit")).label.contains(QStringLiteral("Debit")));
        QCOMPARE(factOf(facts, QStringLiteral("max")).value, QStringLiteral("unlimited / −$706.95"));
        QVERIFY(factOf(facts, QStringLiteral("max")).toolTip.contains(QStringLiteral("whole premium")));
        QVERIFY(!factOf(facts, QStringLiteral("break_even")).toolTip.contains(QStringLiteral("0.0 %")));
        QCOMPARE(
            orderSentence(longCall(), 3),
            QStringLiteral("Buy 3 NVDA 21 AUG 26 180 C at 2.35 debit or better, day. Pay $705. Worst case "
                           "−$706.95."));
        QVERIFY(!sizeLine({}, false).contains(QStringLiteral("conviction")));
    }

    /// Panel and checks say one number of a limit: a share of what the limit is a share of (SHR-A2).
    void sharesOfALimitAreOfItsOwnBase() {
        session::Dashboard account;
        account.equity = base::Money::cents(53'728'410);
        account.sleeve = base::Money::cents(8'056'366);
        account.heat = base::Money::cents(988'900);
        account.heatLimit = 0.20;
        const auto facts = ticketFacts(longCall(), 3, account, base::Money::cents(65));
        // ($9,889 + $706.95) / $80,563.66, as the check of the heat says.
        QCOMPARE(factOf(facts, QStringLiteral("heat")).value, QStringLiteral("0.9 % · 13.2 % of 20 %"));
        QVERIFY(factOf(facts, QStringLiteral("heat")).toolTip.contains(QStringLiteral("$80,563.66")));
        // 0.51 x 300 x 180 / 80,563.66
        QCOMPARE(factOf(facts, QStringLiteral("delta")).value,
                 QStringLiteral("+153.0 sh = +0.342 of sleeve"));
        account.heat = base::Money::dollars(16'000);
        QCOMPARE(factOf(ticketFacts(longCall(), 3, account, base::Money::cents(65)), QStringLiteral("heat"))
                     .severity,
                 Severity::Stop); // 20.7 % of the sleeve, 3.1 % of the account
    }

    void feesAreSaidWhereTheyAreIn() { // SHR-N8
        session::Dashboard account;
        account.sleeve = base::Money::dollars(75'000);
        structures::TradePlan plan = longCall();
        QVERIFY(factOf(ticketFacts(plan, 1, account, {}), QStringLiteral("max"))
                    .label.contains(QStringLiteral("with entry fee")));
        plan.credit = true;
        QVERIFY(factOf(ticketFacts(plan, 1, account, {}), QStringLiteral("max"))
                    .label.contains(QStringLiteral("before fees")));
    }

    void aCheckThatTheStrategyDoesNotHaveIsOff() {
        risk::RiskVerdict verdict;
        risk::RiskCheck halt;
        halt.code = "HALT";
        halt.ok = true;
        risk::RiskCheck capacity;
        capacity.code = "CAPACITY";
        capacity.unit = "positions";
        capacity.used = 8;
        capacity.after = 9;
        capacity.allowed = risk::NoCountLimit;
        capacity.ok = true;
        capacity.applies = false;
        risk::RiskCheck delta;
        delta.code = "DELTA";
        delta.unit = "fraction";
        delta.ok = true;
        delta.applies = false;
        risk::RiskCheck unknown;
        unknown.code = "DELTA";
        unknown.unit = "fraction";
        unknown.allowed = 0.5;
        verdict.checks = {halt, capacity, delta, unknown};
        const auto rows = checkRows(verdict);
        const auto columns = checkColumns();
        QVERIFY(rows[0].used.isEmpty() && rows[0].after.isEmpty() && rows[0].allowed.isEmpty());
        QCOMPARE(columns[0].text(rows[0]), QStringLiteral("✓"));
        QCOMPARE(rows[1].after, QStringLiteral("9"));
        QCOMPARE(rows[1].allowed, QStringLiteral("no limit"));
        QCOMPARE(columns[0].text(rows[1]), QStringLiteral("–"));
        QCOMPARE(columns[0].severity(rows[1]), Severity::None);
        QCOMPARE(rows[2].allowed, QStringLiteral("no limit"));
        QVERIFY(rows[2].used.isEmpty());
        QVERIFY(columns[1].spoken(rows[2]).contains(QStringLiteral("off")));
        QCOMPARE(rows[3].used, dash()); // unknown is missing, never off (SHR-D1)
        QCOMPARE(columns[0].text(rows[3]), QStringLiteral("✗"));
    }

    void aHaltIsNamedAndHasItsLimits() { // ATR-P5, ATR-P6, ATR-P8
        entry::EntryEvaluation evaluation;
        evaluation.strategy = "atr-matrix";
        evaluation.signal = "NONE";
        evaluation.light = diagnosis::Light::Red;
        evaluation.halts = {"LOSS_STREAK"};
        evaluation.regimeReason = "Entries are suspended: LOSS_STREAK";
        QCOMPARE(lightSentence(evaluation, {}), QStringLiteral("Entries are suspended: Loss streak."));
        QCOMPARE(windowText("Halted (LOSS_STREAK, DAILY_LOSS)"),
                 QStringLiteral("Halted (Loss streak, Daily loss)"));
        session::Dashboard account;
        account.breakerOn = true;
        account.lossLimit = account.lossesInRow = 5;
        account.lastTrades = {false, false, false};
        account.drawdown = 0.031;
        account.drawdownLimit = 0.25;
        auto rows = safeguardRows(evaluation, account);
        QCOMPARE(rows[0].value, QStringLiteral("5")); // not the three that the log names
        QCOMPARE(rows[0].limit, QStringLiteral("< 5"));
        QCOMPARE(rows[0].severity, Severity::Stop);
        QCOMPARE(rows[1].limit, QStringLiteral("≤ 25 %"));
        QCOMPARE(rows[1].room, QStringLiteral("21.9 %"));
        account.lossLimit = 0;
        account.drawdownLimit.reset();
        rows = safeguardRows(evaluation, account);
        QCOMPARE(rows[0].limit, QStringLiteral("no limit"));
        QCOMPARE(rows[1].limit, QStringLiteral("no limit"));
    }

    /// Late and at a loss must both hold (ATR-X5): the date alone is neither met nor due.
    void aWinnerIsNotLosingLate() {
        session::PositionState state = heldCall();
        exits::Trigger losing;
        losing.key = "time_losing";
        losing.date = base::makeDate(2026, 8, 3);
        losing.businessDays = 0;
        losing.level = base::Price::cents(235);
        losing.distance = base::Price::cents(75);
        state.exit.triggers = {losing};
        state.exit.action = exits::ExitAction::Hold;
        TriggerRow row = triggerRows(state)[0];
        QCOMPARE(row.severity, Severity::None);
        QCOMPARE(row.brief, QStringLiteral("0.75 away"));
        QVERIFY(row.nearness < 1);
        QCOMPARE(positionRows({state}, base::makeDate(2026, 8, 3))[0].triggerSeverity, Severity::None);
        state.exit.triggers[0].distance.reset();
        state.exit.triggers[0].evaluated = false;
        QCOMPARE(triggerRows(state)[0].severity, Severity::NoData);
        // A loser on whom time closes in is warned, and on the day it is met.
        losing.distance = base::Price::cents(-5);
        losing.businessDays = 2;
        state.exit.triggers = {losing};
        QCOMPARE(triggerRows(state)[0].severity, Severity::Caution);
        QVERIFY(triggerRows(state)[0].distance.contains(QStringLiteral("2 business days")));
        losing.businessDays = 0;
        losing.met = true;
        state.exit.triggers = {losing};
        row = triggerRows(state)[0];
        QCOMPARE(row.severity, Severity::Stop);
        QCOMPARE(row.nearness, 1.0);
    }

    void whatFailsByLittleDoesNotFailByNothing() {
        QCOMPARE(scanNumberText(ScanColumn::Room, -0.0004), QStringLiteral("−0.04 %"));
        QCOMPARE(scanNumberText(ScanColumn::Room, -0.00001), QStringLiteral("−0.001 %"));
        QCOMPARE(scanNumberText(ScanColumn::Room, -0.0000001), QStringLiteral("> −0.001 %"));
        QCOMPARE(scanNumberText(ScanColumn::Room, 0.0000001), QStringLiteral("< 0.001 %"));
        QCOMPARE(scanNumberText(ScanColumn::Room, 0), QStringLiteral("0.0 %"));
        QCOMPARE(scanNumberText(ScanColumn::Room, -0.123), QStringLiteral("−12.3 %"));
    }

    void candidatesSayFromWhichDayTheirDaysCount() { // BRK-I1, SHR-T6
        session::PlanOutcome plan;
        plan.evaluation.date = base::makeDate(2026, 6, 2);
        structures::Candidate candidate;
        candidate.longStrike = base::Strike::dollars(165);
        candidate.detail = "2026-06-12, 9 DTE";
        candidate.rejected = {"WIDE"};
        plan.selection = structures::Selection{};
        plan.selection->candidates = {candidate};
        plan.selection->refusal = "WIDE";
        QCOMPARE(pickSentence(plan), QStringLiteral("WIDE · DTE from the entry session 3 Jun"));
        plan.selection->candidates[0].detail = "2026-06-12, 10 DTE"; // as the chain counts them
        QCOMPARE(pickSentence(plan), QStringLiteral("WIDE"));
    }

    void aLongCallGainsWithoutAnEnd() {
        const PayoffInput input = payoffInput(longCall(), 1);
        QCOMPARE(input.net, -2.35);
        const PayoffCurves curves = payoffCurves(input, 0, 0);
        QVERIFY(curves.atExpiry.front() < 0);
        QCOMPARE(std::round(curves.atExpiry.front()), -235.0);
        QVERIFY(curves.atExpiry.back() > 0);
        QCOMPARE(curves.breakEvens.size(), std::size_t{1});
        QCOMPARE(curves.breakEvens[0], 182.35);
    }

    void aHeldOptionIsBoughtAndShowsItsLevels() {
        const auto rows = positionRows({heldCall()}, base::makeDate(2026, 8, 3));
        QCOMPARE(rows[0].quantity, 3);
        QCOMPARE(rows[0].entry, QStringLiteral("2.35 db"));
        QCOMPARE(rows[0].mark, QStringLiteral("3.10 cr"));
        QCOMPARE(rows[0].strategy, QStringLiteral("ATR Matrix"));
        QCOMPARE(rows[0].title, QStringLiteral("NVDA 21 AUG 180 C"));
        const auto triggers = triggerRows(heldCall());
        QCOMPARE(triggers.size(), std::size_t{5});
        QCOMPARE(triggers[0].name, QStringLiteral("Stock stop 171.40"));
        QCOMPARE(triggers[0].distance, QStringLiteral("12.60 away"));
        QCOMPARE(triggers[1].name, QStringLiteral("Premium stop 1.17"));
        QCOMPARE(triggers[2].name, QStringLiteral("IV expansion 60.0 %"));
        QVERIFY(triggers[3].distance.contains(QStringLiteral("12 business days")));
        QCOMPARE(triggers[4].severity, Severity::Go); // a target is good news
        QVERIFY(triggers[4].nearest);                 // it decides what is done
    }

    void sleevesAreNotAddedUp() {
        session::PositionState spread = heldCall();
        spread.position.strategy = "optimus";
        session::PositionGreeks greeks;
        greeks.deltaFraction = 0.1;
        greeks.deltaShares = 153;
        greeks.thetaDay = 5;
        spread.greeks = greeks;
        session::PositionState call = heldCall();
        call.greeks = greeks;
        QVERIFY(!totalsRow({spread, call}).delta);
        QCOMPARE(*totalsRow({spread, call}).theta, 10.0);
        QCOMPARE(*totalsRow({call, call}).delta, 0.2);
        const auto columns = positionColumns();
        const auto cell = [&columns](const QString& key, const PositionRow& row) {
            const auto at = std::find_if(columns.begin(), columns.end(),
                                         [&key](const auto& column) { return column.key == key; });
            return at == columns.end() ? QString() : at->text(row);
        };
        // Position delta in shares (trader-conventions 1.1), summed within one symbol.
        QCOMPARE(cell(QStringLiteral("delta"), positionRows({call}, base::makeDate(2026, 8, 3))[0]),
                 QStringLiteral("+153.0"));
        QCOMPARE(cell(QStringLiteral("delta"), totalsRow({call, call})), QStringLiteral("+306.0"));
        QCOMPARE(cell(QStringLiteral("qty"), totalsRow({call, call})), QStringLiteral("+6"));
        session::PositionState put = call;
        put.position.kind = structures::StructureKind::LongPut;
        QVERIFY(cell(QStringLiteral("qty"), totalsRow({call, put})).isEmpty());
        session::PositionState other = call;
        other.position.underlying = "DAPE";
        QCOMPARE(cell(QStringLiteral("delta"), totalsRow({call, other})), dash());
        QVERIFY(cell(QStringLiteral("qty"), totalsRow({call, other})).isEmpty());
    }

    void lightsSpeakTheWordsOfTheirStrategy() { // trader-conventions 6.1
        using diagnosis::Light;
        QCOMPARE(lightWord("breakout", Light::Green), QStringLiteral("LONGS ONLY"));
        QCOMPARE(lightWord("breakout", Light::Amber), QStringLiteral("NO ENTRIES"));
        QCOMPARE(lightWord("breakout", Light::Red), QStringLiteral("PUTS ONLY"));
        QCOMPARE(lightWord("atr-matrix", Light::Red), QStringLiteral("SUSPENDED"));
        QCOMPARE(lightWord("optimus", Light::Red), QStringLiteral("HALTED"));
        QCOMPARE(lightWord("a fourth", Light::Green), QStringLiteral("OPEN"));
        QCOMPARE(lightWord("breakout", Light::Grey), QStringLiteral("NO DATA"));
    }

    void aLightOfFlagsShowsEachAgainstItsLimit() { // BRK-R1
        entry::EntryEvaluation evaluation;
        evaluation.signal = "NONE";
        evaluation.regimeInputs = {{"vix", 24.1},
                                   {"spy", 577.6},
                                   {"spy_sma20", 587.2},
                                   {"iwm_spy", 0.5},
                                   {"iwm_spy_sma20", std::nullopt},
                                   {"yield_change_bp", -4.0}};
        QVERIFY(!hasRegimes(evaluation));
        const auto rows = inputRows(evaluation, {});
        QCOMPARE(rows.size(), std::size_t{4});
        QCOMPARE(rows[0].severity, Severity::Stop);
        QCOMPARE(rows[1].limit, QStringLiteral("≥ 587.20"));
        QCOMPARE(rows[1].room, QStringLiteral("−9.60"));
        QCOMPARE(rows[2].severity, Severity::NoData); // missing is never a pass
        QCOMPARE(rows[3].severity, Severity::None);
    }

    void anyGateIsReadableByItsNumbers() {
        entry::EntryEvaluation evaluation;
        evaluation.strategy = "a fourth";
        evaluation.signal = "NONE";
        entry::GateResult below;
        below.number = 1;
        below.key = "cost";
        below.status = entry::GateStatus::Fail;
        below.value = 124'000.65;
        below.threshold = 50'000.0;
        below.margin = -74'000.65;
        below.reason = "too dear";
        entry::GateResult above;
        above.number = 2;
        above.key = "universe";
        above.status = entry::GateStatus::Pass;
        above.value = 744'225'234.0;
        above.threshold = 50'000'000.0;
        above.margin = 694'225'234.0;
        evaluation.gates = {below, above};
        const auto rows = gateRows(evaluation, false);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].threshold, QStringLiteral("≤ 50,000"));
        QCOMPARE(rows[0].margin, QStringLiteral("−74,001"));
        QCOMPARE(rows[1].value, QStringLiteral("744.2 M"));
        QCOMPARE(rows[1].threshold, QStringLiteral("≥ 50.0 M"));
        evaluation.gates.clear(); // halted before any was evaluated
        QVERIFY(gateRows(evaluation, false).empty());
        evaluation.strategy = "atr-matrix";
        QCOMPARE(gateRows(evaluation, false).size(), std::size_t{6});
    }

    void everyGateShowsTheComparisonOfItsRule_data() { // BRK-S2, BRK-I, BRK-K1, ATR-E
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("limit");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("threshold");
        const auto row = [](const char* key, double value, double limit, const char* shown,
                            const char* threshold) {
            QTest::newRow(key) << key << value << limit << QString::fromUtf8(shown)
                               << QString::fromUtf8(threshold);
        };
        row("spread", 0.0634, 0.1, "6.3 %", "< 10.0 %");
        row("option_liquidity", 0.0634, 0.1, "6.3 %", "< 10.0 %");
        row("open_interest", 100, 100, "100", "≥ 100");
        row("edge", 0.0123, 0, "0.0123", "> 0.0000");
        row("above_sma20", 164.08, 160.5, "164.08", "> 160.50");
        row("atr_pct", 2.5, 2, "2.50 %", "≥ 2.00 %");
        row("volume", 1'250'000, 980'000, "1.25 M", "> 0.98 M");
        row("ma_alignment", 0.5, 0, "0.50", "≥ 0.00");
        row("atr_distance", 3.5, 4, "3.50", "≤ 4.00");
        row("cost", 990, 1000, "990.00", "≤ 1,000.00");
    }

    void everyGateShowsTheComparisonOfItsRule() {
        QFETCH(QString, key);
        QFETCH(double, value);
        QFETCH(double, limit);
        QFETCH(QString, shown);
        QFETCH(QString, threshold);
        entry::GateResult gate;
        gate.number = 1;
        gate.key = key.toStdString();
        gate.status = entry::GateStatus::Pass;
        gate.value = value;
        gate.threshold = limit;
        const bool below = key == QStringLiteral("cost") || key == QStringLiteral("atr_distance");
        gate.margin = below ? limit - value : value - limit;
        entry::EntryEvaluation evaluation;
        evaluation.gates = {gate};
        const auto rows = gateRows(evaluation, false);
        QCOMPARE(rows[0].value, shown);
        QCOMPARE(rows[0].threshold, threshold);
    }

    void aSignalStandsOnItsOwnSideOfItsLimit() { // BRK-S2: strict on both sides
        entry::GateResult gate;
        gate.number = 2;
        gate.key = "signal";
        gate.status = entry::GateStatus::Pass;
        gate.value = -2.34;
        gate.threshold = 1.5;
        gate.margin = 0.84;
        gate.details = {{"z_price", -2.34}, {"z_vol", 3.1}};
        entry::EntryEvaluation evaluation;
        evaluation.gates = {gate};
        QCOMPARE(gateRows(evaluation, false)[0].threshold, QStringLiteral("< −1.50"));
        QCOMPARE(gateRows(evaluation, false)[0].value, QStringLiteral("z price −2.34"));
        evaluation.gates[0].value = 0.26;
        evaluation.gates[0].margin = -1.24;
        evaluation.gates[0].details = {{"z_price", -2.34}, {"z_vol", 0.26}};
        QCOMPARE(gateRows(evaluation, false)[0].value, QStringLiteral("z vol 0.26"));
        QCOMPARE(gateRows(evaluation, false)[0].threshold, QStringLiteral("> 1.50"));
        evaluation.gates[0].key = "atm";
        evaluation.gates[0].value = -0.405;
        evaluation.gates[0].threshold = std::string("|delta| 0.40..0.60");
        QCOMPARE(gateRows(evaluation, false)[0].threshold, QStringLiteral("|Δ| 0.40–0.60"));
        evaluation.gates[0].key = "expiry";
        evaluation.gates[0].value = 10.0;
        evaluation.gates[0].threshold = std::string("7..14 DTE on the entry date");
        QCOMPARE(gateRows(evaluation, false)[0].threshold, QStringLiteral("7–14 DTE"));
    }

    void theLightSaysWhichLimitIsStrict() { // BRK-R1, BRK-R2
        entry::EntryEvaluation evaluation;
        evaluation.signal = "NONE";
        evaluation.regimeInputs = {{"vix", 21.0}, {"yield_change_bp", 25.0}};
        auto rows = inputRows(evaluation, {});
        QCOMPARE(rows[0].severity, Severity::Caution); // no flag, yet no longs
        QCOMPARE(rows[0].limit, QStringLiteral("< 20"));
        QCOMPARE(rows[1].severity, Severity::Stop); // +25.0 bp is a flag
        QCOMPARE(rows[1].limit, QStringLiteral("< 25"));
        evaluation.regimeInputs = {{"vix", 19.9}, {"yield_change_bp", 24.9}};
        rows = inputRows(evaluation, {});
        QCOMPARE(rows[0].severity, Severity::None);
        QCOMPARE(rows[0].limit, QStringLiteral("≤ 23"));
        QCOMPARE(rows[1].severity, Severity::None);
    }

    void theWindowWritesTheTrueMinusSign() { // trader-conventions 9.1
        QCOMPARE(windowText("z_price -2.34, z_vol 0.26"), QStringLiteral("z_price −2.34, z_vol 0.26"));
        QCOMPARE(windowText("-0.0419 ATR, (-$5)"), QStringLiteral("−0.0419 ATR, (−$5)"));
        QCOMPARE(windowText("2026-07-02, 30-45 DTE, CA-1"), QStringLiteral("2026-07-02, 30-45 DTE, CA-1"));
    }

    void oneStrikeIsNoPair() {
        structures::Candidate candidate;
        candidate.longStrike = base::Strike::dollars(165);
        candidate.delta = 0.466;
        candidate.chosen = true;
        QCOMPARE(candidateRows({candidate}, 4)[0].strikes, QStringLiteral("165"));
    }
};

QTEST_APPLESS_MAIN(TestBuyingRows)
#include "tst_buying_rows.moc"
