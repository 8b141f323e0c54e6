// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/recorded_ahead.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace signalbox::routine {
namespace {

using Json = nlohmann::json;
using market::MarketSnapshot;

/// A date that must be there; throws as the library does for every other field.
base::Date dateIn(const Json& object, const char* key) {
    const Json& value = object.at(key);
    const auto date =
        value.is_string() ? base::parseIsoDate(value.get_ref<const std::string&>()) : std::nullopt;
    return date ? *date : throw Json::other_error::create(501, "not a date", &object);
}

} // namespace

RecordedAhead aheadOf(const MarketSnapshot& whole, const strategies::Strategy& strategy,
                      const std::string& underlying) {
    RecordedAhead ahead;
    std::optional<base::Date> last;
    if (const auto chain = whole.chain(underlying)) {
        for (const market::ExpiryBlock& block : chain->blocks()) {
            last = std::max(last.value_or(block.expiration), block.expiration);
        }
    }
    for (const market::CorporateAction& dividend : whole.dividendsAhead) {
        if (dividend.symbol == underlying && last && dividend.effective <= *last) {
            ahead.dividends.push_back(dividend);
        }
    }
    const auto known = whole.earnings.find(underlying);
    if (strategy.marketWide && known != whole.earnings.end()) {
        for (const market::EarningsDate& report : known->second) {
            if (report.date >= whole.asOf) {
                ahead.earnings.push_back(report);
            }
        }
    }
    std::sort(ahead.dividends.begin(), ahead.dividends.end());
    std::sort(ahead.earnings.begin(), ahead.earnings.end());
    return ahead;
}

Json aheadJson(const RecordedAhead& ahead) {
    Json dividends = Json::array();
    for (const market::CorporateAction& one : ahead.dividends) {
        dividends.push_back({{"ex_date", base::toIso(one.effective)},
                             {"special", one.kind == market::ActionKind::SpecialDividend},
                             {"amount", one.amount},
                             {"source", one.source}});
    }
    Json earnings = Json::array();
    for (const market::EarningsDate& one : ahead.earnings) {
        earnings.push_back({{"date", base::toIso(one.date)}, {"timing", one.timing}, {"source", one.source}});
    }
    return {{"dividends", std::move(dividends)}, {"earnings", std::move(earnings)}};
}

RecordedAhead aheadFrom(const Json& json, const std::string& underlying) {
    RecordedAhead ahead;
    for (const Json& one : json.at("dividends")) {
        market::CorporateAction dividend;
        dividend.symbol = underlying;
        dividend.effective = dateIn(one, "ex_date");
        dividend.kind = one.at("special").get<bool>() ? market::ActionKind::SpecialDividend
                                                      : market::ActionKind::CashDividend;
        dividend.amount = one.at("amount");
        dividend.source = one.at("source");
        ahead.dividends.push_back(std::move(dividend));
    }
    for (const Json& one : json.at("earnings")) {
        ahead.earnings.push_back({underlying, dateIn(one, "date"), one.at("timing"), one.at("source")});
    }
    return ahead;
}

void putAhead(const RecordedInputs& recorded, const std::string& underlying, MarketSnapshot& snapshot) {
    if (!recorded.ahead) {
        return;
    }
    std::erase_if(snapshot.dividendsAhead,
                  [&underlying](const market::CorporateAction& one) { return one.symbol == underlying; });
    snapshot.dividendsAhead.insert(snapshot.dividendsAhead.end(), recorded.ahead->dividends.begin(),
                                   recorded.ahead->dividends.end());
    std::sort(snapshot.dividendsAhead.begin(), snapshot.dividendsAhead.end());
    snapshot.earnings.erase(underlying);
    if (!recorded.ahead->earnings.empty()) {
        snapshot.earnings[underlying] = recorded.ahead->earnings;
    }
}

} // namespace signalbox::routine
