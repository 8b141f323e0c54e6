// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/american_columns.h"

#include "engine/pricing/american_chain.h"

namespace signalbox::chains {

SideAnalytics americanColumns(pricing::OptionType type, const pricing::AmericanExpiry& expiry,
                              std::span<const double> strikes, std::span<const double> mids) {
    SideAnalytics side;
    side.status.resize(strikes.size());
    for (std::vector<double>* column :
         {&side.iv, &side.delta, &side.gamma, &side.thetaDay, &side.vegaPoint}) {
        column->resize(strikes.size());
    }
    pricing::americanChain(type, expiry, strikes, mids,
                           {side.status, side.iv, side.delta, side.gamma, side.thetaDay, side.vegaPoint});
    return side;
}

} // namespace signalbox::chains
