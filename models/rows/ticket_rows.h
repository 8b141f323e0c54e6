// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of a ticket line by line: what it can win and lose, how its size came about, what the risk
// manager says. Pure.
#pragma once

#include "engine/market/product.h"
#include "engine/session/day_state.h"
#include "models/table/table_roles.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <vector>

#include <QString>

namespace signalbox::models {

/// A label with its value; both for people.
struct FactRow {
    QString key;
    QString label;
    QString value;
    QString toolTip;
    Severity severity = Severity::None;
    bool operator==(const FactRow&) const = default;
};

/// Max profit, max loss, break-even, POP, Greeks, buying power, fees, share of the sleeve, heat after. For
/// `contracts` units at the plan's limit. `feePerContract` is per leg and side.
[[nodiscard]] std::vector<FactRow> ticketFacts(const structures::TradePlan& plan, std::int64_t contracts,
                                               const session::Dashboard& account, base::Money feePerContract);
/// "Size: 2.0 % × conviction 1.12 × regime 1.00" -> "$11,200 → 2", and every step behind it.
[[nodiscard]] std::vector<FactRow> sizeFacts(const session::PlanOutcome& plan, base::Money sleeve);
/// One line of the same: "2.0 % × conviction 1.12 × regime 1.00".
[[nodiscard]] QString sizeLine(const risk::SizeResult& size, bool conviction = true);

struct CheckRow {
    QString code;
    QString name;
    bool ok = false;
    QString used, after, allowed;
    QString text;        ///< canonical sentence
    bool applies = true; ///< false: the strategy has no such rule; shown as off
    bool operator==(const CheckRow&) const = default;
};
[[nodiscard]] std::vector<CheckRow> checkRows(const risk::RiskVerdict& verdict);
[[nodiscard]] std::vector<Column<CheckRow>> checkColumns();

/// Every legal net price of the package from nothing to its width, in $0.0001, ascending (SHR-N4). Empty when
/// the tick class of the underlying is not known.
[[nodiscard]] std::vector<std::int64_t> legalPrices(const structures::TradePlan& plan);
/// "Sell 2 SPXW 28 Jun 19 2,620/2,570 put spreads at 3.10 credit or better, day." (trader-conventions 3.9)
[[nodiscard]] QString orderSentence(const structures::TradePlan& plan, std::int64_t contracts);

} // namespace signalbox::models
