// SPDX-License-Identifier: GPL-3.0-or-later
// What the store of a home knows of the whole market, read once per state of the store: which series a symbol
// has and where they lie in the bar file, chains, corporate actions, broken series. It makes the listings
// that a scan needs.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "engine/scan/scanner.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::app {

class MarketIndex {
public:
    /// Opens the bar file of the home, or makes it; a home that cannot be written has its bars in memory.
    /// `suspicious`: every byte of the file is verified first, and a damaged one made again.
    [[nodiscard]] static base::Result<std::shared_ptr<MarketIndex>> open(const OpenHome& home,
                                                                         bool suspicious = false);

    /// The state of the store that it was read from.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    [[nodiscard]] const std::shared_ptr<const scan::MarketBars>& bars() const { return m_bars; }
    /// Every share and fund with bars, by symbol: no index, no macro series, no future.
    [[nodiscard]] std::vector<std::string> symbols() const;
    [[nodiscard]] bool knows(const std::string& symbol) const { return m_symbols.contains(symbol); }

    /// One listing for each symbol, as known on a session: the series of SHR-D4b, splits and actions in
    /// force, whether options are listed. `symbols` sorted, each once.
    [[nodiscard]] base::Result<std::vector<scan::Listing>>
    listings(std::span<const std::string> symbols, base::Date date,
             const std::optional<std::string>& source) const;

private:
    struct Series {
        market::SeriesId id;
        std::uint32_t column = 0; ///< in the bar table
        base::Date first, last;
        std::string defect; ///< of a BAD_SERIES note
    };
    struct Symbol {
        std::vector<Series> series;
        std::optional<base::Date> firstChain;
        std::vector<market::CorporateAction> actions;
    };
    MarketIndex() = default;
    [[nodiscard]] base::Status readStore(const OpenHome& home, std::vector<market::SeriesId>& columns);
    [[nodiscard]] base::Status openBars(const OpenHome& home, std::span<const market::SeriesId> columns,
                                        bool suspicious);
    [[nodiscard]] const Series* choose(const Symbol& symbol, base::Date date,
                                       const std::optional<std::string>& source) const;

    std::uint64_t m_revision = 0;
    std::map<std::string, Symbol> m_symbols;
    std::shared_ptr<const scan::MarketBars> m_bars;
};

} // namespace signalbox::app
