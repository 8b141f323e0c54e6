// SPDX-License-Identifier: GPL-3.0-or-later
// Open positions, their legs and their exits, and closed trades, as rows. A spread is one row: one win or one
// loss. Position Greeks, signed by side. Pure.
#pragma once

#include "engine/session/day_state.h"
#include "models/table/table_roles.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <vector>

#include <QString>

namespace signalbox::models {

/// One exit rule of a position and how far away it is.
struct TriggerRow {
    QString key;
    QString name;      ///< "Target 1.30"
    QString distance;  ///< "0.34 away", "met", "OVERDUE 4 business days"
    QString briefName; ///< for a narrow cell: "Time stop"
    QString brief;     ///< "OVERDUE 4 bd", bd being business days
    Severity severity = Severity::None;
    double nearness = -1; ///< 0 far to 1 reached; negative: cannot be said
    bool nearest = false;
    bool operator==(const TriggerRow&) const = default;
};
[[nodiscard]] std::vector<TriggerRow> triggerRows(const session::PositionState& state);

struct PositionRow {
    int id = 0; ///< 0: a leg
    QString title;
    QString strategy; ///< its name
    std::int64_t quantity = 0;
    bool quantityAdds = true; ///< false: the sum of calls, puts and spreads, which is none
    int dte = 0;
    QString entry; ///< "2.85 cr"
    QString mark;  ///< "0.10 db"
    QString mid;
    bool stale = false; ///< the mark is older than the day
    QString markAge;
    std::optional<base::Money> openPl, dayPl;
    std::optional<double> ofMax;
    std::optional<double> delta; ///< fraction of the sleeve's equity (SHR-G2)
    std::optional<double> deltaShares, gamma, theta, vega;
    std::optional<double> spotDistance;
    QString trigger, triggerState; ///< brief
    QString triggerFull;           ///< in full, for tool tip and speech
    Severity triggerSeverity = Severity::None;
    double nearness = 0; ///< of the nearest trigger, to sort by
    bool actToday = false;
    QString opened;
    QString notes; ///< quote problems, spot past the long strike, overridden
    bool operator==(const PositionRow&) const = default;
};

/// Those that need something today first, then by DTE.
[[nodiscard]] std::vector<PositionRow> positionRows(const std::vector<session::PositionState>& positions,
                                                    base::Date today);
/// Sums of what can be summed; an absent part makes its sum absent.
[[nodiscard]] PositionRow totalsRow(const std::vector<session::PositionState>& positions);
[[nodiscard]] std::vector<Column<PositionRow>> positionColumns();

struct LegRow {
    QString contract;
    std::int64_t quantity = 0;
    QString bid, ask, delta, iv, theta, vega;
    SideHint side = SideHint::None;
    bool operator==(const LegRow&) const = default;
};
[[nodiscard]] std::vector<LegRow> legRows(const session::PositionState& state);
[[nodiscard]] std::vector<Column<LegRow>> legColumns();

struct ClosedRow {
    int id = 0;
    QString title;
    QString strategy;
    std::int64_t quantity = 0;
    base::Date opened, closed;
    QString entry, exit;
    base::Money netPl;
    std::optional<double> returnOnRisk;
    QString reason;
    int daysHeld = 0;
    bool operator==(const ClosedRow&) const = default;
};
/// Latest first.
[[nodiscard]] std::vector<ClosedRow> closedRows(const std::vector<book::Position>& closed);
[[nodiscard]] std::vector<Column<ClosedRow>> closedColumns();

[[nodiscard]] Direction directionOf(std::optional<base::Money> amount);
[[nodiscard]] Direction directionOf(std::optional<double> value);

} // namespace signalbox::models
