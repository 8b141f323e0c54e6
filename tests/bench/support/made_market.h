// SPDX-License-Identifier: GPL-3.0-or-later
// A market of any size from a fixed seed, as the bytes of a bar table: random walks with jumps, some symbols
// young, some with holes, some too cheap or too thin. Same seed, same bytes.
#pragma once

#include "engine/scan/scanner.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::bench {

/// Memory aligned as a mapped file is.
class AlignedBytes {
public:
    explicit AlignedBytes(const std::string& from);
    ~AlignedBytes();
    AlignedBytes(const AlignedBytes&) = delete;
    AlignedBytes& operator=(const AlignedBytes&) = delete;
    [[nodiscard]] std::string_view view() const { return {static_cast<const char*>(m_start), m_size}; }

private:
    std::size_t m_size;
    void* m_start;
};

struct MadeMarket {
    std::vector<base::Date> sessions; ///< one more than the table holds: the session to append
    std::shared_ptr<const AlignedBytes> bytes;
    std::shared_ptr<const scan::MarketBars> bars;     ///< without the last session
    std::shared_ptr<const scan::MarketBars> extended; ///< with it, appended
    std::shared_ptr<const std::vector<scan::Listing>> universe;
};
[[nodiscard]] MadeMarket makeMarket(std::size_t symbols, int days, std::uint64_t seed);

} // namespace signalbox::bench
