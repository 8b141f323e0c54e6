// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/american.h"

#include "engine/base/real.h"
#include "engine/pricing/american_chain.h"
#include "engine/pricing/american_tree.h"
#include "engine/pricing/greeks.h"

namespace signalbox::pricing {

AmericanResult americanPrice(const AmericanInput& input) {
    const AmericanExpiry expiry(input.S, input.T, input.r, input.q, input.dividends);
    AmericanResult out;
    out.dividendsUnknown = !input.dividendsKnown;
    if (!(expiry.diffused() > 0.0)) {
        out.price = base::Missing;
        out.delta = base::Missing;
    } else if (expiry.neverExercised(input.type)) {
        const Greeks european =
            bsmGreeks(input.type, input.S, input.K, input.T, input.r, input.q, input.sigma);
        out.price = european.price;
        out.delta = european.delta;
    } else {
        const TreeValue value = treeValue(expiry, input.type, input.K, input.sigma);
        out.price = value.price;
        out.delta = value.delta;
    }
    return out;
}

ImpliedVol americanImpliedVol(const AmericanInput& input, double price) {
    const AmericanExpiry expiry(input.S, input.T, input.r, input.q, input.dividends);
    ImpliedVol out;
    americanImpliedVols(input.type, expiry, {&input.K, 1}, {&price, 1}, {&out.sigma, 1}, {&out.status, 1});
    return out;
}

} // namespace signalbox::pricing
