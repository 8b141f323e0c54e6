// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/quote_history.h"

#include "engine/base/require.h"
#include "engine/columns/bytes.h"
#include "engine/columns/checksum.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

namespace signalbox::columns {
namespace {

constexpr std::uint64_t Magic = 0x3151'5453'4858'4253ULL; // "SBXHSTQ1"
constexpr std::uint32_t Format = 1;
constexpr std::uint32_t Endian = 0x0102'0304;
constexpr std::size_t RowBytes = 2 * sizeof(double) + 4 * sizeof(std::int32_t);

struct Header {
    std::uint64_t magic = Magic;
    std::uint32_t format = Format;
    std::uint32_t endian = Endian;
    std::uint64_t sessions = 0;
    std::uint64_t expiries = 0;
    std::uint64_t rows = 0;
    std::int64_t leftOut = 0;
    std::uint64_t tablesAt = 0;
    std::uint64_t tablesSize = 0;
    std::uint64_t fileSize = 0;
    std::uint64_t tablesSum = 0;
    std::array<std::uint64_t, 5> reserved{};
    std::uint64_t headerSum = 0; ///< over everything before it
};
static_assert(sizeof(Header) == 128, "rows begin at an aligned offset");

std::uint64_t sumOf(const Header& header) {
    std::array<char, sizeof(Header) - 8> bytes{};
    std::memcpy(bytes.data(), &header, bytes.size());
    return checksum({bytes.data(), bytes.size()});
}

bool isSound(const QuoteRowBuffer& rows) {
    const std::size_t n = rows.strike.size();
    return n <= std::numeric_limits<std::uint32_t>::max() && rows.bid.size() == n && rows.ask.size() == n &&
           rows.iv.size() == n && rows.delta.size() == n && rows.codes.size() == n &&
           std::adjacent_find(rows.strike.begin(), rows.strike.end(), std::greater_equal<>{}) ==
               rows.strike.end();
}

void put(ByteWriter& writer, const QuoteRowBuffer& rows) {
    writer.putAll(rows.iv);
    writer.putAll(rows.delta);
    writer.putAll(rows.strike);
    writer.putAll(rows.bid);
    writer.putAll(rows.ask);
    writer.putAll(rows.codes);
}

} // namespace

QuoteHistoryBuilder::QuoteHistoryBuilder(std::string underlying, std::string key)
    : m_underlying(std::move(underlying)), m_key(std::move(key)), m_size(sizeof(Header)) {
    SIGNALBOX_REQUIRE(m_underlying.size() <= UINT16_MAX && m_key.size() <= UINT16_MAX, "a text too long");
}

std::string QuoteHistoryBuilder::blankHeader() {
    std::string blank(sizeof(Header), '\0');
    return blank;
}

std::string QuoteHistoryBuilder::add(const QuoteSessionBuffer& session) {
    SIGNALBOX_REQUIRE(m_sessions.empty() || session.session > m_sessions.back().session,
                      "sessions out of order");
    SessionPlace place;
    place.session = session.session;
    place.firstExpiry = static_cast<std::uint32_t>(m_expiries.size());
    place.expiries = static_cast<std::uint32_t>(session.expiries.size());
    place.spot = session.spot;
    place.at = m_size;
    ByteWriter writer;
    // Puts of all expirations stand before the calls: who trades one right does not touch the other's pages.
    for (const QuoteExpiryBuffer& expiry : session.expiries) {
        SIGNALBOX_REQUIRE(isSound(expiry.calls) && isSound(expiry.puts), "columns that do not fit");
        ExpiryPlace entry;
        entry.expiration = expiry.expiration;
        entry.settlement = static_cast<std::int32_t>(expiry.settlement);
        entry.multiplier = expiry.multiplier;
        entry.callRows = static_cast<std::uint32_t>(expiry.calls.strike.size());
        entry.putRows = static_cast<std::uint32_t>(expiry.puts.strike.size());
        entry.years = expiry.years;
        entry.forward = expiry.forward;
        entry.discount = expiry.discount;
        entry.putsAt = m_size + writer.size();
        put(writer, expiry.puts);
        m_rows += entry.callRows + std::uint64_t{entry.putRows};
        m_expiries.push_back(entry);
    }
    for (std::size_t i = 0; i < session.expiries.size(); ++i) {
        m_expiries[place.firstExpiry + i].callsAt = m_size + writer.size();
        put(writer, session.expiries[i].calls);
    }
    place.size = writer.size();
    place.sum = checksum(writer.bytes());
    m_size += writer.size();
    m_leftOut += session.leftOut;
    m_sessions.push_back(place);
    return std::move(writer.bytes());
}

QuoteHistoryBuilder::Ending QuoteHistoryBuilder::finish() const {
    ByteWriter tables;
    tables.putText(m_underlying);
    tables.putText(m_key);
    tables.putAll(m_sessions);
    tables.putAll(m_expiries);
    Header header;
    header.sessions = m_sessions.size();
    header.expiries = m_expiries.size();
    header.rows = m_rows;
    header.leftOut = m_leftOut;
    header.tablesAt = m_size;
    header.tablesSize = tables.size();
    header.fileSize = m_size + tables.size();
    header.tablesSum = checksum(tables.bytes());
    header.headerSum = sumOf(header);
    ByteWriter first;
    first.put(header);
    return {std::move(tables.bytes()), std::move(first.bytes())};
}

std::string buildQuoteHistory(const std::string& underlying, const std::string& key,
                              std::span<const QuoteSessionBuffer> sessions) {
    QuoteHistoryBuilder builder(underlying, key);
    std::string bytes = QuoteHistoryBuilder::blankHeader();
    for (const QuoteSessionBuffer& session : sessions) {
        bytes += builder.add(session);
    }
    const QuoteHistoryBuilder::Ending ending = builder.finish();
    bytes += ending.tables;
    bytes.replace(0, ending.header.size(), ending.header);
    return bytes;
}

base::Result<QuoteHistory> QuoteHistory::over(std::string_view bytes, const std::string& where) {
    SIGNALBOX_REQUIRE(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(double) == 0,
                      "bytes that are not aligned");
    const auto damaged = [&where](const char* what) {
        return base::fail(base::ErrorCode::BadData,
                          std::string("the quote file is damaged or foreign (") + what + ")", where,
                          "remove it: it is made again from market.db");
    };
    ByteReader reader(bytes);
    const auto header = reader.get<Header>();
    if (reader.failed() || header.magic != Magic || header.headerSum != sumOf(header)) {
        return damaged("header");
    }
    if (header.format != Format || header.endian != Endian) {
        return damaged("format");
    }
    if (header.fileSize != bytes.size() || header.tablesAt < sizeof(Header) ||
        header.tablesAt > bytes.size() || header.tablesSize != bytes.size() - header.tablesAt) {
        return damaged("size");
    }
    const std::string_view tables = bytes.substr(header.tablesAt);
    if (checksum(tables) != header.tablesSum) {
        return damaged("tables");
    }
    QuoteHistory history;
    ByteReader entries(tables);
    history.m_bytes = bytes;
    history.m_underlying = entries.getText();
    history.m_key = entries.getText();
    history.m_sessions = entries.getAll<SessionPlace>(header.sessions);
    history.m_expiries = entries.getAll<ExpiryPlace>(header.expiries);
    history.m_rows = header.rows;
    history.m_leftOut = header.leftOut;
    if (entries.failed() || !entries.atEnd() || !history.placesFit(header.tablesAt)) {
        return damaged("counts");
    }
    return history;
}

/// Sessions rise and follow each other without a gap up to `end`, and so do their expirations.
bool QuoteHistory::placesFit(std::size_t end) const {
    std::uint64_t at = sizeof(Header);
    std::uint64_t expiry = 0;
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < m_sessions.size(); ++i) {
        const SessionPlace& session = m_sessions[i];
        if (session.at != at || session.size > end - at || session.firstExpiry != expiry ||
            session.expiries > m_expiries.size() - expiry ||
            (i > 0 && session.session <= m_sessions[i - 1].session)) {
            return false;
        }
        const std::span<const ExpiryPlace> own(m_expiries.data() + expiry, session.expiries);
        std::uint64_t next = at;
        for (const ExpiryPlace& one : own) {
            if (one.putsAt != next || (one.settlement != 0 && one.settlement != 1)) {
                return false;
            }
            next += RowBytes * one.putRows;
            rows += one.putRows + std::uint64_t{one.callRows};
        }
        for (const ExpiryPlace& one : own) {
            if (one.callsAt != next) {
                return false;
            }
            next += RowBytes * one.callRows;
        }
        const auto key = [](const ExpiryPlace& one) { return std::tie(one.expiration, one.settlement); };
        if (next != at + session.size ||
            !std::is_sorted(own.begin(), own.end(),
                            [&](const auto& a, const auto& b) { return key(a) < key(b); })) {
            return false;
        }
        at += session.size;
        expiry += session.expiries;
    }
    return at == end && expiry == m_expiries.size() && rows == m_rows;
}

QuoteHistory::Session QuoteHistory::session(std::size_t index) const {
    const SessionPlace& place = m_sessions[index];
    return {place.session, place.spot, place.firstExpiry, place.expiries};
}

QuoteHistory::Expiry QuoteHistory::expiry(std::size_t index) const {
    const ExpiryPlace& place = m_expiries[index];
    return {place.expiration, static_cast<calendar::Settlement>(place.settlement),
            place.multiplier, place.years,
            place.forward,    place.discount};
}

bool QuoteHistory::verify(std::size_t session) const {
    const SessionPlace& place = m_sessions[session];
    return checksum(m_bytes.substr(place.at, place.size)) == place.sum;
}

std::pair<std::size_t, std::size_t> QuoteHistory::place(std::size_t session) const {
    return {m_sessions[session].at, m_sessions[session].size};
}

} // namespace signalbox::columns
