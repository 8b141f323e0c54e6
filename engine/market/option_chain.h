// SPDX-License-Identifier: GPL-3.0-or-later
// The options of one underlying at one moment: expirations sorted, and per expiration columns sorted by
// strike, calls and puts side by side. Absent quotes are absent, never zero. Immutable once built; shared by
// pointer.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/base/real.h"
#include "engine/base/result.h"
#include "engine/market/bar_series.h"
#include "engine/market/option_symbol.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::market {

/// Absent price in a column of prices (units of $0.0001).
inline constexpr std::int64_t NoPrice = std::numeric_limits<std::int64_t>::min();
/// Absent volume or open interest.
inline constexpr std::int64_t NoCount = -1;

/// One right (calls or puts) of one expiration, as columns over the strikes of the block.
struct QuoteColumns {
    std::vector<std::uint8_t> listed; ///< 1 where this right is listed at the strike
    std::vector<std::int64_t> bid;    ///< $0.0001, NoPrice if absent; a bid of 0 is a value
    std::vector<std::int64_t> ask;
    std::vector<std::int64_t> last; ///< information only, never a quote (SHR-Q1)
    std::vector<std::int64_t> volume;
    std::vector<std::int64_t> openInterest;
    std::vector<double> vendorIv; ///< fraction; Missing where the vendor gave none. Comparison only (SHR-P7)
    std::vector<double> vendorDelta;
    std::vector<double> vendorGamma;
    std::vector<double> vendorTheta;
    std::vector<double> vendorVega;

    void resize(std::size_t strikes);
    [[nodiscard]] std::optional<base::Price> bidAt(std::size_t i) const;
    [[nodiscard]] std::optional<base::Price> askAt(std::size_t i) const;
};

/// One expiration with one root and settlement. The same date with two roots (SPX AM, SPXW PM) is two blocks.
struct ExpiryBlock {
    std::string root;
    base::Date expiration;        ///< a session (SHR-T10)
    base::Date printedExpiration; ///< as the symbol says it: before 2015-02 a Saturday for monthlies
    Settlement settlement = Settlement::Pm;
    std::int32_t multiplier = 100;
    std::int32_t deliverable = 100;
    bool adjusted = false;             ///< adjusted root or odd deliverable (SHR-Q7)
    std::vector<base::Strike> strikes; ///< strictly increasing
    QuoteColumns calls;
    QuoteColumns puts;

    [[nodiscard]] std::optional<std::size_t> indexOf(base::Strike strike) const;
    [[nodiscard]] const QuoteColumns& side(Right right) const { return right == Right::Call ? calls : puts; }
    [[nodiscard]] QuoteColumns& side(Right right) { return right == Right::Call ? calls : puts; }
    [[nodiscard]] OptionContract contract(const std::string& underlying, Right right,
                                          std::size_t index) const;
};

/// Who a chain is: one block in the store per underlying, date and time of day.
struct ChainId {
    std::string underlying;
    base::Date date; ///< quote date: New York's date of the quotes, not of the saving
    std::int32_t secondsOfDay =
        -1; ///< New York; -1 = a daily chain without a time of day, counted as the close (SHR-D6)
    std::string source;
    auto operator<=>(const ChainId&) const = default;
};

class OptionChain {
public:
    /// `blocks` need not be sorted; strikes inside a block must be. Two blocks of one root and expiration,
    /// columns of unequal length or an empty block are Internal errors.
    [[nodiscard]] static base::Result<std::shared_ptr<const OptionChain>>
    create(ChainId id, std::optional<double> underlyingPrice, base::UtcTime asOf, Basis basis,
           std::vector<ExpiryBlock> blocks, bool simulated = false);

    [[nodiscard]] const ChainId& id() const { return m_id; }
    [[nodiscard]] const std::string& underlying() const { return m_id.underlying; }
    /// S: the price that came with the chain. Without one the chain is not used for selection (SHR-D6).
    [[nodiscard]] std::optional<double> underlyingPrice() const { return m_underlyingPrice; }
    /// The instant of the quotes; the session close for a daily chain without a time.
    [[nodiscard]] base::UtcTime asOf() const { return m_asOf; }
    [[nodiscard]] Basis basis() const { return m_basis; }
    [[nodiscard]] bool simulated() const { return m_simulated; }
    /// Sorted by expiration, then AM before PM, then root.
    [[nodiscard]] const std::vector<ExpiryBlock>& blocks() const { return m_blocks; }
    [[nodiscard]] const ExpiryBlock* find(base::Date expiration, Settlement settlement) const;
    [[nodiscard]] const ExpiryBlock* find(const std::string& root, base::Date expiration) const;
    /// Listed contracts in all blocks.
    [[nodiscard]] std::size_t contracts() const;

private:
    OptionChain() = default;
    ChainId m_id;
    std::optional<double> m_underlyingPrice;
    base::UtcTime m_asOf;
    Basis m_basis = Basis::AsTraded;
    bool m_simulated = false;
    std::vector<ExpiryBlock> m_blocks;
};

} // namespace signalbox::market
