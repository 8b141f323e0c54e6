// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/scan_summary.h"

#include "engine/json/canonical_json.h"
#include "engine/scan/row_text.h"

#include <algorithm>

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

} // namespace

std::string scanSummary(const ScanAnswer& answer) {
    const scan::SystemScan& found = *answer.result.of(answer.system);
    Json counts = Json::object();
    for (std::size_t check = 1; check < found.counts.firstFail.size(); ++check) {
        if (found.counts.firstFail[check] > 0) {
            counts[scan::firstFailName(answer.system, static_cast<int>(check))] =
                found.counts.firstFail[check];
        }
    }
    Json rejects = Json::array();
    for (const std::uint32_t symbol : found.nearest) {
        if (rejects.size() < MostRejects) {
            rejects.push_back(rejectOf(answer, symbol));
        }
    }
    for (std::uint32_t symbol = 0; symbol < found.rows.size() && rejects.size() < MostRejects; ++symbol) {
        const bool listed =
            std::find(found.nearest.begin(), found.nearest.end(), symbol) != found.nearest.end();
        if (found.rows[symbol].status != scan::RowStatus::Pass && !listed) {
            rejects.push_back(rejectOf(answer, symbol));
        }
    }
    return json::dumpCanonical(Json{{"strategy", scan::systemKey(answer.system)},
                                    {"date", base::toIso(answer.result.date)},
                                    {"universe", answer.universe.name},
                                    {"scanned", found.counts.symbols},
                                    {"passed", found.counts.passed},
                                    {"failed", found.counts.failed},
                                    {"skipped", found.counts.skipped},
                                    {"first_fail", std::move(counts)},
                                    {"rejects", std::move(rejects)}});
}

} // namespace signalbox::app
