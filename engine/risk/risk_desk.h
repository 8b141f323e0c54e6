// SPDX-License-Identifier: GPL-3.0-or-later
// The only maker of approvals: every order of the house, manual ones included, passes here (OPT-P2).
#pragma once

#include "engine/book/book.h"
#include "engine/book/ticket.h"
#include "engine/diagnosis/regime.h"
#include "engine/risk/account_limits.h"
#include "engine/risk/risk_verdict.h"
#include "engine/risk/trade_facts.h"
#include "engine/structures/trade_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::risk {

/// Limits of the strategy itself (OPT-P1), defaults of OPT-A.
struct StrategyLimits {
    std::int32_t maxLossPerTradeBp = 300;
    std::int32_t maxHeatBp = 1500;
    double maxAggregateDelta = 0.50;
    int maxPerGroup = 3;
    int maxTotal = 8;
    bool obeysRegime = true; ///< false: the strategy has no regime rule (ATR, BRK)
    bool limitsDelta = true; ///< false: the strategy has no limit of aggregate delta (ATR, BRK)
    std::optional<std::int32_t> maxGroupBp; ///< open risk per risk group, of sleeve equity (ATR-P2)
    bool needsMemo = false;                 ///< no order without an approved memo (BRK-M1)
};

/// What an approved memo allows (BRK-P4): this contract, no more of it and no dearer.
struct ApprovedMemo {
    std::string memoId;
    std::string contract; ///< OCC symbol
    std::int64_t contracts = 0;
    base::Price limit;
};

/// Everything the desk weighs a trade against. Absent means unknown, and unknown never passes (SHR-D1).
struct RiskContext {
    StrategyLimits limits;
    AccountLimits account = optimusAccount(); ///< strictest of the enabled strategies (SHR-A3)
    base::Money sleeveEquity;                 ///< at the previous close (SHR-A2)
    base::Money accountEquity;                ///< at the previous close
    base::Money strategyHeat;                 ///< open and pending, of the strategy
    base::Money accountHeat;                  ///< of all strategies
    base::Money groupHeat;                    ///< of the trade's risk group, all strategies
    base::Money strategyGroupHeat;            ///< of them those of the strategy
    base::Money cash;
    std::optional<base::Money> buyingPower;
    std::optional<Ratio> dayReturn;
    std::optional<Ratio> drawdown;
    std::optional<double> aggregateDelta; ///< of the strategy, fraction of sleeve equity (SHR-G2)
    int openTotal = 0;                    ///< open and pending of the strategy
    int openInGroup = 0;                  ///< of them in the trade's risk group
    std::vector<std::string> halts;       ///< CIRCUIT_BREAKER, FAILURE_HALT, WARMUP, PRETRADE_CRISIS, ...
    diagnosis::Regime regime = diagnosis::Regime::Unknown; ///< effective
    /// The approved memo of the trade on its session, when there is one (BRK-P).
    std::optional<ApprovedMemo> memo;
};
/// The part of the context that the book knows: equity, heat, cash, counts, open halts, drawdown, day return.
/// Regime, aggregate delta, breaker and parameters are the session's to fill. The sleeve's weight comes
/// from `enabled`.
[[nodiscard]] RiskContext contextFrom(const book::Book& book, const std::string& strategy,
                                      const std::string& underlying, base::Date date,
                                      const EnabledStrategies& enabled);

struct Review {
    RiskVerdict verdict;
    std::optional<book::Approval>
        approval; ///< only with an approved verdict of a plan that is not hypothetical
};

/// The desk's consent to a trade of a history, where no ticket exists. Nobody else can make one.
class Clearance {
public:
    [[nodiscard]] std::int64_t contracts() const { return m_contracts; }

private:
    friend class RiskDesk;
    explicit Clearance(std::int64_t contracts) : m_contracts(contracts) {}
    std::int64_t m_contracts;
};

struct Weighing {
    std::array<bool, CheckCount> passes{}; ///< by Check
    std::optional<Clearance> clearance;    ///< only when all pass
};

class RiskDesk {
public:
    /// Every check of OPT-P2, in order, none skipped after a failure. A hypothetical plan gets a verdict,
    /// never an approval.
    [[nodiscard]] Review review(const structures::TradePlan& plan, std::int64_t contracts, bool hypothetical,
                                const RiskContext& context) const;
    /// The same checks without words, for histories.
    [[nodiscard]] Weighing weigh(const TradeFacts& trade, std::int64_t contracts,
                                 const RiskContext& context) const;
    /// A closing passes when it only reduces an open position, whatever halts or limits say.
    [[nodiscard]] Review reviewClosing(const book::Book& book, int positionId, std::int64_t contracts) const;
};

} // namespace signalbox::risk
