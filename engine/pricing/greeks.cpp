// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/greeks.h"

#include "engine/pricing/chain_kernel.h"
#include "engine/pricing/elementary.h"

namespace signalbox::pricing {

Greeks bsmGreeks(OptionType type, double S, double K, double T, double r, double q, double sigma) {
    ExpiryTerms terms;
    terms.spot = S;
    terms.forward = S * elementary::exponential((r - q) * T);
    terms.discount = elementary::exponential(-r * T);
    terms.years = T;
    terms.rate = r;
    terms.carry = q;
    Greeks out;
    greeksColumn(type, terms, {&K, 1}, {&sigma, 1},
                 {{&out.price, 1},
                  {&out.delta, 1},
                  {&out.gamma, 1},
                  {&out.vegaPoint, 1},
                  {&out.thetaDay, 1},
                  {&out.rhoPoint, 1}});
    return out;
}

} // namespace signalbox::pricing
