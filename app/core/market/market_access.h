// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots of the market in use: from the store, and for the demonstration market with chains that are made
// from its simulated surface when somebody asks. May be used from several threads.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "engine/demo/demo_market.h"
#include "engine/market/snapshot.h"
#include "engine/store/snapshot_builder.h"

#include <mutex>
#include <span>

namespace signalbox::app {

struct SnapshotWish {
    base::Date date;
    std::string underlying;
    std::vector<std::string> series; ///< empty: everything the rules may read
    bool chains = true;
    std::optional<int> secondsOfDay = std::nullopt; ///< the latest chain at or before this New York time
};

class MarketAccess {
public:
    explicit MarketAccess(const OpenHome& open);

    [[nodiscard]] bool simulated() const { return m_market == store::Market::Demo; }
    [[nodiscard]] base::Result<market::MarketSnapshot> snapshot(const SnapshotWish& wish);
    /// What several wishes of one day ask for, together.
    [[nodiscard]] base::Result<market::MarketSnapshot> snapshot(std::span<const SnapshotWish> wishes);
    /// The last session that is over and on which the underlying has a bar: the day when none is named.
    [[nodiscard]] base::Result<base::Date> lastSession(const std::string& underlying);
    /// The given date, checked, or the last session. A date that is no session or has no bar of the
    /// underlying is a MissingData error that names the neighbours.
    [[nodiscard]] base::Result<base::Date> sessionFor(const std::string& underlying,
                                                      std::optional<base::Date> date);

    /// The last session that is over by the wall clock; absent in the simulated market, whose days are its
    /// own.
    [[nodiscard]] std::optional<base::Date> lastComplete() const;

private:
    [[nodiscard]] base::Result<std::shared_ptr<const demo::DemoMarket>> demoMarket();

    store::Market m_market;
    std::optional<std::string> m_source;
    std::shared_ptr<store::MarketStore> m_store;
    std::shared_ptr<store::SnapshotBuilder> m_builder;
    std::mutex m_demoGuard; // guards m_demo alone
    std::shared_ptr<const demo::DemoMarket> m_demo;
};

/// Adds what `part`, of the same day, holds and `whole` does not.
void addTo(market::MarketSnapshot& whole, market::MarketSnapshot part);

/// Keys of the store's meta table from which the demonstration market is simulated again.
inline constexpr const char* DemoSeedKey = "demo.seed";
inline constexpr const char* DemoSessionsKey = "demo.sessions";
inline constexpr const char* DemoLastKey = "demo.last_session";

} // namespace signalbox::app
