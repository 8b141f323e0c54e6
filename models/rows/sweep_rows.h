// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep as a heat map and as a table: for two varied parameters the objective of every pair of values, the
// others held at a combination or each at its best; and the combinations in order of merit. Pure values.
#pragma once

#include "engine/lab/sweep/ranking.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <span>
#include <vector>

#include <QString>
#include <QStringList>

namespace signalbox::models {

/// "Sharpe", "profit factor" for people.
[[nodiscard]] QString objectiveName(lab::Objective objective);
/// A value of an objective with its unit: "1.24", "12.4 %", "$1,240"; a dash without one.
[[nodiscard]] QString objectiveText(lab::Objective objective, std::optional<double> value);

struct SweepHeatCell {
    std::size_t combination = 0;
    std::optional<double> value;   ///< the objective; absent: n/a, skipped or not run
    std::optional<double> plateau; ///< median over its neighbourhood
    QString skipped;               ///< why the rules forbid it; empty: they do not
    bool bestByPeak = false;       ///< of the whole sweep
    bool bestByPlateau = false;
    bool operator==(const SweepHeatCell&) const = default;
};

struct SweepHeat {
    QString xName, yName; ///< y empty: one parameter is varied, one row of cells
    QStringList xValues, yValues;
    QString objective;                 ///< name for people
    std::vector<SweepHeatCell> cells;  ///< yValues.size() rows of xValues.size(), first row first
    std::optional<double> worst, best; ///< of the values shown (plateau values when asked for)
    QString held;                      ///< "profit_target_pct = 50", or that the others are at their best
    [[nodiscard]] const SweepHeatCell& at(int x, int y) const {
        return cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(xValues.size()) +
                     static_cast<std::size_t>(x)];
    }
    bool operator==(const SweepHeat&) const = default;
};

struct SweepHeatWish {
    std::size_t xAxis = 0;
    std::optional<std::size_t> yAxis; ///< absent: one row
    /// The others stay where this combination has them; absent: each cell shows its best over the others.
    std::optional<std::size_t> heldAt;
    bool byPlateau = false; ///< what the best over the others, and worst and best, go by
};
[[nodiscard]] SweepHeat sweepHeat(const lab::Grid& grid, std::span<const lab::SweepRow> rows,
                                  const lab::Ranking& ranking, const SweepHeatWish& wish);

/// A whole sentence for tool tip and screen reader.
[[nodiscard]] QString sweepCellSentence(const lab::Grid& grid, const lab::Ranking& ranking,
                                        const SweepHeatCell& cell);

/// One combination in the table of results.
struct SweepResultRow {
    SweepResultRow() = default;
    explicit SweepResultRow(std::size_t number) : combination(number) {}

    std::size_t combination = 0;
    QString label; ///< "min_iv_rank=50 profit_target_pct=60"
    QString value;
    QString plateau;
    QString trades;
    QString net;
    QString winRate;
    QString profitFactor;
    QString sharpe;
    QString maxDrawdown;
    bool bestByPeak = false;
    bool bestByPlateau = false;
    bool operator==(const SweepResultRow&) const = default;
};
/// Best first, at most `most`; by plateau when asked for.
[[nodiscard]] std::vector<SweepResultRow> sweepResultRows(const lab::Grid& grid,
                                                          std::span<const lab::SweepRow> rows,
                                                          const lab::Ranking& ranking, bool byPlateau,
                                                          std::size_t most = 200);
[[nodiscard]] std::vector<Column<SweepResultRow>> sweepColumns();

/// "6,400 combinations were tried; chance without skill ...": the warning as one sentence, or that none can
/// be given and why.
[[nodiscard]] QString luckSentence(const lab::Ranking& ranking);

} // namespace signalbox::models
