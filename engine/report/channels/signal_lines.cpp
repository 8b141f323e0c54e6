// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/channels/signal_lines.h"

#include "engine/base/format.h"
#include "engine/report/gate_list_text.h"
#include "engine/report/log_pieces.h"
#include "engine/report/position_text.h"

#include <fmt/format.h>

namespace signalbox::report {
namespace {

const structures::TradePlan* planOf(const session::PlanOutcome& outcome) {
    return outcome.selection && outcome.selection->plan ? &*outcome.selection->plan : nullptr;
}

/// Codes of what stopped it; empty when it stands approved.
std::string whyNot(const session::PlanOutcome& outcome) {
    const entry::EntryEvaluation& evaluation = outcome.evaluation;
    if (!evaluation.halts.empty()) {
        return commaList(evaluation.halts);
    }
    if (outcome.verdict && !outcome.verdict->approved) {
        return commaList(outcome.verdict->failingCodes());
    }
    if (!outcome.refusal.empty()) {
        return outcome.refusal;
    }
    return evaluation.reason.empty() ? "no order" : evaluation.reason;
}

} // namespace

bool hasSignal(const session::PlanOutcome& plan) {
    return !plan.evaluation.signal.empty() && plan.evaluation.signal != "NONE";
}

bool isApproved(const session::PlanOutcome& plan) {
    return plan.evaluation.decision == entry::Decision::Entry && planOf(plan) != nullptr && plan.verdict &&
           plan.verdict->approved && plan.size && plan.size->contracts > 0;
}

std::string orderText(const session::PlanOutcome& outcome) {
    const structures::TradePlan* plan = planOf(outcome);
    if (plan == nullptr) {
        return {};
    }
    std::string contract;
    for (const structures::Leg& leg : plan->legs) {
        contract += (contract.empty() ? "" : " / ") + market::occSymbol(leg.contract);
    }
    const std::int64_t size = outcome.size ? outcome.size->contracts : 0;
    return fmt::format("{}: {} {} x {} at {} or {}, max loss {}", plan->strategy,
                       plan->credit ? "sell" : "buy", size, contract, base::usdPrice(plan->limit),
                       plan->credit ? "more" : "less", base::usd(plan->maxLossPerUnit * size));
}

std::vector<std::string> signalLines(const session::PlanOutcome& outcome,
                                     std::span<const exits::Trigger> exits) {
    if (!hasSignal(outcome)) {
        return {};
    }
    const entry::EntryEvaluation& evaluation = outcome.evaluation;
    std::vector<std::string> lines;
    lines.push_back(
        isApproved(outcome)
            ? fmt::format("SIGNAL {} ({})", evaluation.underlying, evaluation.strategy)
            : fmt::format("VETO {} ({}): {}", evaluation.underlying, evaluation.strategy, whyNot(outcome)));
    lines.push_back(gateListText(evaluation));
    if (const structures::TradePlan* plan = planOf(outcome); plan != nullptr) {
        lines.push_back("Order: " + orderText(outcome) +
                        fmt::format(", delta {}, {} DTE", base::fixed(plan->unitDelta, 3), plan->dte));
        if (outcome.size && !outcome.size->binding.empty()) {
            lines.push_back("Size decided by: " + outcome.size->binding);
        }
        if (outcome.verdict) {
            for (const risk::RiskCheck& check : outcome.verdict->checks) {
                if (!check.ok) {
                    lines.push_back(check.code + ": " + check.text);
                }
            }
        }
        lines.push_back("Exits: " + levelsText(exits));
    }
    return lines;
}

std::string exitLine(const session::PositionState& state) {
    if (!state.exit.closes()) {
        return {};
    }
    const std::int64_t contracts = state.exit.contracts.value_or(state.position.contractsOpen);
    return fmt::format("EXIT DUE {} ({}): {}, {} of {}, {}; exits: {}", positionName(state.position),
                       state.position.strategy, exits::exitActionKey(state.exit.action), contracts,
                       state.position.contractsOpen, state.exit.sentence, levelsText(state.exit.triggers));
}

std::vector<std::string> safeguardLines(std::span<const book::JournalEntry> entries,
                                        const std::string& strategy, base::Date date) {
    std::vector<std::string> lines;
    for (const book::JournalEntry& entry : entries) {
        if (const auto* raised = std::get_if<book::HaltRaised>(&entry.event);
            raised && raised->date == date && raised->strategy == strategy) {
            lines.push_back(
                fmt::format("SAFEGUARD {} of {} began: {}", raised->code, raised->strategy, raised->why));
        } else if (const auto* known = std::get_if<book::HaltAcknowledged>(&entry.event);
                   known && known->date == date && known->strategy == strategy) {
            lines.push_back(fmt::format("SAFEGUARD {} of {} acknowledged by {}", known->code, known->strategy,
                                        known->by));
        }
    }
    return lines;
}

} // namespace signalbox::report
