// SPDX-License-Identifier: GPL-3.0-or-later
// The daily routine of one strategy as a pure function: closings and entries that are due on the day's
// snapshot, then the evaluation after the close, marks, exits, halts and the texts for people. Paper, replay
// and history run this same function; only what is done with the events differs.
#pragma once

#include "engine/book/book.h"
#include "engine/session/day.h"

#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::routine {

struct DailyInputs {
    const strategies::Strategy* strategy = nullptr;
    std::string underlying;
    base::Date date;
    const market::MarketSnapshot* snapshot = nullptr; ///< of `date`, with the chain that fills and marks use
    std::span<const book::JournalEntry> journal;      ///< everything recorded so far
    const params::ParameterSet* parameters = nullptr;
    const calendar::Calendar* calendar = nullptr;
    std::shared_ptr<const strategies::Prepared> prepared;
    std::string mode = "PAPER";
    /// Paper and history release an approved entry by policy; false: only tickets made by a person are
    /// filled.
    bool releaseByPolicy = true;
    /// History acknowledges halts at once and counts them (OPT-B4, OPT-F2); a person does it otherwise.
    bool acknowledgeHalts = false;
    bool allGates = false;
    bool forDisplay = false;
};

struct DailyOutcome {
    session::DayState state;
    std::vector<book::Event> events;          ///< for the journal, in order, in one transaction
    std::vector<book::ReportWritten> reports; ///< also among the events
    std::shared_ptr<const strategies::Prepared> prepared;
};

/// The day must be a session after the last one that was closed for this strategy; a day already closed is a
/// Usage error. Fails for broken inputs only.
[[nodiscard]] base::Result<DailyOutcome> runDay(const DailyInputs& inputs, std::stop_token stop = {});

/// Whether a day was closed already.
[[nodiscard]] bool isClosed(std::span<const book::JournalEntry> journal, base::Date date);

} // namespace signalbox::routine
