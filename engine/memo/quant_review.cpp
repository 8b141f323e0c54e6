// SPDX-License-Identifier: GPL-3.0-or-later
// Derives a memo's numbers again from its inputs, from the formulas of the rules and not from what wrote it.
#include "engine/base/real.h"
#include "engine/memo/findings.h"
#include "engine/memo/reviewers.h"
#include "engine/pricing/american_chain.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace signalbox::memo {
namespace {

/// The score of the last value against the mean and the sample deviation of those before it (SHR-I7).
std::optional<double> score(const std::vector<double>& values) {
    const std::size_t n = values.size() - 1;
    double mean = 0;
    for (std::size_t i = 0; i < n; ++i) {
        mean += values[i] / static_cast<double>(n);
    }
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    const double deviation = std::sqrt(squares / static_cast<double>(n - 1));
    if (!(deviation > 1e-12 * std::abs(mean))) {
        return std::nullopt;
    }
    return (values.back() - mean) / deviation;
}

/// BRK-S1, S2.
void reviewSignal(const MemoBody& body, Findings& findings) {
    const ThesisPart& thesis = body.thesis;
    if (thesis.bars.size() != ThesisBars) {
        findings.add("the closes of the last 22 sessions are not there");
        return;
    }
    if (thesis.bars.back().date != body.header.signalDate) {
        findings.add("the last close is not of the signal's day");
    }
    std::vector<double> closes;
    std::vector<double> ranges;
    for (std::size_t i = 1; i < thesis.bars.size(); ++i) {
        const ThesisBar& bar = thesis.bars[i];
        const double before = thesis.bars[i - 1].close;
        closes.push_back(bar.close);
        ranges.push_back((std::max(bar.high, before) - std::min(bar.low, before)) / before);
    }
    const auto zPrice = score(closes);
    const auto zVol = score(ranges);
    findings.number("price z", thesis.zPrice, zPrice);
    findings.number("vol z", thesis.zVol, zVol);
    const bool wild = zVol && base::realGreater(*zVol, thesis.zVolMin);
    const bool up = zPrice && base::realGreater(*zPrice, thesis.zPriceMin);
    const bool down = zPrice && base::realLess(*zPrice, -thesis.zPriceMin);
    const std::string side = wild && up ? "LONG" : wild && down ? "SHORT" : "NONE";
    findings.require(side == body.header.side,
                     "the side is " + body.header.side + " in the memo, " + side + " from the closes");
}

/// BRK-R1..R3.
void reviewLight(const LightPart& light, Findings& findings) {
    if (!light.vix || !light.spy || !light.spySma20 || !light.iwmSpy || !light.iwmSpySma20 ||
        !light.yield10y || !light.yield10yTwentyAgo) {
        findings.add("an input of the market light is not there");
        return;
    }
    const double change = std::round((*light.yield10y - *light.yield10yTwentyAgo) * 1000) / 10;
    const int flags = (base::realGreater(*light.vix, 23) ? 1 : 0) +
                      (base::realLess(*light.spy, *light.spySma20) ? 1 : 0) +
                      (base::realLess(*light.iwmSpy, *light.iwmSpySma20) ? 1 : 0) +
                      (base::realGreaterEqual(change, 25) ? 1 : 0);
    const std::string regime = flags >= 2                                     ? "BEARISH"
                               : flags == 0 && base::realLess(*light.vix, 20) ? "BULLISH"
                                                                              : "NEUTRAL";
    findings.number("the yield's change", light.yieldChangeBp, change, 1e-9);
    findings.require(regime == light.regime,
                     "the market light is " + light.regime + " in the memo, " + regime + " from its inputs");
    findings.same<std::int64_t>("the multiplier of longs", light.longMultiplier, regime == "BULLISH" ? 1 : 0);
    findings.same<std::int64_t>("the multiplier of shorts", light.shortMultiplier,
                                regime == "BEARISH" ? 1 : 0);
}

struct Model {
    pricing::OptionType type = pricing::OptionType::Call;
    double spot = 0, strike = 0, rate = 0, years = 0;
    std::vector<pricing::CashDividend> dividends;
};

void reviewLine(const std::string& holder, const GreekLine& said, const GreekLine& one, double shares,
                double tolerance, Findings& findings) {
    const auto compare = [&](const char* name, const std::optional<double>& a,
                             const std::optional<double>& b) {
        findings.number(holder + " " + name, a, b ? std::optional(*b * shares) : std::nullopt, tolerance);
    };
    compare("value", said.value, one.value);
    compare("delta", said.delta, one.delta);
    compare("gamma", said.gamma, one.gamma);
    compare("theta", said.thetaDay, one.thetaDay);
    compare("vega", said.vegaPoint, one.vegaPoint);
}

/// Volatility and Greeks of the mid, by the pricer of the house (SHR-P4, SHR-P7).
void reviewModel(const MemoBody& body, const Model& model, Findings& findings) {
    const GreeksPart& g = body.greeks;
    const double mid = (g.bid->toDollars() + g.ask->toDollars()) / 2;
    findings.number("the mark", g.mark, mid, 1e-9);
    const pricing::AmericanExpiry expiry(model.spot, model.years, model.rate, 0, model.dividends);
    std::array<pricing::IvStatus, 1> status{};
    std::array<double, 1> sigma{}, delta{}, gamma{}, theta{}, vega{};
    pricing::americanChain(model.type, expiry, std::array{model.strike}, std::array{mid},
                           {status, sigma, delta, gamma, theta, vega});
    if (status[0] != pricing::IvStatus::Ok) {
        findings.add(std::string("the mid has no implied volatility: ") + pricing::ivStatusName(status[0]));
        return;
    }
    findings.number("the implied volatility", g.iv, sigma[0], 1e-5);
    const GreekLine one{mid, delta[0], gamma[0], theta[0], vega[0]};
    reviewLine("per share", g.perShare, one, 1, 1e-4, findings);
    const double shares = static_cast<double>(body.header.multiplier);
    reviewLine("per contract", g.perContract, g.perShare, shares, 1e-9, findings);
    reviewLine("total", g.total, g.perShare, shares * static_cast<double>(*body.header.quantity), 1e-9,
               findings);
}

/// SHR-P8 and what the premium needs.
void reviewBreakEven(const MemoBody& body, const Model& model, Findings& findings) {
    const GreeksPart& g = body.greeks;
    const double limit = body.header.limit->toDollars();
    const int sign = model.type == pricing::OptionType::Call ? 1 : -1;
    const double breakEven = model.strike + sign * limit;
    const double daily = *g.iv / std::sqrt(252.0);
    findings.number("the break-even", g.breakEven, breakEven, 1e-9);
    findings.number("the break-even move", g.breakEvenMovePct, (breakEven - model.spot) / model.spot * 100);
    findings.number("the daily deviation", g.dailyDeviationPct, daily * 100);
    findings.number("the break-even in deviations", g.breakEvenDeviations,
                    (breakEven - model.spot) / model.spot / daily);
    findings.number("theta of the premium", g.thetaPctOfPremium,
                    g.perShare.thetaDay ? std::optional(*g.perShare.thetaDay / limit * 100) : std::nullopt);
    double escrow = 0;
    for (const pricing::CashDividend& one : model.dividends) {
        escrow +=
            one.years > 0 && one.years <= model.years ? one.amount * std::exp(-model.rate * one.years) : 0;
    }
    const double forward = (model.spot - escrow) * std::exp(model.rate * model.years);
    const double v = *g.iv * std::sqrt(model.years);
    const double d2 = std::log(forward / breakEven) / v - v / 2;
    findings.number("the probability at break-even", g.probability,
                    breakEven > 0 && forward > 0 ? std::optional(0.5 * std::erfc(-sign * d2 / std::sqrt(2.0)))
                                                 : std::nullopt);
}

void reviewTable(const MemoBody& body, const Model& model, Findings& findings) {
    const RiskPart& risk = body.risk;
    if (risk.valueTable.size() != 3 || !risk.tableYears) {
        findings.add("the value table is not there");
        return;
    }
    const double elapsed = model.years - *risk.tableYears;
    std::vector<pricing::CashDividend> later;
    for (const pricing::CashDividend& one : model.dividends) {
        if (one.years - elapsed > 0) {
            later.push_back({one.years - elapsed, one.amount});
        }
    }
    const double daily = *body.greeks.iv / std::sqrt(252.0);
    for (int row = 0; row < 3; ++row) {
        const ValueRow& said = risk.valueTable[static_cast<std::size_t>(row)];
        const int shift = 20 * (row - 1);
        if (said.ivShiftPct != shift || said.values.size() != 5) {
            findings.add("the value table has another form");
            return;
        }
        for (int column = 0; column < 5; ++column) {
            pricing::AmericanInput input;
            input.type = model.type;
            input.S = model.spot + model.spot * daily * (column - 2);
            input.K = model.strike;
            input.T = *risk.tableYears;
            input.r = model.rate;
            input.sigma = *body.greeks.iv * (100 + shift) / 100.0;
            input.dividends = later;
            const double value =
                input.T > 0
                    ? pricing::americanPrice(input).price
                    : std::max((model.type == pricing::OptionType::Call ? 1 : -1) * (input.S - input.K), 0.0);
            findings.number(fmt::format("the value at {:+d} deviations, IV {:+d}%", column - 2, shift),
                            said.values[static_cast<std::size_t>(column)], value, 1e-5);
        }
    }
}

/// BRK-K1..K6.
void reviewStake(const MemoBody& body, Findings& findings) {
    const RiskPart& risk = body.risk;
    const EdgePart& edge = risk.edge;
    if (!edge.wins || !edge.trades || *edge.wins < 0 || *edge.wins > *edge.trades) {
        findings.add("the evidence is not there");
        return;
    }
    if (const auto& from = edge.sources) {
        findings.require(from->ownWins >= 0 && from->ownWins <= from->ownTrades && from->backtestWins >= 0 &&
                             from->backtestWins <= from->backtestTrades &&
                             from->ownWins + from->backtestWins == *edge.wins &&
                             from->ownTrades + from->backtestTrades == *edge.trades,
                         "the evidence is not the sum of its sources");
        findings.require(from->since.has_value() == !from->file.empty() &&
                             (from->since || from->backtestTrades == 0),
                         "trades of a backtest count that is not named");
    }
    findings.require((edge.evidence == "own+backtest") == edge.sources.has_value(),
                     "whose trades count is not said");
    findings.number("a", edge.lossA, 1.0, 0);
    const double evidenceB = *edge.wins >= 10 && edge.meanGain ? *edge.meanGain : 1.0;
    const double fair = 1.0 / (1.0 + evidenceB);
    const double evidenceP =
        (static_cast<double>(*edge.wins) + 30 * fair) / (static_cast<double>(*edge.trades) + 30);
    findings.number("b of the evidence", edge.evidenceB, evidenceB, 1e-9);
    findings.number("f* of the evidence", edge.evidenceKelly, evidenceP - (1 - evidenceP) / evidenceB, 1e-8);
    findings.number("p of the evidence", edge.evidenceP, evidenceP, 1e-9);
    const bool stated = edge.statedP && edge.statedB;
    const double p = stated ? *edge.statedP : evidenceP;
    const double b = stated ? *edge.statedB : evidenceB;
    findings.number("p", edge.p, p, 1e-9);
    findings.number("b", edge.b, b, 1e-9);
    findings.require(stated == !edge.assumedEdge.empty(), "a stated edge is not marked as assumed");
    const double kelly = p - (1 - p) / b;
    findings.number("f*", edge.kelly, kelly, 1e-8);
    const bool none = kelly <= 1e-9;
    findings.require(edge.probe == (none && body.header.mode != "LIVE"), "the mark of a probe is wrong");
    if (!edge.stakeBp || !edge.kellyFraction) {
        findings.add("the stake is not there");
        return;
    }
    const double stake = none ? 0.0 : std::min(*edge.kellyFraction * kelly, 0.10);
    const auto found =
        edge.probe
            ? edge.probeBp
            : std::optional<std::int64_t>(static_cast<std::int64_t>(std::floor(stake * 10'000 + 1e-7)));
    findings.require(found && *found == *edge.stakeBp,
                     fmt::format("the stake is {} bp in the memo, {} bp from f*", *edge.stakeBp,
                                 found ? std::to_string(*found) : "unknown"));
}

void reviewMoney(const MemoBody& body, Findings& findings) {
    const RiskPart& risk = body.risk;
    if (!risk.fee || !risk.equity || !risk.costPerContract || !risk.maxLoss) {
        findings.add("cost, equity or maximum loss is not there");
        return;
    }
    const std::int64_t cost =
        body.header.limit->toUnits() * body.header.multiplier / 100 + risk.fee->toCents();
    findings.same<std::int64_t>("the cost of a contract", risk.costPerContract->toCents(), cost);
    findings.same<std::int64_t>("the maximum loss", risk.maxLoss->toCents(), cost * *body.header.quantity);
    findings.number("the maximum loss in percent", risk.maxLossPct,
                    static_cast<double>(cost * *body.header.quantity) /
                        static_cast<double>(risk.equity->toCents()) * 100);
    const ExitPart& exits = risk.exits;
    const double limit = body.header.limit->toDollars();
    const auto level = [limit](const std::optional<std::int64_t>& x100) {
        return x100 ? std::optional(limit * static_cast<double>(*x100) / 100) : std::nullopt;
    };
    const auto dollars = [](const std::optional<base::Price>& price) {
        return price ? std::optional(price->toDollars()) : std::nullopt;
    };
    findings.number("the bid of the profit target", dollars(exits.profitBid), level(exits.profitMultipleX100),
                    6e-5);
    findings.number("the bid of the stop", dollars(exits.stopBid), level(exits.stopFractionX100), 6e-5);
    if (exits.timeStop && exits.exitDte && body.header.expiration) {
        const auto left = base::daysBetween(*exits.timeStop, *body.header.expiration);
        // The latest session on or before the day: at most four days earlier, over a long weekend.
        findings.require(left >= *exits.exitDte && left <= *exits.exitDte + 4,
                         "the time stop is not the last session before its day");
    } else {
        findings.add("the time stop is not there");
    }
}

} // namespace

std::vector<std::string> quantFindings(const MemoBody& body) {
    Findings findings;
    reviewSignal(body, findings);
    reviewLight(body.thesis.light, findings);
    reviewStake(body, findings);
    const HeaderPart& header = body.header;
    const GreeksPart& g = body.greeks;
    if (!header.limit || !(*header.limit > base::Price()) || !header.quantity || !header.strike) {
        findings.add("limit, quantity or strike is not there");
        return findings.take();
    }
    reviewMoney(body, findings);
    if (!g.spot || !(*g.spot > 0) || !g.rate || !g.years || !(*g.years > 0) || !g.bid || !g.ask || !g.iv ||
        !(*g.iv > 0)) {
        findings.add("quotes, volatility, spot, rate or time are not there");
        return findings.take();
    }
    Model model;
    model.type = header.side == "LONG" ? pricing::OptionType::Call : pricing::OptionType::Put;
    model.spot = *g.spot;
    model.strike = header.strike->toDollars();
    model.rate = *g.rate;
    model.years = *g.years;
    for (const DividendLine& line : g.dividends) {
        model.dividends.push_back({line.years, line.amount});
    }
    reviewModel(body, model, findings);
    reviewBreakEven(body, model, findings);
    reviewTable(body, model, findings);
    return findings.take();
}

} // namespace signalbox::memo
