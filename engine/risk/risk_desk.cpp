// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/risk_desk.h"

#include "engine/base/sha256.h"
#include "engine/market/product.h"
#include "engine/risk/risk_checks.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::risk {
namespace {

std::string verdictHash(const std::string& fingerprint, const RiskVerdict& verdict) {
    std::string text = fingerprint;
    for (const RiskCheck& check : verdict.checks) {
        text += fmt::format("|{}:{}:{}", check.code, check.ok ? "ok" : "veto", check.text);
    }
    return base::sha256Hex(text);
}

} // namespace

RiskContext contextFrom(const book::Book& book, const std::string& strategy, const std::string& underlying,
                        base::Date date, const EnabledStrategies& enabled) {
    const std::string group = market::riskGroupOf(underlying);
    RiskContext context;
    context.account = accountLimits(enabled);
    context.accountEquity = book.equityBefore(date);
    context.sleeveEquity = base::BasisPoints(enabled.weightBp(strategy)).of(context.accountEquity);
    context.strategyHeat = book.heat(strategy);
    context.accountHeat = book.heat();
    context.groupHeat = book.groupHeat(group);
    context.strategyGroupHeat = book.groupHeat(group, strategy);
    context.cash = book.cash();
    context.buyingPower = book.buyingPower();
    context.drawdown = drawdown(book.latestEquity(), book.highWaterMark());
    const auto& history = book.equityHistory();
    const bool closedToday = !history.empty() && history.back().date == date;
    // What was paid in until the first close is the equity before it, no flow of that day.
    const base::Money flowsOfDay = history.size() > 1 ? history.back().flows : base::Money{};
    context.dayReturn = closedToday ? dayReturn(history.back().equity, flowsOfDay, context.accountEquity)
                                    : dayReturn(book.equityAtMarks(),
                                                history.empty() ? base::Money{} : book.flowsSinceClose(),
                                                context.accountEquity);
    context.openTotal = book.openCount(strategy);
    context.openInGroup = book.openCount(strategy, group);
    for (const book::HaltRaised& halt : book.openHalts(strategy)) {
        if (std::find(context.halts.begin(), context.halts.end(), halt.code) == context.halts.end()) {
            context.halts.push_back(halt.code);
        }
    }
    return context;
}

Review RiskDesk::review(const structures::TradePlan& plan, std::int64_t contracts, bool hypothetical,
                        const RiskContext& context) const {
    Review review;
    RiskVerdict& verdict = review.verdict;
    verdict.checks = riskChecks(plan, contracts, context);
    verdict.approved = allPass(verdict.checks);
    verdict.accountBinding = accountAnswer(plan.maxLossPerUnit, contracts, context).binding;
    verdict.contractsAllowed = largestPassing(plan, contracts, context);
    if (!verdict.approved) {
        verdict.alternatives = alternativesTo(plan, verdict, context);
        return review;
    }
    if (!hypothetical) {
        const std::string fingerprint = book::planFingerprint(plan, contracts);
        review.approval = book::Approval(fingerprint, contracts, verdictHash(fingerprint, verdict));
    }
    return review;
}

Weighing RiskDesk::weigh(const TradeFacts& trade, std::int64_t contracts, const RiskContext& context) const {
    Weighing weighing;
    weighing.passes = risk::weigh(trade, contracts, context);
    if (std::all_of(weighing.passes.begin(), weighing.passes.end(), [](bool ok) { return ok; })) {
        weighing.clearance = Clearance(contracts);
    }
    return weighing;
}

Review RiskDesk::reviewClosing(const book::Book& book, int positionId, std::int64_t contracts) const {
    Review review;
    const book::Position* position = book.find(positionId);
    const std::int64_t open = position == nullptr ? 0 : position->contractsOpen;
    const std::int64_t free = open - (position == nullptr ? 0 : book.pendingClosing(positionId));
    RiskCheck check;
    check.code = "TRADE";
    check.unit = "contracts";
    check.used = static_cast<double>(open);
    check.after = static_cast<double>(open - contracts);
    check.allowed = static_cast<double>(free);
    check.ok = contracts > 0 && contracts <= free;
    check.text =
        check.ok ? fmt::format("Closing {} of {} open only reduces position {}", contracts, open, positionId)
                 : fmt::format("Closing {} would do more than reduce position {}: {} of {} open are "
                               "free to close",
                               contracts, positionId, free, open);
    review.verdict.approved = check.ok;
    review.verdict.contractsAllowed = std::clamp<std::int64_t>(contracts, 0, std::max<std::int64_t>(0, free));
    review.verdict.accountBinding = "REQUESTED";
    review.verdict.checks.push_back(std::move(check));
    if (review.verdict.approved) {
        const std::string fingerprint = book::closingFingerprint(*position, contracts);
        review.approval = book::Approval(fingerprint, contracts, verdictHash(fingerprint, review.verdict));
    } else if (free > 0) {
        review.verdict.alternatives.push_back(
            fmt::format("{} contract{} can be closed", free, free == 1 ? "" : "s"));
    }
    return review;
}

} // namespace signalbox::risk
