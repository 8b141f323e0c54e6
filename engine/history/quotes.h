// SPDX-License-Identifier: GPL-3.0-or-later
// Option quotes of one underlying over many sessions, as columns: what a backtest trades on. Recorded quotes
// and quotes of the model look alike and say which they are. Numbers that no parameter changes (our implied
// volatility and delta, the codes of SHR-Q) are made once, before any run.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/calendar/settlement.h"
#include "engine/market/option_symbol.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>

namespace signalbox::history {

/// Absent bid or ask in a column.
inline constexpr std::int32_t NoQuote = std::numeric_limits<std::int32_t>::min();

/// Where the prices of a session come from. None: no chain that day, and the model must not fill the hole.
enum class Origin : std::uint8_t { None, Quotes, Model };
[[nodiscard]] constexpr const char* originKey(Origin origin) {
    return origin == Origin::Quotes ? "quotes" : origin == Origin::Model ? "model" : "none";
}

/// One expiration on one session. Adjusted series (SHR-Q7) are left out.
struct ExpiryHead {
    std::int32_t expiration = 0; ///< day number (base::toDayNumber)
    market::Settlement settlement = market::Settlement::Pm;
    std::int32_t multiplier = 100;
    double years = 0;    ///< T of SHR-T8 at the instant of the quotes; 0: expired
    double forward = 0;  ///< SHR-P3; 0: unknown, then nothing of it can be selected
    double discount = 0; ///< D; 0: unknown
    [[nodiscard]] base::Date date() const { return base::fromDayNumber(expiration); }
};

/// The rows of one right of one expiration, sorted by strike. All spans have the same length.
struct Rows {
    std::span<const std::int32_t> strike; ///< 1/1,000 dollar, strictly rising
    std::span<const std::int32_t> bid;    ///< $0.0001, NoQuote if absent; 0 is a value
    std::span<const std::int32_t> ask;
    std::span<const double> iv;    ///< our own, fraction; Missing unless OK (SHR-P6)
    std::span<const double> delta; ///< per $1 of spot; Missing without iv
    /// Bit i: chains::QuoteCode i fails, as for a leg to be traded with the strategy limit 20 % (SHR-Q).
    std::span<const std::uint32_t> codes;

    [[nodiscard]] std::size_t size() const { return strike.size(); }
    /// Index of a strike; nothing if it is not listed.
    [[nodiscard]] std::optional<std::size_t> find(std::int32_t wanted) const;
};

/// One session.
struct SessionQuotes {
    Origin origin = Origin::None;
    double spot = 0;                      ///< S that came with the chain (SHR-D6); 0: unknown
    std::span<const ExpiryHead> expiries; ///< by expiration, AM before PM
};

/// Index of an expiration in a session; nothing if it is not listed. Recorded chains may list a date twice
/// (two roots of one settlement): the first counts.
[[nodiscard]] std::optional<std::size_t> findExpiry(const SessionQuotes& quotes, std::int32_t expiration,
                                                    market::Settlement settlement);

/// Immutable to those who read; may be used from several threads. Sessions are calendar session numbers
/// (Calendar::sessionNumber). Asking twice gives the same values, whatever was asked in between.
class Quotes {
public:
    Quotes() = default;
    Quotes(const Quotes&) = delete;
    Quotes& operator=(const Quotes&) = delete;
    virtual ~Quotes() = default;

    /// Origin::None for a session without quotes.
    [[nodiscard]] virtual SessionQuotes session(int number) const = 0;
    /// `expiry` indexes SessionQuotes::expiries.
    [[nodiscard]] virtual Rows rows(int number, std::size_t expiry, market::Right right) const = 0;
};

} // namespace signalbox::history
