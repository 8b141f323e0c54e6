// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the snapshot of one day from the market store: every series chosen by SHR-D4b and cut at the day,
// prices split-adjusted as of that day (SHR-D4), VX contracts, chains, corporate actions in force.
#pragma once

#include "engine/base/result.h"
#include "engine/market/snapshot.h"
#include "engine/store/market_store.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::store {

struct SnapshotRequest {
    base::Date date;
    /// Series by symbol. Empty: every canonical name of series_names.h and the underlyings.
    std::vector<std::string> symbols;
    std::vector<std::string> underlyings = {"SPX"}; ///< whose bars and chains are wanted
    std::optional<std::string> source;              ///< --source (SHR-D4b)
    bool chains = true;
    /// The latest chain at or before this New York time of day; absent: the latest of the day.
    std::optional<int> secondsOfDay;
    bool vxContracts = true;
};

/// Keeps what it has read: the next day costs no file access while the store does not change. One object may
/// be used from several threads.
class SnapshotBuilder {
public:
    explicit SnapshotBuilder(std::shared_ptr<MarketStore> store);
    ~SnapshotBuilder();
    SnapshotBuilder(const SnapshotBuilder&) = delete;
    SnapshotBuilder& operator=(const SnapshotBuilder&) = delete;

    /// A symbol without a series is absent from the snapshot, not an error; a series or chain that cannot be
    /// read is one.
    [[nodiscard]] base::Result<market::MarketSnapshot> build(const SnapshotRequest& request);
    /// The last date, not after `notAfter`, on which the underlying has a bar, in the series that SHR-D4b
    /// chooses there; MissingData when it has none.
    [[nodiscard]] base::Result<base::Date> lastSession(const std::string& underlying,
                                                       const std::optional<std::string>& source = {},
                                                       std::optional<base::Date> notAfter = {});
    /// The sessions just before and after a date on which the underlying has a bar, to name the neighbours of
    /// a date without one.
    struct Neighbours {
        std::optional<base::Date> before;
        std::optional<base::Date> after;
    };
    [[nodiscard]] base::Result<Neighbours> neighbours(const std::string& underlying, base::Date date,
                                                      const std::optional<std::string>& source = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Splits of a symbol in force on a date: new shares per old one by first session on the new basis. The same
/// split from two sources counts once.
[[nodiscard]] std::map<base::Date, double> splitsInForce(const std::string& symbol,
                                                         const std::vector<market::CorporateAction>& actions,
                                                         base::Date asOf);

/// The series as of a date: prices before each split divided by its ratio, volumes multiplied (SHR-D4). Only
/// splits effective on or before `asOf` count; the basis stays as traded. The same pointer when none applies.
[[nodiscard]] base::Result<std::shared_ptr<const market::BarSeries>>
adjustForSplits(const std::shared_ptr<const market::BarSeries>& series,
                const std::vector<market::CorporateAction>& actions, base::Date asOf);

} // namespace signalbox::store
