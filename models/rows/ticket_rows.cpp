// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/ticket_rows.h"

#include "engine/structures/entry_limits.h"
#include "engine/structures/half_profit.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TicketRows)
};

QString basisPoints(int bp) {
    return number(bp / 100.0, bp % 100 == 0 ? 0 : bp % 10 == 0 ? 1 : 2) + u" %"_s;
}
QString factor(int bp) {
    return number(bp / 10'000.0, 2);
}

QString inUnit(std::optional<double> value, const std::string& unit) {
    if (!value) {
        return dash();
    }
    if (unit == "usd") {
        return money(base::Money::cents(std::llround(*value * 100)));
    }
    if (unit == "fraction") {
        return number(*value * 100, 1) + u" %"_s;
    }
    return number(*value, std::abs(*value - std::round(*value)) < 1e-9 ? 0 : 2);
}

FactRow fact(const QString& key, const QString& label, const QString& value, const QString& tip = {}) {
    return {key, label, value, tip, Severity::None};
}

std::optional<double> fractionOf(base::Money part, base::Money whole) {
    return whole.toCents() > 0 ? std::optional(part.toDollars() / whole.toDollars()) : std::nullopt;
}

QString listOfScores(const risk::Conviction& conviction) {
    return Words::tr("IV Rank %1, term %2, trend %3, depth %4, win rate %5")
        .arg(signedNumber(conviction.ivRank, 2), signedNumber(conviction.term, 2),
             signedNumber(conviction.trend, 2), signedNumber(conviction.depth, 2),
             signedNumber(conviction.winRate, 2));
}

/// `sleeve` is what the strategy's limits are shares of (SHR-A2), so that panel and checks say one number.
void addGreeks(std::vector<FactRow>& facts, const structures::TradePlan& plan, std::int64_t contracts,
               base::Money sleeve) {
    const double scale = static_cast<double>(contracts * plan.multiplier);
    const double shares = plan.unitDelta * scale;
    QString delta = signedNumber(shares, 1);
    if (sleeve.toCents() > 0) {
        delta = Words::tr("%1 sh = %2 of sleeve", "position delta")
                    .arg(delta, signedNumber(shares * plan.spot / sleeve.toDollars(), 3));
    }
    facts.push_back(fact(
        u"delta"_s, Words::tr("Position delta"), delta,
        Words::tr(
            "Share equivalents, long positive; dollar delta over the sleeve's equity (SHR-G2, SHR-A2)")));
    facts.push_back(
        fact(u"theta_vega"_s, Words::tr("Theta a day · vega a point"),
             signedDollars(plan.unitTheta * scale) + u" · "_s + signedDollars(plan.unitVega * scale),
             Words::tr("Position theta in $ per calendar day, vega in $ per volatility point; "
                       "gamma %1 shares per point")
                 .arg(signedNumber(plan.unitGamma * scale, 3))));
}

/// POP for every trade; P50 where half of the profit is a sum of money.
FactRow oddsOf(const structures::TradePlan& plan, std::optional<double> onRisk) {
    QString value = u"%1 · %2"_s.arg(number(plan.breakEven, 2), probability(plan.probabilityOfProfit));
    QString tip = Words::tr("Probability of a profit at expiration, at the break-even (SHR-P8). "
                            "Return on risk %1.")
                      .arg(percent(onRisk, 1));
    if (!plan.credit) {
        return fact(u"break_even"_s, Words::tr("Break-even · POP"), value, tip);
    }
    value += u" · "_s + probability(structures::probabilityOfHalfProfit(plan));
    tip += u' ' +
           Words::tr("P50: the chance that it can be closed for half of the credit on any session before, "
                     "at model values with today's volatility, before fees.");
    return fact(u"break_even"_s, Words::tr("Break-even · POP · P50"), value, tip);
}

/// What the person who works a credit order by hand asks for as the window passes (OPT-T4).
std::optional<FactRow> limitsInTheWindow(const structures::TradePlan& plan) {
    const auto product = market::knownProduct(plan.underlying);
    if (!plan.credit || !product) {
        return std::nullopt;
    }
    QStringList limits;
    for (const base::Price limit : structures::entryLimitSteps(plan.limit, product->packageTicks)) {
        limits << price(limit);
    }
    return fact(u"limits"_s, Words::tr("Limit 10:00 · 10:10 · 10:20 ET"), limits.join(u" · "_s),
                Words::tr("Without a fill the limit goes down one tick every ten minutes, at most twice, the "
                          "size weighed again each time; the order is cancelled at 11:00 ET (OPT-T4)."));
}

/// On what belief the trade is staked, where that must be said (BRK-K5a): what the trader states, and whose
/// closed trades counted.
void addBelief(std::vector<FactRow>& facts, const structures::TradePlan& plan) {
    if (!plan.facts) {
        return;
    }
    if (!plan.facts->assumedEdge.empty()) {
        FactRow edge = fact(u"edge"_s, Words::tr("Edge"), QString::fromStdString(plan.facts->assumedEdge),
                            Words::tr("Stated by the trader, not proven by closed trades (BRK-K5a)"));
        edge.severity = Severity::Caution;
        facts.push_back(std::move(edge));
    }
    if (plan.facts->evidence) {
        facts.push_back(fact(u"evidence"_s, Words::tr("Evidence"),
                             QString::fromStdString(*plan.facts->evidence),
                             Words::tr("Closed trades of the same direction: its own, and those of the "
                                       "backtest that was named, out of sample (BRK-K5a)")));
    }
}

} // namespace

std::vector<FactRow> ticketFacts(const structures::TradePlan& plan, std::int64_t contracts,
                                 const session::Dashboard& account, base::Money feePerContract) {
    std::vector<FactRow> facts;
    const base::Money loss = plan.maxLossPerUnit * contracts;
    const base::Money profit = plan.maxProfitPerUnit * contracts;
    const base::Money net = base::premium(plan.limit, plan.multiplier, contracts);
    facts.push_back(fact(
        plan.credit ? u"credit"_s : u"debit"_s,
        plan.credit ? Words::tr("Credit: share/contract/total") : Words::tr("Debit: share/contract/total"),
        u"%1 / %2 / %3"_s.arg(price(plan.limit), money(base::premium(plan.limit, plan.multiplier, 1)),
                              money(net))));
    facts.push_back(
        fact(u"max"_s,
             plan.credit ? Words::tr("Max profit / loss, before fees")
                         : Words::tr("Max profit / loss with entry fee"),
             u"%1 / %2"_s.arg(plan.profitUncapped ? Words::tr("unlimited") : money(profit), money(-loss)),
             plan.credit ? Words::tr("At expiration, all contracts, without fees (SHR-N8)")
                         : Words::tr("At expiration, all contracts; the loss is the whole premium with the "
                                     "entry fee, the profit is before fees (SHR-N8)")));
    const auto onRisk = plan.profitUncapped ? std::nullopt : fractionOf(profit, loss);
    facts.push_back(oddsOf(plan, onRisk));
    addBelief(facts, plan);
    addGreeks(facts, plan, contracts, account.sleeve);
    const auto legs = static_cast<std::int64_t>(plan.legs.size());
    facts.push_back(fact(
        u"bp"_s, Words::tr("Buying power · fees"),
        buyingPower(loss) + u" · "_s + money(feePerContract * (legs * contracts)),
        plan.credit ? Words::tr("Width × multiplier × contracts − credit. Fees of the opening; the closing "
                                "costs the same again.")
                    : Words::tr("The premium paid with its fees; the closing costs fees again.")));
    const auto heatAfter = fractionOf(account.heat + loss, account.sleeve);
    FactRow heat =
        fact(u"heat"_s, Words::tr("Risk of sleeve · heat after"),
             percent(fractionOf(loss, account.sleeve), 1) + u" · "_s +
                 Words::tr("%1 of %2", "heat after the trade, of its limit")
                     .arg(percent(heatAfter, 1), percent(account.heatLimit, 0)),
             Words::tr("Maximum loss of this trade, and the sum of maximum losses of the strategy's open and "
                       "pending trades with it, of the strategy's sleeve of %1 (SHR-A2)")
                 .arg(money(account.sleeve)));
    heat.severity = heatAfter && *heatAfter > account.heatLimit ? Severity::Stop : Severity::None;
    facts.push_back(heat);
    if (auto limits = limitsInTheWindow(plan)) {
        facts.push_back(std::move(*limits));
    }
    return facts;
}

QString sizeLine(const risk::SizeResult& size, bool conviction) {
    if (!conviction) {
        return Words::tr("%1 of sleeve", "a share of the strategy's equity").arg(basisPoints(size.riskBp));
    }
    return Words::tr("%1 × conviction %2 × regime %3")
        .arg(basisPoints(size.riskBp), factor(size.convictionBp), factor(size.allocationBp));
}

std::vector<FactRow> sizeFacts(const session::PlanOutcome& plan, base::Money sleeve) {
    std::vector<FactRow> facts;
    if (!plan.size) {
        return facts;
    }
    const risk::SizeResult& size = *plan.size;
    facts.push_back(fact(u"risk"_s, Words::tr("Risk per trade"),
                         u"%1 × %2"_s.arg(money(sleeve), basisPoints(size.riskBp)),
                         Words::tr("Of sleeve equity; lowered at 10 % and 20 % drawdown (OPT-S2)")));
    if (plan.conviction) {
        facts.push_back(fact(u"conviction"_s, Words::tr("Conviction"), u"× "_s + factor(size.convictionBp),
                             listOfScores(*plan.conviction)));
        facts.push_back(fact(u"regime"_s, Words::tr("Regime"), u"× "_s + factor(size.allocationBp),
                             regimeText(plan.evaluation.regime)));
    }
    facts.push_back(fact(u"budget"_s, Words::tr("Budget"), money(size.budget)));
    facts.push_back(fact(u"per_contract"_s, Words::tr("Max loss per contract"), money(size.maxLossPerUnit)));
    facts.push_back(fact(u"cap"_s, Words::tr("Cap per trade · heat room"),
                         money(size.cap) + u" · "_s + money(size.heatRoom)));
    FactRow result = fact(u"contracts"_s, Words::tr("Contracts"),
                          Words::tr("%1, bound by %2", "contracts, and what limits them")
                              .arg(count(size.contracts), bindingName(size.binding)),
                          Words::tr("Rounded down; never rounded up to 1 (OPT-S6)"));
    result.severity = size.contracts == 0 ? Severity::Stop : Severity::None;
    facts.push_back(result);
    return facts;
}

std::vector<CheckRow> checkRows(const risk::RiskVerdict& verdict) {
    std::vector<CheckRow> rows;
    rows.reserve(verdict.checks.size());
    for (const risk::RiskCheck& check : verdict.checks) {
        CheckRow row{QString::fromStdString(check.code),
                     checkName(check.code),
                     check.ok,
                     inUnit(check.used, check.unit),
                     inUnit(check.after, check.unit),
                     inUnit(check.allowed, check.unit),
                     windowText(check.text)};
        row.applies = check.applies || !check.ok;
        const bool counted = check.used || check.after || check.allowed;
        if (!counted && (check.ok || check.unit.empty())) {
            row.used = row.after = row.allowed = QString(); // yes or no: no figure is missing
        }
        if (!row.applies) {
            row.allowed = check.unit.empty() ? Words::tr("no rule", "the strategy has none")
                                             : Words::tr("no limit", "the strategy has none");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Column<CheckRow>> checkColumns() {
    std::vector<Column<CheckRow>> columns;
    const auto spoken = [](const CheckRow& row) {
        return Words::tr("%1, %2, now %3, after %4, allowed %5")
            .arg(row.name,
                 !row.applies ? Words::tr("off", "a check that the strategy does not have")
                 : row.ok     ? Words::tr("passes")
                              : Words::tr("vetoes"),
                 row.used, row.after, row.allowed);
    };
    const auto put = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, std::function<QString(const CheckRow&)> text) {
        auto& column = addColumn(columns, key, header, kind, importance, sample, std::move(text));
        column.spoken = spoken;
        column.toolTip = [](const CheckRow& row) { return row.text; };
        column.tint = [](const CheckRow& row) { return row.ok ? Severity::None : Severity::Stop; };
    };
    put(u"ok"_s, QString(), ColumnKind::Mark, 0, u"✓"_s, [](const CheckRow& row) {
        return !row.applies ? u"–"_s : row.ok ? u"✓"_s : u"✗"_s;
    });
    columns.back().severity = [](const CheckRow& row) {
        return !row.applies ? Severity::None : row.ok ? Severity::Go : Severity::Stop;
    };
    put(u"check"_s, Words::tr("check"), ColumnKind::Text, 0, Words::tr("Loss of this trade"),
        [](const CheckRow& row) { return row.name; });
    columns.back().stretch = true;
    put(u"used"_s, Words::tr("now"), ColumnKind::Figure, 1, u"$119,380"_s,
        [](const CheckRow& row) { return row.used; });
    put(u"after"_s, Words::tr("after"), ColumnKind::Figure, 0, u"$119,380"_s,
        [](const CheckRow& row) { return row.after; });
    put(u"allowed"_s, Words::tr("allowed"), ColumnKind::Figure, 0, u"$119,380"_s,
        [](const CheckRow& row) { return row.allowed; });
    columns.back().emphasis = [](const CheckRow&) { return -1; };
    return columns;
}

std::vector<std::int64_t> legalPrices(const structures::TradePlan& plan) {
    std::vector<std::int64_t> prices;
    const auto product = market::knownProduct(plan.underlying);
    if (!product) {
        return prices;
    }
    const bool package = plan.legs.size() > 1;
    const market::TickClass ticks = package ? product->packageTicks : product->legTicks;
    const base::Price highest = package ? plan.width : plan.best + plan.best;
    base::Price at = market::tickAt(ticks, base::Price());
    while (at < highest) {
        prices.push_back(at.toUnits());
        at = at + market::tickAt(ticks, at);
    }
    return prices;
}

QString orderSentence(const structures::TradePlan& plan, std::int64_t contracts) {
    QStringList strikes;
    QString root;
    for (const structures::Leg& leg : plan.legs) {
        strikes << strike(leg.contract.strike);
        root = QString::fromStdString(leg.contract.root);
    }
    if (plan.legs.size() == 1) {
        strikes.last() += u' ' + QString(QLatin1Char(market::rightLetter(plan.legs.front().contract.right)));
    }
    const base::Money net = base::premium(plan.limit, plan.multiplier, contracts);
    const QString what =
        u"%1 %2 %3 %4"_s.arg(count(contracts), root, expiryCode(plan.expiration), strikes.join(u'/'));
    const QString text = plan.credit
                             ? Words::tr("Sell %1 put spreads at %2 credit or better, day. Receive %3.")
                             : Words::tr("Buy %1 at %2 debit or better, day. Pay %3.");
    return text.arg(what, price(plan.limit), money(net)) + u' ' +
           Words::tr("Worst case %1.").arg(money(-(plan.maxLossPerUnit * contracts)));
}

} // namespace signalbox::models
