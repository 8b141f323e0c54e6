// SPDX-License-Identifier: GPL-3.0-or-later
// Which series a file or a column is: the canonical name, the rules for its values, its source and its basis.
#pragma once

#include "engine/feeds/bar_rows.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::feeds {

struct SeriesIdentity {
    std::string symbol;
    SeriesRules rules;
};

/// The series of a file by its stem ("spx_pct_above_50dma", "VIX_History", "spy"): canonical names of
/// series_names.h where known, else the stem in capitals as a share.
[[nodiscard]] SeriesIdentity identityOfStem(std::string_view stem);
/// The same for the title of an Investing.com export ("SPY ETF Stock Price History").
[[nodiscard]] SeriesIdentity identityOfTitle(std::string_view title);
/// The value series that a column of a table holds, by its header ("hy_oas", "total_pc", "vx3", "DGS10").
[[nodiscard]] std::optional<SeriesIdentity> identityOfColumn(std::string_view header);
/// Rules of a value series by canonical name; share rules for any other.
[[nodiscard]] SeriesRules rulesOfSymbol(const std::string& symbol);

/// How many closes of a share have more than two decimals: the mark of computed, adjusted prices.
struct DecimalCount {
    long closes = 0;
    long fine = 0;
    void add(std::string_view close, double value);
    [[nodiscard]] bool computed() const { return fine * 20 > closes; }
};
/// The basis of a share's prices from path and decimals. Warns when it cannot be told (SHR-D4a).
[[nodiscard]] market::Basis basisOfShares(SourceFile& file, const DecimalCount& decimals,
                                          const std::string& symbol);

} // namespace signalbox::feeds
