// SPDX-License-Identifier: GPL-3.0-or-later
// Data as they were known at the close of an earlier day, for the audit: series truly end there (not only
// views of them), quotes of later sessions do not exist, and values that were revised afterwards stand as
// they were first told.
#pragma once

#include "engine/base/result.h"
#include "engine/history/quotes.h"
#include "engine/market/snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace signalbox::lab {

/// One value of a series as published on a day. A later publication of the same date is a revision.
struct Publication {
    base::Date date;      ///< what the value is of
    base::Date published; ///< from the close of this day on it is known
    double value = base::Missing;
};

/// Every publication of a series whose values are revised: a source that keeps its past (ALFRED does).
class RevisedSeries {
public:
    RevisedSeries(market::SeriesId id, std::vector<Publication> publications);
    /// For each date the newest value published on or before `day`.
    [[nodiscard]] base::Result<std::shared_ptr<const market::BarSeries>> knownOn(base::Date day) const;
    /// For each date the value that was published first, when that was on or before `day`: what history may
    /// read, because a decision never saw a later revision. A value told later than its own date still
    /// stands at its date, and is then a look-ahead that the audit finds.
    [[nodiscard]] base::Result<std::shared_ptr<const market::BarSeries>> firstTold(base::Date day) const;

private:
    market::SeriesId m_id;
    std::vector<Publication> m_publications; ///< by date, then published
};
using RevisedSet = std::map<std::string, RevisedSeries>; ///< by the name of the series in the snapshot

/// The snapshot as it was known at the close of `day` (on or before its own day): series, VX contracts and
/// corporate actions end there, splits that were still to come are taken out of as-traded prices, chains of
/// another day are gone. Series named in `revised` are replaced by what was published by then. Notes stay:
/// no rule reads them.
[[nodiscard]] base::Result<market::MarketSnapshot>
cutSnapshot(const market::MarketSnapshot& snapshot, base::Date day, const RevisedSet& revised = {});

/// The bars of a series up to and with a day; the same pointer when nothing lies behind it.
[[nodiscard]] base::Result<std::shared_ptr<const market::BarSeries>>
cutSeries(const std::shared_ptr<const market::BarSeries>& series, base::Date day);

/// Shows nothing after a session. `inner` must outlive it.
class CutQuotes final : public history::Quotes {
public:
    /// `lastSession`: calendar session number.
    CutQuotes(const history::Quotes& inner, int lastSession) : m_inner(&inner), m_last(lastSession) {}
    [[nodiscard]] history::SessionQuotes session(int number) const override {
        return number <= m_last ? m_inner->session(number) : history::SessionQuotes();
    }
    [[nodiscard]] history::Rows rows(int number, std::size_t expiry, market::Right right) const override {
        return number <= m_last ? m_inner->rows(number, expiry, right) : history::Rows();
    }

private:
    const history::Quotes* m_inner;
    int m_last;
};

} // namespace signalbox::lab
