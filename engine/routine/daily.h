// SPDX-License-Identifier: GPL-3.0-or-later
// The daily routine of one account as a pure function: for every strategy that trades it, closings and
// entries that are due on the day's snapshot, then the evaluation after the close, marks, exits, halts and
// the texts for people. Paper, demonstration and replay run this same function; a backtest has its own
// driver (engine/backtest/run.h), held equal by test.
#pragma once

#include "engine/book/book.h"
#include "engine/session/day.h"

#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::routine {

/// One strategy's part of the day.
struct DeskInputs {
    const strategies::Strategy* strategy = nullptr;
    /// What is judged at the close: the caller's symbol, or the candidates of a scan. Symbols of open
    /// positions and of yesterday's signals need not be named.
    std::vector<std::string> underlyings;
    /// Columns made earlier, by symbol; absent: made here.
    std::map<std::string, std::shared_ptr<const strategies::Prepared>> prepared = {};
    /// What the scan of the day found, canonical JSON (app/core/scan/scan_summary.h); empty: there was no
    /// scan.
    std::string scan = {};
};

struct DailyInputs {
    std::vector<DeskInputs> desks; ///< in the order in which they take room (SHR-A7)
    base::Date date;
    const market::MarketSnapshot* snapshot = nullptr; ///< of `date`, with the chains that fills and marks use
    std::span<const book::JournalEntry> journal;      ///< everything recorded so far
    const params::ParameterSet* parameters = nullptr;
    const calendar::Calendar* calendar = nullptr;
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
    /// One per symbol judged, in the order of the desks and within one of its symbols.
    std::vector<session::DayState> states;
    std::vector<book::Event> events;          ///< for the journal, in order, in one transaction
    std::vector<book::ReportWritten> reports; ///< also among the events
    /// Columns for the next day, by strategy and symbol.
    std::map<std::pair<std::string, std::string>, std::shared_ptr<const strategies::Prepared>> prepared;
};

/// The day must be a session after the last one that was closed; a day already closed is a Usage error. Fails
/// for broken inputs only.
[[nodiscard]] base::Result<DailyOutcome> runDay(const DailyInputs& inputs, std::stop_token stop = {});

/// The kind of the report that keeps what the scan of a strategy found: "scan:breakout".
[[nodiscard]] std::string scanReportKind(const std::string& strategy);

/// Whether a day was closed already.
[[nodiscard]] bool isClosed(std::span<const book::JournalEntry> journal, base::Date date);

} // namespace signalbox::routine
