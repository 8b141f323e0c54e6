// SPDX-License-Identifier: GPL-3.0-or-later
// How many contracts, from the room of every limit; never by premium, never rounded up (OPT-S).
#pragma once

#include "engine/diagnosis/regime.h"
#include "engine/risk/risk_verdict.h"

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::risk {

/// Defaults of OPT-A.
struct SizingParameters {
    std::int32_t riskPerTradeBp = 200;    ///< risk_per_trade_pct
    std::int32_t maxLossPerTradeBp = 300; ///< max_loss_per_trade_pct
    std::int32_t maxHeatBp = 1500;        ///< max_portfolio_heat
    double maxAggregateDelta = 0.50;      ///< max_aggregate_delta_abs, fraction of equity
};

/// The delta limit's inputs. Absent as a whole: the question leaves delta out; the risk desk never does.
struct DeltaInputs {
    double aggregate = 0; ///< dollar delta of the sleeve over its equity, signed (SHR-G2)
    double unit = 0;      ///< per share of one unit of the trade, signed
    double spot = 0;
};

struct SizingInputs {
    base::Money equity;        ///< sleeve equity at the previous close (SHR-A2)
    base::Money accountEquity; ///< for the drawdown
    base::Money highWaterMark; ///< of the account
    diagnosis::Regime regime = diagnosis::Regime::Unknown;
    std::optional<double> vix; ///< needed in High Vol; missing there: no allocation
    int convictionBp = 10'000;
    base::Price width;
    base::Price credit;
    std::int32_t multiplier = 100;
    base::Money openHeat; ///< max losses of open positions and pending tickets of the sleeve
    std::optional<DeltaInputs> delta;
    std::optional<base::Money> buyingPower; ///< absent: the question leaves it out
};

/// OPT-S2: the risk of a trade after the drawdown of the account, compared in integers.
[[nodiscard]] std::int32_t riskAfterDrawdown(std::int32_t riskBp, base::Money equity, base::Money highWater);
/// OPT-S3. High Vol needs the VIX.
[[nodiscard]] std::int32_t allocationBp(diagnosis::Regime regime, std::optional<double> vix);
/// OPT-S5 DELTA: how many units fit below the limit on the side to which the trade moves; nothing when a unit
/// has no delta.
[[nodiscard]] std::optional<std::int64_t> deltaRoom(const DeltaInputs& delta, base::Money equity,
                                                    std::int32_t multiplier, double maxAggregate);
/// OPT-S1..S6. `binding` is INVALID_CREDIT for a credit that is not inside the width.
[[nodiscard]] SizeResult sizeOf(const SizingInputs& inputs, const SizingParameters& parameters = {});
/// "Size zero (BUDGET)", or "INVALID_CREDIT"; empty when there is a size (OPT-S6).
[[nodiscard]] std::string sizeRefusal(const SizeResult& size);

} // namespace signalbox::risk
