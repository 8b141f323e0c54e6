// SPDX-License-Identifier: GPL-3.0-or-later
// The trades of a backtest as rows for people. Pure.
#pragma once

#include "engine/backtest/run_result.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <QString>

namespace signalbox::models {

struct TradeRow {
    int id = 0;
    base::Date signal;
    base::Date opened;
    std::optional<base::Date> closed; ///< absent: open at the end of the run
    QString strikes;                  ///< "2,600/2,550 P"; of a run over many symbols "NVDA 24 P"
    int dte = 0;                      ///< at entry
    std::int64_t contracts = 0;       ///< negative: sold
    QString entry;                    ///< "5.10 cr"
    QString exit;                     ///< "2.95 db"; of an open trade its last mark
    base::Money pl;
    double ofRisk = 0; ///< fraction of the maximum loss at entry
    int daysHeld = 0;
    QString reason;
    QString regime;
    QString origin; ///< "quotes", "model", "mixed": of its fills
    bool operator==(const TradeRow&) const = default;
};

/// `symbol`: of the underlying, where a run has many; else empty.
[[nodiscard]] TradeRow tradeRow(const backtest::Trade& trade, const std::string& symbol = {});
/// `slots`: strategy and symbol of each system of the run, as analysed; fewer than two name no symbol.
[[nodiscard]] std::vector<TradeRow>
tradeRows(std::span<const backtest::Trade> trades,
          std::span<const std::pair<std::string, std::string>> slots = {});
[[nodiscard]] std::vector<Column<TradeRow>> tradeColumns();

/// "2,600/2,550 P" of a spread, sold strike first.
[[nodiscard]] QString strikesText(const backtest::Trade& trade);
/// "stop loss"; "open" without a reason.
[[nodiscard]] QString tradeEndText(const backtest::Trade& trade);

} // namespace signalbox::models
