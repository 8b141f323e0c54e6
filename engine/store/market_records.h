// SPDX-License-Identifier: GPL-3.0-or-later
// What the market store holds and reports beside bars and chains, as plain values.
#pragma once

#include "engine/base/date.h"
#include "engine/market/bar_series.h"
#include "engine/market/earnings.h"
#include "engine/market/option_chain.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::store {

/// One line of `data`.
struct CatalogueEntry {
    market::SeriesId id;
    base::Date first;
    base::Date last;
    std::int64_t rows = 0;
    std::int64_t holes = 0; ///< sessions between first and last without a bar
    bool simulated = false;
};

/// One stored chain.
struct ChainEntry {
    market::ChainId id;
    market::Basis basis = market::Basis::AsTraded;
    std::optional<double> underlyingPrice;
    base::UtcTime asOf;
    std::int64_t contracts = 0;
    std::int64_t expirations = 0;
    bool simulated = false;
    std::int64_t revision = 0; ///< of the store when this chain was last written
};

/// A stored value that a newer import changed. `field` is a column name, or OCC symbol and column.
struct Revision {
    std::string series;
    base::Date date;
    std::string field;
    double before = base::Missing;
    double after = base::Missing;
};

/// What a merge did. `kept` counts what was stored and the new import does not mention: never deleted.
struct MergeReport {
    std::int64_t added = 0;
    std::int64_t unchanged = 0;
    std::int64_t revised = 0;
    std::int64_t kept = 0;
    std::vector<Revision> revisions; ///< the first 100
    [[nodiscard]] bool changed() const { return added > 0 || revised > 0; }
};

/// A row that an import refused, kept so that it can be listed (SHR-D3).
struct QuarantineRow {
    std::string file;
    std::int64_t line = 0; ///< 1-based; 0 when it concerns the whole file
    std::string code;      ///< BAD_BAR, NOT_A_SESSION, ...
    std::string reason;
    std::string series; ///< symbol or chain, as far as known
    std::string text;   ///< the row as it stood, at most 500 bytes
};

/// One file that was imported. A file of the same bytes and the same importer changes nothing.
struct ImportRecord {
    std::string file;
    std::string sha256;
    std::string kind; ///< the format found
    int importer = 1; ///< version of the importer: a better one reads the file again
    std::int64_t rowsRead = 0;
    std::int64_t rowsKept = 0;
    std::int64_t rowsRejected = 0;
    base::UtcTime at;
};

/// Membership of an index (SHR-D8). `from` absent: since before the list began; `to` absent: still a member.
struct Constituent {
    std::string universe; ///< "SP500"
    std::string symbol;
    std::string name;
    std::string sector;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    std::string source;
    auto operator<=>(const Constituent&) const = default;
};

using market::EarningsDate;

/// A defect of stored data that a person should know; `date` absent when it concerns the whole series.
struct StoredNote {
    std::string series;
    std::optional<base::Date> date;
    std::string code;
    std::string text;
    auto operator<=>(const StoredNote&) const = default;
};

} // namespace signalbox::store
