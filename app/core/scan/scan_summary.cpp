// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/scan_summary.h"

#include "engine/json/canonical_json.h"
#include "engine/scan/row_text.h"

#include <map>
#include <set>

namespace signalbox::app {
namespace {

using json::Json;

Json rejectOf(const ScanAnswer& answer, std::uint32_t symbol) {
    const scan::RowText text = scan::rowText(answer.result, answer.system, symbol);
    return {{"symbol", text.symbol},
            {"first_fail", text.firstFail},
            {"reason", text.reason},
            {"signal", text.signal}};
}

Json orNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json lightOf(const diagnosis::MarketLightInputs& light) {
    return {{"vix", orNull(light.vix)},
            {"spy", orNull(light.spy)},
            {"spy_sma20", orNull(light.spySma20)},
            {"iwm_spy", orNull(light.iwmSpy)},
            {"iwm_spy_sma20", orNull(light.iwmSpySma20)},
            {"yield_10y", orNull(light.yield10y)},
            {"yield_10y_20_ago", orNull(light.yield10yTwentyAgo)}};
}

} // namespace

std::string scanSummary(const ScanAnswer& answer, const diagnosis::MarketLightInputs& light) {
    const scan::SystemScan& found = *answer.result.of(answer.system);
    // What passed as far as its contract is judged by the evaluation of the day and told there.
    std::map<std::string, std::size_t> counts;
    std::size_t candidates = 0;
    std::size_t failed = 0;
    for (const scan::Row& row : found.rows) {
        if (row.completion >= 0) {
            ++candidates;
        } else if (row.status == scan::RowStatus::Fail) {
            ++failed;
            ++counts[scan::firstFailName(answer.system, row.firstFail)];
        }
    }
    const auto told = [&found](std::uint32_t symbol) {
        return found.rows[symbol].completion < 0 && found.rows[symbol].status != scan::RowStatus::Pass;
    };
    Json rejects = Json::array();
    std::set<std::uint32_t> listed;
    for (const std::uint32_t symbol : found.nearest) {
        if (rejects.size() < MostRejects && told(symbol)) {
            rejects.push_back(rejectOf(answer, symbol));
            listed.insert(symbol);
        }
    }
    for (std::uint32_t symbol = 0; symbol < found.rows.size() && rejects.size() < MostRejects; ++symbol) {
        if (told(symbol) && !listed.contains(symbol)) {
            rejects.push_back(rejectOf(answer, symbol));
        }
    }
    return json::dumpCanonical(Json{{"strategy", scan::systemKey(answer.system)},
                                    {"date", base::toIso(answer.result.date)},
                                    {"universe", answer.universe.name},
                                    {"scanned", found.counts.symbols},
                                    {"candidates", candidates},
                                    {"failed", failed},
                                    {"skipped", found.counts.skipped},
                                    {"first_fail", counts},
                                    {"light", lightOf(light)},
                                    {"rejects", std::move(rejects)}});
}

} // namespace signalbox::app
