// SPDX-License-Identifier: GPL-3.0-or-later
// What the routine needs of one day: the enabled strategies in the order in which they take room, the
// candidates of the day's scan for those that trade the whole market, and one snapshot with all of it.
#pragma once

#include "app/core/day/workstation.h"
#include "app/core/scan/market_scan.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace signalbox::app {

struct DailyPart {
    std::vector<routine::DeskInputs> desks;
    market::MarketSnapshot snapshot;
};

class DailyDesks {
public:
    explicit DailyDesks(std::shared_ptr<Workstation> station);
    /// The symbol whose bars say which days there are: the index of the enabled strategy that has one, else
    /// SPY.
    [[nodiscard]] const std::string& clock() const { return m_clock; }
    /// `journal` is everything recorded so far. A strategy whose scan cannot be made (no bars, no universe)
    /// fails the day: a desk is never left out without a word.
    [[nodiscard]] base::Result<DailyPart> of(base::Date date, std::span<const book::JournalEntry> journal,
                                             std::stop_token stop = {});
    /// Whether strategies of the whole market take part; they do unless somebody says otherwise.
    void withMarketWide(bool wanted) { m_marketWide = wanted; }
    /// Columns of whole series made once, for every day up to their end; each day reads only its own past.
    void keep(const std::string& strategy, const std::string& symbol,
              std::shared_ptr<const strategies::Prepared> prepared);

private:
    [[nodiscard]] base::Result<routine::DeskInputs> deskOf(const strategies::Strategy& strategy,
                                                           base::Date date, std::stop_token stop);

    std::shared_ptr<Workstation> m_station;
    MarketScan m_scan;
    std::string m_clock;
    bool m_marketWide = true;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<const strategies::Prepared>> m_prepared;
};

} // namespace signalbox::app
