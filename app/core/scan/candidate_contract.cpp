// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/candidate_contract.h"

#include "engine/strategies/registry.h"

namespace signalbox::app {
namespace {

int firstContractCheck(scan::System system) {
    return system == scan::System::Breakout ? static_cast<int>(scan::BreakoutCheck::Expiry)
                                            : entry::AtrGateCount;
}

scan::Completion refusal(scan::System system, std::string reason) {
    scan::Completion completion;
    completion.firstFail = firstContractCheck(system);
    completion.reason = std::move(reason);
    return completion;
}

/// The number of a gate in the scan's terms; 0 for one that is none.
int numberOf(scan::System system, const entry::GateResult& gate) {
    if (system == scan::System::AtrMatrix) {
        return gate.number;
    }
    const auto check = scan::parseBreakoutCheck(gate.key);
    return check ? static_cast<int>(*check) : 0;
}

std::optional<double> detail(const entry::GateResult& gate, const std::string& name) {
    for (const auto& [key, value] : gate.details) {
        if (key == name && std::holds_alternative<double>(value)) {
            return std::get<double>(value);
        }
    }
    return std::nullopt;
}

} // namespace

scan::Completion completionOf(scan::System system, const entry::EntryEvaluation& evaluation) {
    scan::Completion completion;
    completion.flags = evaluation.flags;
    for (const entry::GateResult& gate : evaluation.gates) {
        const int number = numberOf(system, gate);
        if (number < firstContractCheck(system)) {
            continue;
        }
        completion.gates.push_back(gate);
        if (gate.status == entry::GateStatus::Fail && completion.firstFail == 0) {
            completion.firstFail = number;
            completion.reason = gate.reason;
        }
        if (system == scan::System::AtrMatrix) {
            completion.bid = detail(gate, "bid");
            completion.ask = detail(gate, "ask");
        }
    }
    if (completion.gates.empty()) {
        return refusal(system,
                       evaluation.reason.empty() ? "the contract was not looked for" : evaluation.reason);
    }
    return completion;
}

scan::Completion askContract(Workstation& station, scan::System system, const scan::Listing& listing,
                             base::Date date) {
    const std::string key = scan::systemKey(system);
    if (!listing.optionsListed.value_or(false) || strategies::find(key) == nullptr) {
        return refusal(system, "no option chain stored");
    }
    DayQuery query;
    query.strategy = key;
    query.underlying = listing.symbol;
    query.date = date;
    const auto state = station.day(query);
    return state ? completionOf(system, state->plan.evaluation) : refusal(system, state.error().message());
}

} // namespace signalbox::app
