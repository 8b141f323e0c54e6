// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the rules may know on one day: series cut at that day, chains of that day, corporate actions in
// force, and notes about defects. Built by the store or the demonstration market, never changed afterwards.
#pragma once

#include "engine/market/bar_series.h"
#include "engine/market/corporate_action.h"
#include "engine/market/earnings.h"
#include "engine/market/option_chain.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::market {

/// A defect of the data that a person should know: stale, missing, suspicious.
struct QualityNote {
    std::string series;
    std::string text;
};

struct MarketSnapshot {
    base::Date asOf;
    bool simulated = false; ///< the demonstration market: SIMULATED stands on everything made from it
    /// By canonical name (series_names.h) or symbol; which stored series serves was chosen by SHR-D4b.
    std::map<std::string, BarView> series;
    /// Daily settlements of single VX contracts by final settlement date (OPT-D6).
    std::map<base::Date, BarView> vxContracts;
    /// The chain of the day, by underlying.
    std::map<std::string, std::shared_ptr<const OptionChain>> chains;
    std::vector<CorporateAction> actions; ///< effective on or before asOf
    /// Cash dividends on file of the underlyings with an ex-date after asOf, in dollars per share as the
    /// share stands on asOf. They price options (SHR-P4) and nothing else.
    std::vector<CorporateAction> dividendsAhead;
    /// Report dates on file by underlying, past and to come; a symbol that is absent is unknown.
    std::map<std::string, std::vector<EarningsDate>> earnings;
    std::vector<QualityNote> notes;

    /// The view of a series; an empty view if there is none.
    [[nodiscard]] const BarView& view(const std::string& name) const;
    [[nodiscard]] std::shared_ptr<const OptionChain> chain(const std::string& underlying) const;
    /// Whether a report of `symbol` is due on or before an expiration; unknown when nothing is on file.
    [[nodiscard]] EarningsFlag earningsFlag(const std::string& symbol, base::Date expiration) const;
};

} // namespace signalbox::market
