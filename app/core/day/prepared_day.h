// SPDX-License-Identifier: GPL-3.0-or-later
// What the workstation has gathered before it calls the session. Private to app/core.
#pragma once

#include "app/core/day/workstation.h"

namespace signalbox::app {

struct Workstation::Prepared {
    const strategies::Strategy* strategy = nullptr;
    std::string underlying;
    base::Date date;
    bool isLatest = true;
    market::MarketSnapshot snapshot;
    std::vector<book::JournalEntry> entries;
    book::Book book; ///< as known at the close of `date`

    /// The inputs point into this object and the parameters; both must outlive them.
    [[nodiscard]] session::DayInputs inputs(const params::ParameterSet& parameters,
                                            const DayQuery& query) const;
};

/// Ids of hypothetical plans begin with it, those of others with "P-".
inline constexpr const char* HypotheticalPrefix = "H-";
/// Hash over the plan, and from it the id under which it is recorded.
void namePlan(session::PlanOutcome& outcome);
[[nodiscard]] book::AccountFlow openingBalance(const params::ParameterSet& parameters);
/// By which a split since makes the contract of a closing order another one on `date`; 1: it is the same.
[[nodiscard]] int splitsSinceOrder(const book::TicketOpened& closing, const book::Position& position,
                                   std::span<const market::CorporateAction> actions, base::Date date);
/// The plan of a day with a person's change: everything recomputed, every veto applies (OPT-C6).
[[nodiscard]] base::Result<session::PlanResult> changePlan(session::DayResult& day, const book::Book& book,
                                                           const strategies::Strategy& strategy,
                                                           const ManualChange& change);

} // namespace signalbox::app
