// SPDX-License-Identifier: GPL-3.0-or-later
// Which share of the prices of a run is recorded and which the model made.
#pragma once

#include "engine/backtest/run_result.h"

#include <optional>
#include <span>
#include <vector>

namespace signalbox::lab {

/// Prices of one kind by origin. `missing`: needed, and there was none.
struct OriginCounts {
    std::int64_t quotes = 0;
    std::int64_t model = 0;
    std::int64_t missing = 0;
    OriginCounts& operator+=(const OriginCounts& other);
    bool operator==(const OriginCounts&) const = default;
    /// Fractions of quotes + model; n/a without either. They sum to 1.
    [[nodiscard]] std::optional<double> quoteShare() const;
    [[nodiscard]] std::optional<double> modelShare() const;
};

struct TradeProvenance {
    int tradeId = 0;
    OriginCounts fills; ///< opening and, once closed, closing
    OriginCounts marks; ///< one per session held
    [[nodiscard]] OriginCounts all() const;
};
struct Provenance {
    OriginCounts fills;
    OriginCounts marks;
    std::vector<TradeProvenance> trades; ///< parallel to the trades
    [[nodiscard]] OriginCounts all() const;
};
/// A closing without a usable quote has origin None and counts as missing.
[[nodiscard]] Provenance provenance(std::span<const backtest::Trade> trades);

} // namespace signalbox::lab
