// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a strategy about the contract of one candidate of a scan: the chain of the day, the account as it
// stands, the checks that the strategy makes on any day.
#pragma once

#include "app/core/day/workstation.h"
#include "engine/scan/scan_result.h"

namespace signalbox::app {

/// The account and the rules of one date; asks may come from several threads.
class ContractDesk {
public:
    /// Folds the journal up to the date.
    [[nodiscard]] static base::Result<std::shared_ptr<const ContractDesk>>
    open(std::shared_ptr<Workstation> station, scan::System system, base::Date date);
    /// Breakout from EXPIRY on, gate 6 of ATR Matrix. A failure of store or chain fails the first of them and
    /// says so.
    [[nodiscard]] scan::Completion ask(const scan::Listing& listing, const scan::Row& row) const;

private:
    ContractDesk() = default;
    [[nodiscard]] base::Result<scan::Completion> askStrategy(const scan::Listing& listing,
                                                             const scan::Row& row) const;
    std::shared_ptr<Workstation> m_station;
    scan::System m_system = scan::System::Breakout;
    base::Date m_date;
    book::Book m_book;
};

} // namespace signalbox::app
