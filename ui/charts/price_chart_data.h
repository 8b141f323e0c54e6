// SPDX-License-Identifier: GPL-3.0-or-later
// What the price chart shows: the columns of the day, shared and never copied, and the price lines of open
// positions.
#pragma once

#include "engine/session/day_state.h"

#include <memory>

#include <QString>
#include <QVector>

namespace signalbox::ui {

/// A horizontal line of an open position or a ticket.
struct PriceLevel {
    enum class Kind { ShortStrike, LongStrike, BreakEven, Target, Stop } kind = Kind::ShortStrike;
    double price = 0;
    QString label; ///< "S 2,620"
};

struct PriceChartData {
    /// Null: nothing to show. All columns have the length of `dates` or are empty.
    std::shared_ptr<const session::ChartColumns> columns;
    QVector<PriceLevel> levels;
};

} // namespace signalbox::ui
