// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/snapshot_builder.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace signalbox::store {
namespace {

bool isCash(market::ActionKind kind) {
    return kind == market::ActionKind::CashDividend || kind == market::ActionKind::SpecialDividend;
}

} // namespace

std::vector<market::CorporateAction> dividendsAhead(std::span<const market::CorporateAction> actions,
                                                    base::Date asOf) {
    std::map<base::Date, double> splits;
    std::vector<market::CorporateAction> result;
    for (const market::CorporateAction& action : actions) {
        if (action.effective <= asOf) {
            continue;
        }
        if (action.kind == market::ActionKind::Split && action.ratio > 0) {
            splits.emplace(action.effective, action.ratio); // from two sources it counts once
        } else if (isCash(action.kind) && action.amount > 0) {
            result.push_back(action);
        }
    }
    const auto key = [](const market::CorporateAction& one) {
        return std::tie(one.effective, one.kind, one.source);
    };
    std::sort(result.begin(), result.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [](const market::CorporateAction& a, const market::CorporateAction& b) {
        return a.effective == b.effective && a.kind == b.kind;
    };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    for (market::CorporateAction& dividend : result) {
        for (const auto& [effective, ratio] : splits) {
            dividend.amount *= effective <= dividend.effective ? ratio : 1.0;
        }
    }
    return result;
}

} // namespace signalbox::store
