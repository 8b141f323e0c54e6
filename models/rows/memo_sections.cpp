// SPDX-License-Identifier: GPL-3.0-or-later
// The three sections of a memo as facts and tables.
#include "engine/memo/memo_text.h"
#include "models/rows/memo_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MemoRows)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

void add(std::vector<FactRow>& facts, const char* key, const QString& label, const QString& value,
         Severity severity = Severity::None, const QString& tip = {}) {
    facts.push_back({QString::fromLatin1(key), label, value, tip, severity});
}

QString fractionOf(std::optional<double> value, int decimals) {
    return percent(value, decimals);
}

QString percentOf(std::optional<double> value, int decimals) {
    return value ? signedNumber(*value, decimals) + u" %"_s : dash();
}

QString basisPoints(std::optional<std::int64_t> bp) {
    return bp ? number(static_cast<double>(*bp) / 100, 2) + u" %"_s : dash();
}

StatCell cell(const QString& shown, int emphasis = 0) {
    StatCell made;
    made.text = shown;
    made.emphasis = emphasis;
    return made;
}

QString against(std::optional<double> value, std::optional<double> limit, int decimals) {
    if (!value || !limit) {
        return dash();
    }
    return u"%1 %2 %3"_s.arg(number(value, decimals), *value < *limit ? u"<"_s : u"≥"_s,
                             number(limit, decimals));
}

QString inUnit(std::optional<double> value, const std::string& unit) {
    if (!value) {
        return dash();
    }
    return unit == "usd"        ? money(base::Money::cents(std::llround(*value * 100)))
           : unit == "fraction" ? percent(value, 1)
                                : number(*value, *value == std::round(*value) ? 0 : 2);
}

} // namespace

std::vector<FactRow> thesisFacts(const memo::MemoBody& body) {
    std::vector<FactRow> facts;
    const memo::ThesisPart& t = body.thesis;
    add(facts, "signal", Words::tr("Signal"),
        u"%1 · %2"_s.arg(text(body.header.side), mediumDate(body.header.signalDate)));
    // Strict on either side (BRK-S2).
    add(facts, "z_price",
        body.header.side == "SHORT" ? Words::tr("Price z-score, below %1").arg(number(-t.zPriceMin, 2))
                                    : Words::tr("Price z-score, above %1").arg(number(t.zPriceMin, 2)),
        signedNumber(t.zPrice, 2));
    add(facts, "z_vol", Words::tr("Volatility z-score, above %1").arg(number(t.zVolMin, 2)),
        signedNumber(t.zVol, 2));
    if (!t.bars.empty()) {
        const memo::ThesisBar& bar = t.bars.back();
        add(facts, "bar", Words::tr("Close · low – high of %1").arg(shortDate(bar.date)),
            u"%1 · %2 – %3"_s.arg(number(bar.close, 2), number(bar.low, 2), number(bar.high, 2)));
    }
    add(facts, "light", Words::tr("Light"), text(t.light.regime), Severity::None,
        Words::tr("Room for longs %1, for shorts %2 (BRK-R3)")
            .arg(t.light.longMultiplier)
            .arg(t.light.shortMultiplier));
    add(facts, "vix", u"VIX"_s, number(t.light.vix, 2));
    add(facts, "spy", Words::tr("SPY against its 20-session mean"),
        against(t.light.spy, t.light.spySma20, 2));
    add(facts, "iwm", Words::tr("IWM / SPY against its 20-session mean"),
        against(t.light.iwmSpy, t.light.iwmSpySma20, 4));
    add(facts, "yield", Words::tr("10-year yield, change over 20 sessions"),
        t.light.yieldChangeBp ? Words::tr("%1 % · %2 bp")
                                    .arg(number(t.light.yield10y, 2), signedNumber(t.light.yieldChangeBp, 1))
                              : dash());
    return facts;
}

std::vector<FactRow> greekFacts(const memo::MemoBody& body) {
    std::vector<FactRow> facts;
    const memo::GreeksPart& g = body.greeks;
    add(facts, "quotes", Words::tr("Quotes as of"), text(g.quotesAsOf));
    add(facts, "spot", Words::tr("Spot"), number(g.spot, 2));
    add(facts, "quote", Words::tr("Bid × ask · open interest"),
        u"%1 × %2 · %3"_s.arg(price(g.bid), price(g.ask), g.openInterest ? count(*g.openInterest) : dash()));
    add(facts, "iv", Words::tr("Implied volatility"), fractionOf(g.iv, 1), Severity::None,
        g.dividendsKnown ? QString() : Words::tr("Priced without dividends: they are not known"));
    add(facts, "theta", Words::tr("Theta of one day, of the premium"), percentOf(g.thetaPctOfPremium, 1));
    add(facts, "break_even", Words::tr("Break-even at expiration"),
        u"%1 · %2"_s.arg(number(g.breakEven, 2), percentOf(g.breakEvenMovePct, 2)));
    add(facts, "deviations",
        Words::tr("That move in daily deviations of %1")
            .arg(g.dailyDeviationPct ? number(*g.dailyDeviationPct, 2) + u" %"_s : dash()),
        signedNumber(g.breakEvenDeviations, 1));
    add(facts, "probability", Words::tr("Probability of more than that"), probability(g.probability));
    return facts;
}

std::vector<FactRow> riskFacts(const memo::MemoBody& body) {
    std::vector<FactRow> facts;
    const memo::RiskPart& r = body.risk;
    const memo::EdgePart& e = r.edge;
    add(facts, "max_loss", Words::tr("Can be lost"),
        r.maxLoss ? u"%1 · %2 of equity"_s.arg(signedMoney(-*r.maxLoss),
                                               r.maxLossPct ? number(*r.maxLossPct, 2) + u" %"_s : dash())
                  : dash(),
        Severity::None, Words::tr("The whole premium and the entry fee"));
    add(facts, "budget", Words::tr("Budget · cost of one contract"),
        u"%1 · %2"_s.arg(money(r.budget), money(r.costPerContract)));
    const QString trades = e.trades ? count(*e.trades) : dash();
    add(facts, "evidence", Words::tr("Evidence (%1)").arg(text(memo::evidenceText(e))),
        Words::tr("%1 wins of %2 · p %3 · b %4")
            .arg(e.wins ? count(*e.wins) : dash(), trades, number(e.evidenceP, 3), number(e.evidenceB, 2)));
    add(facts, "kelly",
        Words::tr("Staked on p %1, b %2, a %3").arg(number(e.p, 3), number(e.b, 2), number(e.lossA, 2)),
        Words::tr("f* %1 × %2").arg(number(e.kelly, 4), number(e.kellyFraction, 2)));
    add(facts, "stake", Words::tr("Stake"), basisPoints(e.stakeBp),
        e.probe ? Severity::Caution : Severity::None,
        e.probe ? Words::tr("A probe: no edge, booked to gather evidence (BRK-K5)") : QString());
    if (!e.assumedEdge.empty()) {
        add(facts, "assumed", Words::tr("Edge"), text(e.assumedEdge), Severity::Caution);
    }
    add(facts, "quote", Words::tr("Quote check"), text(r.quoteCheck),
        r.quoteCheck == "OK" ? Severity::Go : Severity::Caution);
    add(facts, "earnings", Words::tr("Earnings"), text(r.earnings),
        r.earningsBeforeExpiry ? Severity::Caution : Severity::None);
    add(facts, "exits", Words::tr("Target · stop (bid)"),
        u"%1 · %2"_s.arg(price(r.exits.profitBid), price(r.exits.stopBid)));
    add(facts, "time", Words::tr("Time stop · light that closes it"),
        u"%1 · %2"_s.arg(r.exits.timeStop ? mediumDate(*r.exits.timeStop) : dash(),
                         text(r.exits.regimeShift)));
    return facts;
}

StatTable greekTable(const memo::GreeksPart& greeks) {
    StatTable table;
    table.columns = {{u"of"_s, QString(), ColumnKind::Text, 0, u"per contract"_s, {}, true}};
    for (const auto& [key, title, tip] :
         {std::tuple(u"value"_s, Words::tr("value"), Words::tr("$")),
          std::tuple(u"delta"_s, u"Δ"_s, Words::tr("per $1 of the underlying")),
          std::tuple(u"gamma"_s, u"Γ"_s, Words::tr("change of delta per $1")),
          std::tuple(u"theta"_s, u"Θ"_s, Words::tr("$ per calendar day")),
          std::tuple(u"vega"_s, Words::tr("vega"), Words::tr("$ per volatility point"))}) {
        const int importance = key == u"gamma"_s ? 2 : key == u"vega"_s ? 1 : 0;
        table.columns.push_back({key, title, ColumnKind::Figure, importance, u"−1,234.5"_s, tip, false});
    }
    const auto row = [&table](const char* id, const QString& name, const memo::GreekLine& line) {
        StatRow made;
        made.id = QString::fromLatin1(id);
        made.cells = {cell(name),
                      cell(number(line.value, 2), 1),
                      cell(signedNumber(line.delta, 3)),
                      cell(signedNumber(line.gamma, 4)),
                      cell(signedNumber(line.thetaDay, 2)),
                      cell(signedNumber(line.vegaPoint, 2))};
        table.rows.push_back(std::move(made));
    };
    row("share", Words::tr("per share"), greeks.perShare);
    row("contract", Words::tr("per contract"), greeks.perContract);
    row("total", Words::tr("in total"), greeks.total);
    return table;
}

StatTable memoValueTable(const memo::MemoBody& body) {
    StatTable table;
    const QString when = body.risk.tableDate ? shortDate(*body.risk.tableDate) : dash();
    table.columns = {
        {u"iv"_s, Words::tr("on %1").arg(when), ColumnKind::Text, 0, u"IV −20 %"_s,
         Words::tr("Value per share three sessions after the order, by move of the underlying in "
                   "daily deviations and of its volatility"),
         true}};
    for (int move = -2; move <= 2; ++move) {
        table.columns.push_back({u"m%1"_s.arg(move),
                                 move == 0 ? u"0 σ"_s : signedNumber(move, 0) + u" σ"_s,
                                 ColumnKind::Figure,
                                 0,
                                 u"123.45"_s,
                                 {},
                                 false});
    }
    const std::optional<base::Price> paid = body.header.limit;
    for (const memo::ValueRow& value : body.risk.valueTable) {
        StatRow row;
        row.id = QString::number(value.ivShiftPct);
        row.cells.push_back(cell(value.ivShiftPct == 0 ? Words::tr("IV as it is")
                                                       : Words::tr("IV %1 %").arg(signedNumber(
                                                             static_cast<double>(value.ivShiftPct), 0))));
        for (const double one : value.values) {
            StatCell shown = cell(number(one, 2));
            shown.key = one;
            if (paid) {
                shown.direction = one > paid->toDollars()   ? Direction::Up
                                  : one < paid->toDollars() ? Direction::Down
                                                            : Direction::None;
            }
            row.cells.push_back(std::move(shown));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

StatTable limitTable(const memo::RiskPart& risk) {
    StatTable table;
    table.columns = {{u"mark"_s, QString(), ColumnKind::Mark, 0, u"✓"_s, {}, false},
                     {u"limit"_s, Words::tr("limit"), ColumnKind::Text, 0, u"Approved memo"_s, {}, true},
                     {u"used"_s, Words::tr("now"), ColumnKind::Figure, 2, u"$123,456"_s, {}, false},
                     {u"after"_s, Words::tr("after"), ColumnKind::Figure, 0, u"$123,456"_s, {}, false},
                     {u"allowed"_s, Words::tr("allowed"), ColumnKind::Figure, 0, u"$123,456"_s, {}, false}};
    for (const memo::LimitLine& limit : risk.limits) {
        StatRow row;
        row.id = text(limit.code);
        StatCell mark = cell(limit.ok ? u"✓"_s : u"✗"_s);
        mark.severity = limit.ok ? Severity::Go : Severity::Stop;
        StatCell name = cell(checkName(limit.code));
        name.toolTip = text(limit.text);
        row.cells = {mark, name, cell(inUnit(limit.used, limit.unit)),
                     cell(inUnit(limit.after, limit.unit), 1), cell(inUnit(limit.allowed, limit.unit))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace signalbox::models
