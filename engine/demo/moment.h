// SPDX-License-Identifier: GPL-3.0-or-later
// The state of an underlying of the simulation at the moment of a chain. Private to the simulator.
#pragma once

#include "engine/demo/listing.h"
#include "engine/demo/simulation.h"
#include "engine/market/product.h"
#include "engine/pricing/american.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::demo {

struct Moment {
    const Simulation* simulation = nullptr;
    std::string symbol;
    Date date;
    base::UtcTime asOf;
    double spot = 0;
    double vix = 0;
    double rate = 0;
    double yield = 0;
    bool american = false;
    market::TickClass ticks = market::TickClass::EquityNickel;
    /// Declared dividends to come: what the analysis reads from the store's actions (SHR-P4).
    std::vector<pricing::CashDividend> dividends;
    std::vector<PastSpot>
        past; ///< sessions of the last months on today's basis; `dte` is filled per expiration
    std::vector<Date> pastDates;
};

/// The moment of an underlying on a session; secondsOfDay = -1 is the close. Nothing outside of trading.
[[nodiscard]] std::optional<Moment> momentOf(const Simulation& simulation, const std::string& underlying,
                                             std::size_t session, std::int32_t secondsOfDay);
/// The sessions that count for the strikes of an expiration, with its days then.
[[nodiscard]] std::vector<PastSpot> pastOf(const Moment& moment, const Listed& listed);
/// What an option on the underlying expiring in `years` diffuses to: its forward.
[[nodiscard]] double forwardOf(const Moment& moment, double years);
/// The surface of the underlying at that moment.
[[nodiscard]] Surface surfaceOf(const Moment& moment, const IndexDay& day);
/// What is listed on it.
[[nodiscard]] std::vector<Listed> listingOf(const Moment& moment);

} // namespace signalbox::demo
