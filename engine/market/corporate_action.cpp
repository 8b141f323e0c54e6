// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/corporate_action.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace signalbox::market {
namespace {

bool isCash(ActionKind kind) {
    return kind == ActionKind::CashDividend || kind == ActionKind::SpecialDividend;
}

} // namespace

std::vector<CorporateAction> dividendsAhead(std::span<const CorporateAction> actions, base::Date asOf) {
    std::map<base::Date, double> splits;
    std::vector<CorporateAction> result;
    for (const CorporateAction& action : actions) {
        if (action.effective <= asOf) {
            continue;
        }
        if (action.kind == ActionKind::Split && action.ratio > 0) {
            splits.emplace(action.effective, action.ratio); // from two sources it counts once
        } else if (isCash(action.kind) && action.amount > 0) {
            result.push_back(action);
        }
    }
    const auto key = [](const CorporateAction& one) { return std::tie(one.effective, one.kind, one.source); };
    std::sort(result.begin(), result.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [](const CorporateAction& a, const CorporateAction& b) {
        return a.effective == b.effective && a.kind == b.kind;
    };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    for (CorporateAction& dividend : result) {
        for (const auto& [effective, ratio] : splits) {
            dividend.amount *= effective <= dividend.effective ? ratio : 1.0;
        }
    }
    return result;
}

} // namespace signalbox::market
