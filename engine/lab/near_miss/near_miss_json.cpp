// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/near_miss_json.h"

#include <nlohmann/json.hpp>

namespace signalbox::lab {
namespace {

using Json = nlohmann::json;

Json missesJson(const std::vector<NearMiss>& found) {
    Json array = Json::array();
    for (const NearMiss& miss : found) {
        array.push_back({{"key", miss.key},
                         {"unit", miss.unit},
                         {"from", miss.from},
                         {"to", miss.to},
                         {"just_short", miss.justShort.empty() ? Json(nullptr) : Json(miss.justShort)},
                         {"size", miss.size ? Json(*miss.size) : Json(nullptr)}});
    }
    return array;
}

} // namespace

std::string nearMissJson(const NearMissReport& report) {
    Json blockers = Json::array();
    for (const Blocker& blocker : report.blockers) {
        blockers.push_back({{"key", blocker.key},
                            {"name", blocker.name},
                            {"rule", blocker.rule},
                            {"missing", blocker.missing}});
    }
    return Json{{"date", base::toIso(report.date)},
                {"underlying", report.underlying},
                {"decision", entry::decisionKey(report.decision)},
                {"blockers", std::move(blockers)},
                {"inputs", missesJson(report.inputs)},
                {"parameters", missesJson(report.parameters)},
                {"book", missesJson(report.book)}}
        .dump();
}

} // namespace signalbox::lab
