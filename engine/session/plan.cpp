// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/plan.h"

#include "engine/session/account.h"

#include <algorithm>

namespace signalbox::session {
namespace {

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) {
        text += text.empty() ? code : ", " + code;
    }
    return text;
}

} // namespace

PlanResult makePlan(const book::Book& book, const strategies::Strategy& strategy,
                    const strategies::Context& context, entry::EntryEvaluation evaluation,
                    const PlanRequest& request) {
    PlanResult result;
    PlanOutcome& outcome = result.outcome;
    outcome.hypothetical = request.hypothetical;
    outcome.evaluation = std::move(evaluation);
    if (outcome.evaluation.decision != entry::Decision::Entry && !request.hypothetical) {
        outcome.refusal = outcome.evaluation.reason;
        return result;
    }
    outcome.selection = strategy.select(context, outcome.evaluation);
    if (request.changed) {
        outcome.selection->plan = request.changed;
        outcome.selection->refusal.clear();
    }
    if (!outcome.selection->plan) {
        outcome.refusal = outcome.selection->refusal;
        return result;
    }
    const structures::TradePlan& plan = *outcome.selection->plan;
    const strategies::Sizing sizing = strategy.size(
        context, outcome.evaluation, plan, sizingFacts(book, strategy, context, request.aggregateDelta));
    outcome.conviction = sizing.conviction;
    outcome.size = sizing.size;
    std::int64_t contracts = sizing.size.contracts;
    if (request.contracts) {
        contracts = std::min(contracts, *request.contracts);
    }
    // A study shows the limits of one contract where the size is zero; that approves nothing (OPT-S6).
    const std::int64_t reviewed = contracts == 0 && request.hypothetical ? 1 : contracts;
    if (reviewed == 0) {
        outcome.refusal = sizing.refusal;
        return result;
    }
    risk::Review review = risk::RiskDesk().review(
        plan, reviewed, request.hypothetical,
        riskContext(book, strategy, context, outcome.evaluation, request.aggregateDelta));
    if (contracts == 0) {
        outcome.refusal = sizing.refusal;
        review.verdict.approved = false;
        review.verdict.contractsAllowed = 0;
    } else if (!review.verdict.approved) {
        outcome.refusal = "Vetoed: " + joined(review.verdict.failingCodes());
    }
    outcome.size->contracts = contracts;
    outcome.verdict = std::move(review.verdict);
    result.approval = std::move(review.approval);
    return result;
}

} // namespace signalbox::session
