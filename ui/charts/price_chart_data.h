// SPDX-License-Identifier: GPL-3.0-or-later
// What the price chart shows: the columns of the day, shared and never copied, the price lines of open
// positions, and the trades of a backtest that is studied beside them.
#pragma once

#include "engine/session/day_state.h"

#include <memory>
#include <optional>

#include <QString>
#include <QVector>

namespace signalbox::ui {

/// A horizontal line of an open position or a ticket.
struct PriceLevel {
    enum class Kind { ShortStrike, LongStrike, BreakEven, Target, Stop } kind = Kind::ShortStrike;
    double price = 0;
    QString label; ///< "S 2,620"
};

/// A trade of a backtest: never the account's own. What lies after the last bar is not drawn.
struct StudiedTrade {
    base::Date opened;
    std::optional<base::Date> closed;
    QString entryLabel; ///< "#12"
    QString exitLabel;  ///< "+$554.80"
    bool profit = false;
    bool chosen = false; ///< the one that was clicked: drawn with its labels, span and strikes
    double shortStrike = 0, longStrike = 0;
};

struct PriceChartData {
    /// Null: nothing to show. All columns have the length of `dates` or are empty.
    std::shared_ptr<const session::ChartColumns> columns;
    QVector<PriceLevel> levels;
    QVector<StudiedTrade> studied = {}; ///< in the order of opening
    bool bought = false;                ///< entries are purchases, not sales
};

} // namespace signalbox::ui
