// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/market_kind.h"

namespace signalbox::store {

base::Status checkKind(Market market, bool simulated, const std::string& what) {
    if (simulated != (market == Market::Demo)) {
        return base::fail(base::ErrorCode::Usage,
                          simulated ? "simulated data do not enter the real market"
                                    : "real data do not enter the demonstration market",
                          what, "choose the market with --market");
    }
    return {};
}

} // namespace signalbox::store
