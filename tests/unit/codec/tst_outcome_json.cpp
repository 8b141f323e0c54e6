// SPDX-License-Identifier: GPL-3.0-or-later
// `evaluate --json` and `plan --json` as spec/commands.md describes them.
#include "engine/calendar/calendar.h"
#include "engine/codec/answer_json.h"
#include "engine/codec/outcome_json.h"
#include "tests/unit/codec/sample_events.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace signalbox;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject parsed(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

entry::EntryEvaluation sampleEvaluation() {
    entry::EntryEvaluation e;
    e.strategy = "optimus";
    e.underlying = "SPX";
    e.date = base::makeDate(2026, 2, 18);
    e.decision = entry::Decision::NoTrade;
    e.reason = "IV Rank below threshold (44.2% < 50%)";
    e.regime = diagnosis::Regime::ElevatedVol;
    e.rawRegime = diagnosis::Regime::ElevatedVol;
    e.light = diagnosis::Light::Green;
    e.regimeInputs = {{"vix", 19.4}, {"breadth", std::nullopt}};
    e.close = 5000;
    e.ema200 = 4900;
    entry::GateResult regime;
    regime.number = 1;
    regime.key = "market_regime";
    regime.status = entry::GateStatus::Pass;
    regime.value = std::string("elevated_vol");
    regime.rule = "OPT-E1";
    entry::GateResult rank;
    rank.number = 2;
    rank.key = "iv_rank";
    rank.status = entry::GateStatus::Fail;
    rank.value = 44.2;
    rank.threshold = 50.0;
    rank.margin = -5.8;
    rank.missing = {"VIX"};
    rank.details = {{"prior", 0.1 + 0.2}};
    entry::GateResult term;
    term.number = 3;
    term.key = "term_structure";
    e.gates = {regime, rank, term};
    e.filters = {{"breadth",
                  "Breadth",
                  entry::FilterMode::Block,
                  entry::FilterStatus::Pass,
                  61.2,
                  40.0,
                  std::nullopt,
                  21.2,
                  {}}};
    e.inputs = {{"VIX", base::makeDate(2026, 2, 18), "cboe", "as_traded", false, ""}};
    e.hash = "h";
    return e;
}

session::PlanOutcome samplePlan() {
    session::PlanOutcome outcome;
    outcome.planId = "P-1";
    outcome.hypothetical = true;
    outcome.evaluation = sampleEvaluation();
    structures::TradePlan plan;
    plan.strategy = "optimus";
    plan.underlying = "SPX";
    plan.chainSource = "cboe";
    plan.chainBasis = market::Basis::AsTraded;
    plan.expiration = base::makeDate(2019, 6, 28);
    plan.dte = 45;
    plan.forward = 2834.5;
    plan.discount = 0.997;
    plan.legs = {tests::sampleLeg(structures::Side::Sell, 2620),
                 tests::sampleLeg(structures::Side::Buy, 2570)};
    plan.quotes.resize(2);
    plan.quotes[0].bid = base::Price::cents(1240);
    plan.quotes[0].delta = -0.161;
    plan.limit = base::Price::cents(285);
    structures::Candidate candidate;
    candidate.shortStrike = base::Strike::dollars(2625);
    candidate.longStrike = base::Strike::thousandths(2'575'500);
    candidate.delta = -0.17;
    candidate.rejected = {"ILLIQUID_LONG"};
    plan.candidates = {candidate};
    outcome.selection = structures::Selection{plan, "", {}, plan.expiration};
    outcome.conviction = risk::Conviction{};
    outcome.conviction->bp = 10'500;
    outcome.size = risk::SizeResult{};
    outcome.size->budget = base::Money::cents(1'000'050);
    outcome.size->binding = "BUDGET";
    outcome.verdict = risk::RiskVerdict{};
    outcome.verdict->approved = true;
    outcome.verdict->checks = {{"HEAT", 1000.0, 2000.0, std::nullopt, "usd", true, "fine"}};
    outcome.verdict->alternatives = {"2 contracts"};
    return outcome;
}

} // namespace

class TestOutcomeJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void evaluationHasTheDocumentedForm() {
        const std::string json = codec::evaluationJson(sampleEvaluation());
        QVERIFY(json.find('\n') == std::string::npos);
        const QJsonObject o = parsed(json);
        QCOMPARE(o["date"_L1].toString(), QStringLiteral("2026-02-18"));
        QCOMPARE(o["strategy"_L1].toString(), QStringLiteral("optimus"));
        QCOMPARE(o["underlying"_L1].toString(), QStringLiteral("SPX"));
        QCOMPARE(o["warmup"_L1]["ready"_L1].toBool(), true);
        QCOMPARE(o["warmup"_L1]["bars_remaining"_L1].toInt(-1), 0);
        QCOMPARE(o["regime"_L1]["name"_L1].toString(), QStringLiteral("elevated_vol"));
        QCOMPARE(o["regime"_L1]["light"_L1].toString(), QStringLiteral("green"));
        QCOMPARE(o["regime"_L1]["inputs"_L1]["vix"_L1].toDouble(), 19.4);
        QVERIFY(o["regime"_L1]["inputs"_L1]["breadth"_L1].isNull());
        QCOMPARE(o["regime"_L1]["inputs"_L1]["trend_intact"_L1].toBool(), true);
        const QJsonArray gates = o["gates"_L1].toArray();
        QCOMPARE(gates.size(), 3);
        QCOMPARE(gates[0]["value"_L1].toString(), QStringLiteral("elevated_vol"));
        QVERIFY(gates[0]["margin"_L1].isNull());
        QVERIFY(!gates[0].toObject().contains(QStringLiteral("missing")));
        QCOMPARE(gates[1]["id"_L1].toInt(), 2);
        QCOMPARE(gates[1]["status"_L1].toString(), QStringLiteral("fail"));
        QCOMPARE(gates[1]["value"_L1].toDouble(), 44.2);
        QCOMPARE(gates[1]["margin"_L1].toDouble(), -5.8);
        QCOMPARE(gates[1]["missing"_L1].toArray().size(), 1);
        QCOMPARE(gates[1]["prior"_L1].toDouble(), 0.1 + 0.2);
        QCOMPARE(gates[2].toObject().size(), 3);
        QCOMPARE(gates[2]["status"_L1].toString(), QStringLiteral("not_evaluated"));
        QCOMPARE(o["decision"_L1].toString(), QStringLiteral("no_trade"));
        QCOMPARE(o["filters"_L1].toArray()[0]["status"_L1].toString(), QStringLiteral("pass"));
        QCOMPARE(o["filters"_L1].toArray()[0]["mode"_L1].toString(), QStringLiteral("block"));
        QCOMPARE(o["inputs"_L1].toArray()[0]["as_of"_L1].toString(), QStringLiteral("2026-02-18"));
        QCOMPARE(o["inputs"_L1].toArray()[0]["stale"_L1].toBool(true), false);
        QCOMPARE(o["hash"_L1].toString(), QStringLiteral("h"));
        QVERIFY(!o.contains(QStringLiteral("halts")));
        QVERIFY2(json.find("\"threshold\":50,") != std::string::npos, "whole numbers stand without a point");
    }

    void aHaltNamesItself() {
        entry::EntryEvaluation e = sampleEvaluation();
        e.decision = entry::Decision::Halted;
        e.halts = {"CIRCUIT_BREAKER"};
        e.gates.clear();
        const QJsonObject o = parsed(codec::evaluationJson(e));
        QCOMPARE(o["decision"_L1].toString(), QStringLiteral("halted"));
        QCOMPARE(o["halts"_L1].toArray()[0].toString(), QStringLiteral("CIRCUIT_BREAKER"));
        QVERIFY(o["gates"_L1].toArray().isEmpty());
    }

    void studyShowsEveryGate() {
        entry::EntryEvaluation e = sampleEvaluation();
        e.studyGates = e.gates;
        e.studyGates[2].status = entry::GateStatus::Pass;
        const QJsonArray gates = parsed(codec::evaluationJson(e))["gates"_L1].toArray();
        QCOMPARE(gates[2]["status"_L1].toString(), QStringLiteral("pass"));
        QCOMPARE(gates[2]["chain_status"_L1].toString(), QStringLiteral("not_evaluated"));
    }

    void planHasTheDocumentedForm() {
        const QJsonObject o = parsed(codec::planJson(samplePlan()));
        QCOMPARE(o["evaluation"_L1]["decision"_L1].toString(), QStringLiteral("no_trade"));
        QCOMPARE(o["hypothetical"_L1].toBool(), true);
        QCOMPARE(o["chain"_L1]["source"_L1].toString(), QStringLiteral("cboe"));
        QCOMPARE(o["chain"_L1]["basis"_L1].toString(), QStringLiteral("as_traded"));
        QVERIFY(o["chain"_L1]["as_of"_L1].isString());
        QCOMPARE(o["expiration"_L1].toString(), QStringLiteral("2019-06-28"));
        QCOMPARE(o["settlement"_L1].toString(), QStringLiteral("PM"));
        QCOMPARE(o["dte"_L1].toInt(), 45);
        QCOMPARE(o["forward"_L1].toDouble(), 2834.5);
        QCOMPARE(o["candidates"_L1].toArray()[0]["long"_L1].toDouble(), 2575.5);
        QVERIFY(o["candidates"_L1].toArray()[0]["mid_credit"_L1].isNull());
        QCOMPARE(o["candidates"_L1].toArray()[0]["rejected"_L1].toArray()[0].toString(),
                 QStringLiteral("ILLIQUID_LONG"));
        const QJsonArray legs = o["legs"_L1].toArray();
        QCOMPARE(legs[0]["side"_L1].toString(), QStringLiteral("sell"));
        QCOMPARE(legs[0]["symbol"_L1].toString(), QStringLiteral("SPXW  190628P02620000"));
        QCOMPARE(legs[0]["strike"_L1].toDouble(), 2620.0);
        QCOMPARE(legs[0]["bid"_L1].toDouble(), 12.4);
        QVERIFY(legs[0]["ask"_L1].isNull());
        QCOMPARE(o["credit"_L1].toDouble(), 2.85);
        QCOMPARE(o["conviction_bp"_L1].toInt(), 10'500);
        QCOMPARE(o["size"_L1]["budget"_L1].toDouble(), 10'000.5);
        QCOMPARE(o["size"_L1]["binding"_L1].toString(), QStringLiteral("BUDGET"));
        QVERIFY(o["size"_L1].toObject().contains(QStringLiteral("alloc_bp")));
        QCOMPARE(o["verdict"_L1]["approved"_L1].toBool(), true);
        QCOMPARE(o["verdict"_L1]["checks"_L1].toArray()[0]["code"_L1].toString(), QStringLiteral("HEAT"));
        QVERIFY(o["verdict"_L1]["checks"_L1].toArray()[0]["allowed"_L1].isNull());
        QCOMPARE(o["verdict"_L1]["alternatives"_L1].toArray()[0].toString(), QStringLiteral("2 contracts"));
        QCOMPARE(o["plan_id"_L1].toString(), QStringLiteral("P-1"));
    }

    void aLightHasTheNameOfItsState() { // commands.md regime.name; BRK-R2, ATR-P8
        entry::EntryEvaluation e = sampleEvaluation();
        e.regime = e.rawRegime = diagnosis::Regime::Unknown;
        const auto nameOf = [&e](const char* strategy, diagnosis::Light light) {
            e.strategy = strategy;
            e.light = light;
            const QJsonObject regime = parsed(codec::evaluationAnswer(e, {}))["regime"_L1].toObject();
            return regime["name"_L1].toString() + u'/' + regime["raw"_L1].toString();
        };
        using diagnosis::Light;
        QCOMPARE(nameOf("breakout", Light::Green), u"bullish/bullish"_s);
        QCOMPARE(nameOf("breakout", Light::Amber), u"neutral/neutral"_s);
        QCOMPARE(nameOf("breakout", Light::Red), u"bearish/bearish"_s);
        QCOMPARE(nameOf("breakout", Light::Grey), u"unknown/unknown"_s);
        QCOMPARE(nameOf("atr-matrix", Light::Green), u"open/open"_s);
        QCOMPARE(nameOf("atr-matrix", Light::Red), u"suspended/suspended"_s);
        const QJsonObject optimus = parsed(codec::evaluationAnswer(sampleEvaluation(), {}));
        QCOMPARE(optimus["regime"_L1]["name"_L1].toString(), u"elevated_vol"_s);
        QVERIFY(optimus["set"_L1].isArray() && optimus["set"_L1].toArray().isEmpty());
    }

    void theCallIsRecordedWithTheResult() { // commands.md, --set
        const std::vector<std::string> call{"min_iv_rank=40", "target_dte=50"};
        const QJsonObject o = parsed(codec::evaluationAnswer(sampleEvaluation(), call));
        QCOMPARE(o["set"_L1].toArray().size(), 2);
        QCOMPARE(o["set"_L1].toArray()[0].toString(), u"min_iv_rank=40"_s);
        const QJsonObject p = parsed(codec::planAnswer(samplePlan(), call));
        QCOMPARE(p["set"_L1].toArray().size(), 2);
        QCOMPARE(p["evaluation"_L1]["set"_L1].toArray().size(), 2);
        // What the journal keeps is what it was.
        QVERIFY(codec::planJson(samplePlan()).find("\"set\"") == std::string::npos);
    }

    void oneOptionHasNoShortStrikeAndCountsItsDaysFromTheOrder() { // BRK-I1
        session::PlanOutcome outcome = samplePlan();
        structures::TradePlan& plan = *outcome.selection->plan;
        plan.kind = structures::StructureKind::LongCall;
        plan.provisional = true;
        plan.entryDate = base::makeDate(2026, 7, 10); // a Friday
        plan.quotesAsOf = *calendar::Calendar::standard().closeInstant(plan.entryDate);
        plan.expiration = base::makeDate(2026, 7, 24);
        plan.dte = 14;
        structures::Candidate call;
        call.longStrike = base::Strike::dollars(210);
        plan.candidates = outcome.selection->candidates = {call};
        QJsonObject o = parsed(codec::planAnswer(outcome, {}));
        QVERIFY(o["candidates"_L1].toArray()[0]["short"_L1].isNull());
        QCOMPARE(o["candidates"_L1].toArray()[0]["long"_L1].toDouble(), 210.0);
        QCOMPARE(o["dte"_L1].toInt(), 11);
        QCOMPARE(o["dte_from"_L1].toString(), u"2026-07-13"_s);
        plan.kind = structures::StructureKind::PutCreditSpread; // OPT-C1: the day of the chain
        o = parsed(codec::planAnswer(outcome, {}));
        QCOMPARE(o["dte"_L1].toInt(), 14);
        QCOMPARE(o["dte_from"_L1].toString(), u"2026-07-10"_s);
    }

    void aPlanThatWasNeverMadeSaysNull() {
        session::PlanOutcome outcome;
        outcome.evaluation = sampleEvaluation();
        outcome.refusal = "no chain of 2026-02-18 is stored";
        const QJsonObject o = parsed(codec::planJson(outcome));
        for (const char* name :
             {"chain", "expiration", "credit", "conviction_bp", "size", "verdict", "plan_id"}) {
            QVERIFY2(o.contains(QLatin1String(name)) && o[QLatin1String(name)].isNull(), name);
        }
        QCOMPARE(o["refusal"_L1].toString(), QString::fromStdString(outcome.refusal));
        QVERIFY(o["legs"_L1].toArray().isEmpty());
    }

    void theDigestSeesEveryValueUpToTheDayAndNothingLater() {
        const auto series = [](double last, double tomorrow) {
            return *market::BarSeries::create({"SPX", "s", market::Basis::AsTraded},
                                              {{base::makeDate(2026, 3, 2), 1, 2, 1, 2, 5},
                                               {base::makeDate(2026, 3, 3), 1, 2, 1, last, 5},
                                               {base::makeDate(2026, 3, 4), 1, 2, 1, tomorrow, 5}});
        };
        const auto digest = [&series](double last, double tomorrow) {
            market::MarketSnapshot snapshot;
            snapshot.asOf = base::makeDate(2026, 3, 3);
            snapshot.series.emplace("SPX", market::BarView(series(last, tomorrow), snapshot.asOf));
            return codec::snapshotDigest(snapshot);
        };
        QCOMPARE(digest(2, 3), digest(2, 4));
        QVERIFY(digest(2, 3) != digest(2.5, 3));
    }
};

QTEST_GUILESS_MAIN(TestOutcomeJson)
#include "tst_outcome_json.moc"
