// SPDX-License-Identifier: GPL-3.0-or-later
// The parsers of the single formats, as recognition.cpp lists them. Each takes a file that `looksLike` it;
// a failed Status means the document as a whole is broken.
#pragma once

#include "engine/feeds/feeds.h"
#include "engine/feeds/source_file.h"

namespace signalbox::feeds {

/// Tidy daily bars in long or per-symbol form, Cboe *_History files, Investing.com exports, Tiingo files.
[[nodiscard]] Status parseDailyBars(SourceFile& file);
/// Tables with one value per date and column: breadth, put/call, credit, rates, VIX futures, FRED.
[[nodiscard]] Status parseValueTable(SourceFile& file);
[[nodiscard]] Status parseFuturesContract(SourceFile& file); ///< CFE_*_VX.csv
[[nodiscard]] Status parseFuturesCurve(SourceFile& file);    ///< settlement list of one day
[[nodiscard]] Status parseFuturesCalendar(SourceFile& file); ///< final settlement dates
[[nodiscard]] Status parseConstituents(SourceFile& file);
[[nodiscard]] Status parseSectorCounts(SourceFile& file);
[[nodiscard]] Status parseLeanBars(SourceFile& file);
[[nodiscard]] Status parseLeanFactors(SourceFile& file);
[[nodiscard]] Status parseLeanUniverse(SourceFile& file);
/// One row per contract: 2019 daily files, L3, sparse, DeltaNeutral, iVolatility, DataShop.
[[nodiscard]] Status parseChainTable(SourceFile& file);
[[nodiscard]] Status parseQuotedata(SourceFile& file);        ///< Cboe quotedata.csv
[[nodiscard]] Status parseYahooCboeJson(SourceFile& file);    ///< quotes[] of 2026
[[nodiscard]] Status parseYahooOptionsJson(SourceFile& file); ///< v7/finance/options
[[nodiscard]] Status parseCboeJson(SourceFile& file); ///< delayed_quotes: options, history, statistics

/// Whether the name of an archive's member is that of a Lean option file.
[[nodiscard]] bool isLeanOptionName(std::string_view name);
/// All contracts of one Lean archive: daily rows as a chain per day, hour and minute rows as chains of 10:00
/// and 16:00.
[[nodiscard]] Status parseLeanOptions(SourceFile& file, std::span<const Member> members);

} // namespace signalbox::feeds
