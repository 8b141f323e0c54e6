// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/risk/risk_checks.h"

#include <cmath>

#include <fmt/ranges.h>

namespace signalbox::risk {
namespace {

/// How full the fullest limit would be: "heat 14.8% of 15.0%".
std::string fullestLimit(const std::vector<RiskCheck>& checks, const RiskContext& context) {
    const RiskCheck* fullest = nullptr;
    for (const RiskCheck& check : checks) {
        const bool sized = check.code == "TRADE" || check.code == "HEAT" || check.code == "DELTA";
        if (!sized || !check.after || !check.allowed || !(*check.allowed > 0)) {
            continue;
        }
        const auto filling = [](const RiskCheck& one) { return std::abs(*one.after) / *one.allowed; };
        if (fullest == nullptr || filling(check) > filling(*fullest)) {
            fullest = &check;
        }
    }
    if (fullest == nullptr) {
        return {};
    }
    if (fullest->code == "DELTA") {
        return fmt::format("aggregate delta {} of {}", base::fixedSigned(*fullest->after, 2),
                           base::fixed(*fullest->allowed, 2));
    }
    const double equity = context.sleeveEquity.toDollars();
    return fmt::format("{} {}% of {}%", fullest->code == "HEAT" ? "heat" : "max loss",
                       base::fixed(100 * *fullest->after / equity, 1),
                       base::fixed(100 * *fullest->allowed / equity, 1));
}

} // namespace

std::vector<std::string> alternativesTo(const structures::TradePlan& plan, const RiskVerdict& verdict,
                                        const RiskContext& context) {
    const std::int64_t contracts = verdict.contractsAllowed;
    if (contracts > 0) {
        const std::string limit = fullestLimit(riskChecks(plan, contracts, context), context);
        return {fmt::format("{} contract{} would pass{}{}", contracts, contracts == 1 ? "" : "s",
                            limit.empty() ? "" : ": ", limit)};
    }
    std::vector<std::string> fixedCodes;
    for (const RiskCheck& check : riskChecks(plan, 1, context)) {
        if (!check.ok) {
            fixedCodes.push_back(check.code);
        }
    }
    return {fmt::format("No size passes: {} would still veto one contract", fmt::join(fixedCodes, ", "))};
}

} // namespace signalbox::risk
