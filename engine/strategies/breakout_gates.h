// SPDX-License-Identifier: GPL-3.0-or-later
// The twelve checks of Breakout on one symbol and day, in the order of BRK-S4: the first failure is the one
// that is named. The scan judges the first three for a whole market with the same functions.
#pragma once

#include "engine/diagnosis/market_light.h"
#include "engine/entry/breakout_signal.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/scan/scan_result.h"
#include "engine/strategies/breakout_edge.h"
#include "engine/structures/long_option_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::strategies {

inline constexpr double BreakoutMaxSpread = 0.10; // BRK-I2, SHR-Q6

[[nodiscard]] structures::AtmRules breakoutContractRules();
[[nodiscard]] market::Right breakoutRight(entry::BreakoutSide side);
[[nodiscard]] entry::BreakoutSignalParameters breakoutSignalParameters(const Context& context);
/// Of the session of a context, or of another one on the same series.
[[nodiscard]] base::Result<diagnosis::MarketLightInputs> breakoutLightInputs(const Context& context,
                                                                             base::Date date);

/// The contract of one side with its plan and size, as far as each exists.
struct BreakoutContract {
    entry::BreakoutSide side = entry::BreakoutSide::Long;
    structures::LongOptionPick pick;
    structures::Selection selection; ///< its plan also where a check failed
    BreakoutEdge edge;
    base::Money sleeve; ///< zero: the account does not let the strategy trade
    base::Money budget;
    base::Money cost;           ///< per contract, entry fee included
    std::int64_t wanted = 0;    ///< by budget alone (BRK-K6)
    std::int64_t contracts = 0; ///< after the limits (BRK-K8, SHR-A)
    std::string limit;          ///< code of the limit that cut the size; empty: none
    std::string limitText;
};
/// In the entry window the contract is the one of the approved memo of this session, when there is one; else
/// the one of BRK-I.
[[nodiscard]] BreakoutContract breakoutContract(const Context& context, entry::BreakoutSide side);

/// Edge and size of a plan that stands already, as a person changed it.
[[nodiscard]] BreakoutContract sizedPlan(const Context& context, entry::BreakoutSide side,
                                         const structures::TradePlan& plan);

struct BreakoutGates {
    std::vector<entry::GateResult> gates; ///< the chain: NotEvaluated after the first failure
    std::vector<entry::GateResult> study; ///< every check by itself
    int firstFail = 0;                    ///< 0: none
    entry::BreakoutSide side = entry::BreakoutSide::None;
    diagnosis::MarketLight light;
    diagnosis::MarketLightInputs lightInputs;
    std::optional<BreakoutContract> contract; ///< absent: no check came that far
};
/// `study`: the checks after the first failure are made too.
[[nodiscard]] base::Result<BreakoutGates> breakoutGates(const Context& context, bool study);

/// The side that a study looks at where there is no signal: that of the price score, else that of the light,
/// else long.
[[nodiscard]] entry::BreakoutSide studySide(entry::BreakoutSide signal, double zPrice,
                                            const diagnosis::MarketLight& light);

/// From EXPIRY on, for a candidate of a scan (scan::CompleteCandidate).
[[nodiscard]] scan::Completion completeBreakout(const Context& context, entry::BreakoutSide side);

} // namespace signalbox::strategies
