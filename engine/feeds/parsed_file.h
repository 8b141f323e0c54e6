// SPDX-License-Identifier: GPL-3.0-or-later
// What one file of market data said: validated series, chains, actions and lists, and every row that was
// refused or is suspicious, with its line and the reason. Drafts only: merging and storing are the store's.
#pragma once

#include "engine/base/date.h"
#include "engine/market/bar_series.h"
#include "engine/market/corporate_action.h"
#include "engine/market/option_chain.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::feeds {

enum class Severity {
    Rejected, ///< the row (or file, or series) is not in the result; it belongs into the quarantine
    Warning   ///< the row is in the result, but a person should know
};

/// One finding about a row, a whole file (line 0) or a series. Codes are stable: see row_problem.h.
struct Issue {
    std::string file; ///< path as given; for a member of an archive "path!member"
    long line = 0;    ///< 1-based line of the text, or number of the quote in JSON; 0 = the whole file
    Severity severity = Severity::Rejected;
    std::string code;
    std::string reason;
    std::string row;     ///< text of a rejected row (or row with a rejected cell), at most 400 bytes of UTF-8
    std::string subject; ///< symbol, contract or chain; may be empty
};

/// Which rule of SHR-D3 a series is read by.
enum class SeriesClass {
    Share, ///< shares and funds: an inconsistent bar is rejected
    Index, ///< SPX, NDX, ...: an inconsistent bar is rejected
    Value  ///< only the close is used: volatility indices, breadth, rates, ratios, spreads, futures
};

/// One series as far as one file tells it: bars validated, one per session, in rising date order.
struct SeriesDraft {
    market::SeriesId id;
    SeriesClass seriesClass = SeriesClass::Value;
    std::vector<market::Bar> bars;
    std::vector<std::int32_t> lines; ///< per bar: its line in the file
    std::string file;
    /// The session of a last line without a line end: the file may have been cut inside its number. Such a
    /// bar may be added but must not replace a stored value.
    std::optional<base::Date> uncertain;
    /// Not empty: the series as a whole is broken (BAD_SERIES) and must not serve a scan; the reason.
    std::string bad;
};

/// A member of an index as of the day its list was made.
struct Constituent {
    std::string index; ///< SP500
    std::string symbol;
    std::string name;
    std::string sector;
    std::optional<base::Date> added;
};

struct SectorCount {
    std::string sector;
    long count = 0;
};

/// Final settlement dates of the first eight VIX futures as a vendor saw them on a day.
struct FuturesCalendarRow {
    base::Date date;
    std::array<std::optional<base::Date>, 8> expirations;
};

struct ParsedFile {
    std::string path;
    std::string kind;      ///< one of kindNames()
    long rowsRead = 0;     ///< every data row met
    long rowsKept = 0;     ///< rows that contributed something
    long rowsRejected = 0; ///< rowsRead - rowsKept
    std::vector<SeriesDraft> series;
    std::vector<std::shared_ptr<const market::OptionChain>> chains;
    /// Chains of a day without a session: for comparison and quarantine only, never to be stored as chains.
    std::vector<std::shared_ptr<const market::OptionChain>> refusedChains;
    std::vector<market::CorporateAction> actions;
    std::vector<Constituent> constituents;
    std::vector<SectorCount> sectorCounts;
    std::vector<FuturesCalendarRow> futuresCalendar;
    std::vector<Issue> issues;
};

} // namespace signalbox::feeds
