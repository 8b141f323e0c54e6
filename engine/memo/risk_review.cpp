// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that a proposed trade must keep, whatever its numbers are: contract, quotes, size, limits.
#include "engine/market/option_symbol.h"
#include "engine/memo/findings.h"
#include "engine/memo/reviewers.h"

#include <cmath>

#include <fmt/format.h>

namespace signalbox::memo {
namespace {

constexpr std::int64_t StakeCapBp = 1000; ///< BRK-K4
constexpr std::int64_t FullBp = 10'000;

/// BRK-I1, I2 and SHR-Q on the recorded quote.
void reviewContract(const MemoBody& body, Findings& findings) {
    const HeaderPart& header = body.header;
    const GreeksPart& g = body.greeks;
    const auto occ = market::parseOccSymbol(header.contract);
    if (!occ) {
        findings.add("the contract is no option symbol");
    } else {
        const char wanted = header.side == "LONG" ? 'C' : 'P';
        findings.require(market::rightLetter(occ->right) == wanted,
                         header.side + " buys " + (wanted == 'C' ? "calls" : "puts"));
        findings.require(header.strike && occ->strike.toPrice() == *header.strike,
                         "the strike is not that of the contract");
        findings.require(!market::isAdjustedRoot(occ->root), "the contract is adjusted");
    }
    findings.require(header.multiplier == 100, "the multiplier is not 100");
    if (!header.expiration) {
        findings.add("the expiration is not there");
    } else {
        const int dte = base::daysBetween(header.validOn, *header.expiration);
        findings.require(dte >= 7 && dte <= 14, fmt::format("{} days to expiration, not 7 to 14", dte));
    }
    const auto& delta = g.perShare.delta;
    findings.require(delta && std::abs(*delta) >= 0.40 - 1e-9 && std::abs(*delta) <= 0.60 + 1e-9,
                     "delta is not between 0.40 and 0.60");
    if (!g.bid || !g.ask || !(*g.bid > base::Price()) || !(*g.ask > *g.bid)) {
        findings.add("the quote is not two-sided");
    } else {
        const std::int64_t sum = g.bid->toUnits() + g.ask->toUnits();
        findings.require(20 * (g.ask->toUnits() - g.bid->toUnits()) < sum, "the spread is 10% or more");
        findings.require(!header.limit || *header.limit >= *g.ask, "the limit lies below the ask");
    }
    findings.require(g.openInterest && *g.openInterest >= 100, "open interest is below 100");
    findings.require(body.risk.quoteCheck == "OK", "the quote check says " + body.risk.quoteCheck);
}

/// BRK-K4..K6 and BRK-R3.
void reviewSize(const MemoBody& body, Findings& findings) {
    const HeaderPart& header = body.header;
    const RiskPart& risk = body.risk;
    const LightPart& light = body.thesis.light;
    findings.require((header.side == "LONG" ? light.longMultiplier : light.shortMultiplier) == 1,
                     "the market light gives " + header.side + " no budget");
    if (!risk.equity || !risk.budget || !risk.costPerContract || !risk.maxLoss || !risk.edge.stakeBp ||
        !header.quantity || *risk.equity <= base::Money() || *risk.costPerContract <= base::Money()) {
        findings.add("equity, budget, cost, stake or quantity is not there");
        return;
    }
    const std::int64_t stake = *risk.edge.stakeBp;
    findings.require(stake > 0 && stake <= StakeCapBp,
                     fmt::format("the stake of {} bp is not within the cap of {} bp", stake, StakeCapBp));
    findings.require(!(risk.edge.probe && header.mode == "LIVE"), "a probe is never booked in LIVE");
    findings.require(!risk.edge.probe || stake == risk.edge.probeBp.value_or(-1),
                     "a probe stakes more than a probe");
    const base::Money allowed = base::BasisPoints(static_cast<std::int32_t>(stake)).of(*risk.equity);
    findings.require(*risk.budget <= allowed, fmt::format("the budget {} exceeds the stake {}",
                                                          base::usd(*risk.budget), base::usd(allowed)));
    const std::int64_t fitting = risk.budget->toCents() / risk.costPerContract->toCents();
    findings.require(*header.quantity >= 1 && *header.quantity <= fitting,
                     fmt::format("{} contracts, but the budget of {} buys {}", *header.quantity,
                                 base::usd(*risk.budget), fitting));
    findings.require(*risk.costPerContract * *header.quantity <= *risk.budget, "the cost exceeds the budget");
    findings.require(risk.maxLoss->toCents() * FullBp <= risk.equity->toCents() * StakeCapBp,
                     fmt::format("the maximum loss {} exceeds 10% of {}", base::usd(*risk.maxLoss),
                                 base::usd(*risk.equity)));
}

void reviewLimits(const MemoBody& body, Findings& findings) {
    const RiskPart& risk = body.risk;
    findings.require(!risk.limits.empty(), "the account limits are not there");
    for (const LimitLine& line : risk.limits) {
        const bool within =
            line.unit != "usd" || !line.after || !line.allowed || *line.after <= *line.allowed + 1e-9;
        findings.require(line.ok && within, line.code + ": " + line.text);
    }
    findings.require(!(risk.earningsMode == "block" && risk.earningsBeforeExpiry),
                     "a report is due on or before the expiration");
    const ExitPart& exits = risk.exits;
    findings.require(exits.profitBid && exits.stopBid && body.header.limit &&
                         *exits.profitBid > *body.header.limit && *exits.stopBid < *body.header.limit,
                     "profit target and stop are not on their sides of the entry");
    findings.require(exits.timeStop && body.header.expiration && *exits.timeStop < *body.header.expiration &&
                         *exits.timeStop > body.header.validOn,
                     "the time stop is not between entry and expiration");
}

} // namespace

std::vector<std::string> riskFindings(const MemoBody& body) {
    Findings findings;
    reviewContract(body, findings);
    reviewSize(body, findings);
    reviewLimits(body, findings);
    return findings.take();
}

} // namespace signalbox::memo
