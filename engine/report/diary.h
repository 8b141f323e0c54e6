// SPDX-License-Identifier: GPL-3.0-or-later
// The diary of one day, from the journal (BRK-D1): regime, scan, decisions, fills and exits, P/L, breaches,
// notes. Written once; what is wrong in it is said in a later entry.
#pragma once

#include "engine/book/book.h"
#include "engine/diagnosis/market_light.h"
#include "engine/report/scan_rejects.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

struct DiaryInputs {
    base::Date date;
    std::string mode;
    const book::Book* book = nullptr;            ///< at the close of the day
    std::span<const book::JournalEntry> journal; ///< those of the day are read, any others passed over
    diagnosis::MarketLightInputs light;
    std::vector<ScanSummary> scans; ///< one per strategy that scans
};
/// Markdown.
[[nodiscard]] std::string diaryText(const DiaryInputs& inputs);

/// What a day made of the account, flows removed.
struct DayResult {
    base::Money equity; ///< at the marks of now
    base::Money today;
    base::Money total; ///< since the account began
    double growth = 1; ///< since then (growthSinceStart)
};
[[nodiscard]] DayResult dayResult(const book::Book& book, base::Date date);
/// "atr-matrix opened 2x NVDA 2026-02-27 100C @ $3.20, fees $1.30, by paper"
[[nodiscard]] std::string fillLine(const book::Book& book, const book::Filled& fill);

/// Rules that the day broke, in words: fills beyond limit or size (BREACH, BRK-P5), orders without the memo
/// that they need, halts raised.
[[nodiscard]] std::vector<std::string>
breachesOf(const book::Book& book, std::span<const book::JournalEntry> journal, base::Date date);

} // namespace signalbox::report
