// SPDX-License-Identifier: GPL-3.0-or-later
// One strategy and one symbol on one day of the routine: what it knows of today, what it said yesterday.
#pragma once

#include "engine/routine/daily.h"
#include "engine/routine/ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::routine {

struct SymbolDay {
    const DailyInputs* day = nullptr;
    const strategies::Strategy* strategy = nullptr;
    std::string underlying;
    strategies::Context today; ///< its book is that of the ledger: it sees what happens
    /// Yesterday's signal, when it may trade today (OPT-T2).
    std::optional<entry::EntryEvaluation> signal;
    /// What closings during the session know: yesterday's close (OPT-X6).
    entry::EntryEvaluation lastKnown;
};

/// The symbols that a desk has to do with today: those given, then those of its open positions, pending
/// tickets and yesterday's signals, by name. All of them are judged at the close, so that what they were
/// judged from is on record.
[[nodiscard]] std::vector<std::string> symbolsOf(const DailyInputs& inputs, const DeskInputs& desk,
                                                 const book::Book& book, base::Date yesterday);
/// `before` is the book at yesterday's close. Broken inputs fail.
[[nodiscard]] base::Result<SymbolDay> symbolDay(const DailyInputs& inputs, const DeskInputs& desk,
                                                const std::string& underlying, const book::Book& before,
                                                const Ledger& ledger);
/// What session::evaluateDay asks for.
[[nodiscard]] session::DayInputs dayInputs(const SymbolDay& symbol, const book::Book& book);

} // namespace signalbox::routine
