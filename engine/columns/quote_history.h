// SPDX-License-Identifier: GPL-3.0-or-later
// The option quotes of one underlying over many sessions as one range of bytes that a backtest reads where it
// lies, mapped from disk: header, rows session by session, then the tables that say what is where. The rows
// of one right of one expiration are columns that stand together, so that a trade touches few pages. This
// header knows the layout; reading and mapping files is the store's part.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/settlement.h"
#include "engine/market/option_symbol.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::columns {

/// Absent bid or ask in a stored column.
inline constexpr std::int32_t NoStoredQuote = std::numeric_limits<std::int32_t>::min();

/// The rows of one right of one expiration while they are gathered; all columns have the same length.
struct QuoteRowBuffer {
    std::vector<std::int32_t> strike; ///< 1/1,000 dollar, strictly rising
    std::vector<std::int32_t> bid;    ///< $0.0001; NoStoredQuote if absent
    std::vector<std::int32_t> ask;
    std::vector<double> iv;    ///< Missing where there is none
    std::vector<double> delta; ///< Missing where there is none
    std::vector<std::uint32_t> codes;
};

/// The same rows where they lie in a file.
struct QuoteRowSpans {
    std::span<const std::int32_t> strike, bid, ask;
    std::span<const double> iv, delta;
    std::span<const std::uint32_t> codes;
};

struct QuoteExpiryBuffer {
    std::int32_t expiration = 0; ///< day number
    calendar::Settlement settlement = calendar::Settlement::Pm;
    std::int32_t multiplier = 100;
    double years = 0;
    double forward = 0;
    double discount = 0;
    QuoteRowBuffer calls, puts;
};

struct QuoteSessionBuffer {
    int session = 0;                         ///< calendar session number
    double spot = 0;                         ///< 0: unknown
    std::vector<QuoteExpiryBuffer> expiries; ///< by expiration, AM before PM
    std::int64_t leftOut = 0;                ///< rows that the columns cannot hold
};

/// Makes the bytes piece by piece, so that a file of any length never is in memory: blankHeader() first, then
/// what add() returns for each session, then the tables of finish(); its header replaces the blank one, and
/// only then do the bytes form a history.
class QuoteHistoryBuilder {
public:
    /// `key` says what the rows are made from; both texts are shorter than 64 KiB.
    QuoteHistoryBuilder(std::string underlying, std::string key);
    [[nodiscard]] static std::string blankHeader();
    /// Sessions must rise; columns of unequal length or unsorted rows are a defect of the caller.
    [[nodiscard]] std::string add(const QuoteSessionBuffer& session);
    struct Ending {
        std::string tables;
        std::string header;
    };
    [[nodiscard]] Ending finish() const;

private:
    struct SessionPlace {
        std::int32_t session = 0;
        std::uint32_t firstExpiry = 0;
        std::uint32_t expiries = 0;
        std::uint32_t reserved = 0;
        double spot = 0;
        std::uint64_t at = 0;
        std::uint64_t size = 0;
        std::uint64_t sum = 0;
    };
    struct ExpiryPlace {
        std::int32_t expiration = 0;
        std::int32_t settlement = 0;
        std::int32_t multiplier = 100;
        std::uint32_t callRows = 0;
        std::uint32_t putRows = 0;
        std::uint32_t reserved = 0;
        double years = 0;
        double forward = 0;
        double discount = 0;
        std::uint64_t callsAt = 0;
        std::uint64_t putsAt = 0;
    };
    friend class QuoteHistory;
    std::string m_underlying;
    std::string m_key;
    std::vector<SessionPlace> m_sessions;
    std::vector<ExpiryPlace> m_expiries;
    std::uint64_t m_rows = 0;
    std::int64_t m_leftOut = 0;
    std::uint64_t m_size = 0;
};

/// The bytes of a whole history at once, for what is small.
[[nodiscard]] std::string buildQuoteHistory(const std::string& underlying, const std::string& key,
                                            std::span<const QuoteSessionBuffer> sessions);

/// A read-only view over the bytes of a history. The bytes must stay where they are while the view lives and
/// be aligned to 8. May be used from several threads.
class QuoteHistory {
public:
    /// Checks header, tables and sizes, not yet the rows (verify). Anything that does not fit is a BadData
    /// error naming `where`.
    [[nodiscard]] static base::Result<QuoteHistory> over(std::string_view bytes, const std::string& where);

    [[nodiscard]] const std::string& underlying() const { return m_underlying; }
    [[nodiscard]] const std::string& key() const { return m_key; }
    [[nodiscard]] std::size_t sessions() const { return m_sessions.size(); }
    [[nodiscard]] std::uint64_t rowCount() const { return m_rows; }
    /// Rows of the chains that the columns cannot hold (a price above $214,748).
    [[nodiscard]] std::int64_t leftOut() const { return m_leftOut; }

    struct Session {
        int number = 0;
        double spot = 0;
        std::size_t firstExpiry = 0; ///< index for expiry() and rows()
        std::size_t expiries = 0;
    };
    [[nodiscard]] Session session(std::size_t index) const;
    struct Expiry {
        std::int32_t expiration = 0;
        calendar::Settlement settlement = calendar::Settlement::Pm;
        std::int32_t multiplier = 100;
        double years = 0, forward = 0, discount = 0;
    };
    [[nodiscard]] Expiry expiry(std::size_t index) const;
    [[nodiscard]] QuoteRowSpans rows(std::size_t expiry, market::Right right) const {
        const ExpiryPlace& place = m_expiries[expiry];
        return right == market::Right::Call ? spansAt(place.callsAt, place.callRows)
                                            : spansAt(place.putsAt, place.putRows);
    }
    /// Whether the rows of a session still carry their checksum.
    [[nodiscard]] bool verify(std::size_t session) const;
    /// Where the rows of a session lie in the bytes: offset and size.
    [[nodiscard]] std::pair<std::size_t, std::size_t> place(std::size_t session) const;

private:
    using SessionPlace = QuoteHistoryBuilder::SessionPlace;
    using ExpiryPlace = QuoteHistoryBuilder::ExpiryPlace;
    QuoteHistory() = default;
    [[nodiscard]] bool placesFit(std::size_t end) const;
    [[nodiscard]] QuoteRowSpans spansAt(std::uint64_t at, std::size_t count) const {
        // Rows begin at aligned offsets of an aligned range; this is how a mapped file becomes numbers.
        const char* start = m_bytes.data() + at;
        const auto* reals = reinterpret_cast<const double*>(start);
        const auto* numbers = reinterpret_cast<const std::int32_t*>(start + 16 * count);
        QuoteRowSpans spans;
        spans.iv = {reals, count};
        spans.delta = {reals + count, count};
        spans.strike = {numbers, count};
        spans.bid = {numbers + count, count};
        spans.ask = {numbers + 2 * count, count};
        spans.codes = {reinterpret_cast<const std::uint32_t*>(numbers + 3 * count), count};
        return spans;
    }
    std::string_view m_bytes;
    std::string m_underlying;
    std::string m_key;
    std::vector<SessionPlace> m_sessions;
    std::vector<ExpiryPlace> m_expiries;
    std::uint64_t m_rows = 0;
    std::int64_t m_leftOut = 0;
};

} // namespace signalbox::columns
