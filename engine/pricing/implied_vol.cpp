// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/implied_vol.h"

#include "engine/pricing/chain_kernel.h"

namespace signalbox::pricing {

const char* ivStatusName(IvStatus status) {
    switch (status) {
    case IvStatus::Ok:
        return "OK";
    case IvStatus::BelowIntrinsic:
        return "BELOW_INTRINSIC";
    case IvStatus::AboveMax:
        return "ABOVE_MAX";
    case IvStatus::NoTimeValue:
        return "NO_TIME_VALUE";
    case IvStatus::NoPrice:
        break;
    }
    return "NO_PRICE";
}

ImpliedVol impliedVol(OptionType type, double F, double K, double T, double D, double price) {
    ExpiryTerms terms;
    terms.forward = F;
    terms.discount = D;
    terms.years = T;
    ImpliedVol out;
    impliedVolColumn(type, terms, {&K, 1}, {&price, 1}, {&out.sigma, 1}, {&out.status, 1});
    return out;
}

} // namespace signalbox::pricing
