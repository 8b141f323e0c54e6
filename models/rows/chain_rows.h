// SPDX-License-Identifier: GPL-3.0-or-later
// One expiration of the option chain as rows: calls left, strike centred, puts right; bid left of ask on both
// sides. Absent numbers are dashes, never zeros. Pure.
#pragma once

#include "engine/chains/chain_analytics.h"
#include "engine/session/day_state.h"
#include "engine/structures/selector_parameters.h"
#include "models/table/table_roles.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

namespace signalbox::models {

/// Contract values of one right at one strike; per share.
struct ChainSide {
    bool listed = false;
    std::optional<base::Price> bid, ask;
    std::optional<double> iv, delta, gamma, theta, vega;
    std::optional<std::int64_t> volume, openInterest;
    /// (ask - bid) / mid; absent without two sides.
    std::optional<double> relativeSpread;
    QString problem; ///< why greeks are missing, or what is wrong with the quote
    bool operator==(const ChainSide&) const = default;
};

struct ChainRow {
    base::Strike strike;
    ChainSide call, put;
    bool callInMoney = false, putInMoney = false;
    SideHint chosen = SideHint::None; ///< leg of the plan at this strike: Sell (S) or Buy (L)
    bool chosenCall = false;          ///< it is the call of this strike, else the put
    std::int64_t held = 0;            ///< own contracts here, signed, puts and calls together
    bool operator==(const ChainRow&) const = default;
};

/// Limits above which a cell is marked: the relative spread that the picker refuses (OPT-C4), open interest
/// too small to trade.
struct LiquidityLimits {
    double maxSpread = structures::SelectorParameters().maxSpread;
    std::int64_t minOpenInterest = 100;
};

/// All strikes, ascending. `plan` marks its legs when they belong to this expiration.
[[nodiscard]] std::vector<ChainRow> chainRows(const chains::ChainAnalytics& analytics, std::size_t expiry,
                                              const structures::TradePlan* plan,
                                              const std::vector<session::PositionState>& positions);
/// Index of the strike nearest to spot, -1 without rows.
[[nodiscard]] int atTheMoneyRow(const std::vector<ChainRow>& rows, double spot);
/// Number of strikes at or below spot: the spot line stands above this row.
[[nodiscard]] int spotLineRow(const std::vector<ChainRow>& rows, double spot);
/// "Fri 28 JUN 19 (45) SPXW W PM", and with IV and expected move appended when known.
[[nodiscard]] QString expiryLabel(const chains::ExpiryAnalytics& expiry);
[[nodiscard]] QString expiryFacts(const chains::ExpiryAnalytics& expiry); ///< "IV 16.4 % · ±148"
/// Columns from the outside in and out again. Extra roles as given by ChainRole.
[[nodiscard]] std::vector<Column<ChainRow>> chainColumns(const LiquidityLimits& limits);

enum ChainRole {
    InMoneyRole = SpokenRole + 1, ///< bool: this cell belongs to an in-the-money side
    HeldRole,                     ///< qint64: own contracts at the strike (strike column)
    LegRole                       ///< SideHint as int: a chosen leg
};

/// The picker's candidates in order, each with the reason it lost (trader-conventions 2.11).
struct CandidateRow {
    int rank = 0;
    QString strikes; ///< "2,620 / 2,570"
    QString delta;
    QString credit;
    QString reason;
    bool chosen = false;
    bool operator==(const CandidateRow&) const = default;
};
[[nodiscard]] std::vector<CandidateRow> candidateRows(const std::vector<structures::Candidate>& candidates,
                                                      int most);
[[nodiscard]] std::vector<Column<CandidateRow>> candidateColumns();
/// "<b>Picked 2,620 / 2,570</b>, Δ −0.172 …", or why there is no pick. Escaped rich text.
[[nodiscard]] QString pickSentence(const session::PlanOutcome& plan);

} // namespace signalbox::models
