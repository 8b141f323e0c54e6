// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/scan_json.h"

#include "engine/codec/json_values.h"
#include "engine/codec/outcome_parts.h"
#include "engine/scan/row_text.h"

namespace signalbox::codec {
namespace {

Json rowJson(const scan::RowText& row) {
    Json object{{"symbol", row.symbol}, {"status", row.status}, {"signal", row.signal},
                {"flags", row.flags},   {"reason", row.reason}, {"first_fail", nullptr}};
    if (!row.firstFail.empty()) {
        object["first_fail"] = row.firstFail;
    }
    Json& values = object["values"] = Json::object();
    for (const auto& [name, value] : row.values) {
        values[name] = orNull(value);
    }
    Json& gates = object["gates"] = Json::array();
    for (const entry::GateResult& gate : row.gates) {
        gates.push_back(gateObject(gate));
    }
    return object;
}

Json countsJson(const scan::ScanResult& result, const scan::SystemScan& scan, const ScanFrame& frame) {
    const scan::Counts& counts = scan.counts;
    Json object{{"symbols", counts.symbols},
                {"pass", counts.passed},
                {"fail", counts.failed},
                {"skip", counts.skipped},
                {"options_unknown", counts.optionsUnknown},
                {"gap", counts.gaps},
                {"repeated", frame.repeated},
                {"unknown", counts.skip[static_cast<std::size_t>(scan::SkipCause::NotStored)]}};
    Json& first = object["first_fail"] = Json::object();
    for (std::size_t number = 1; number < counts.firstFail.size(); ++number) {
        if (counts.firstFail[number] > 0) {
            first[scan::firstFailName(scan.system, static_cast<int>(number))] = counts.firstFail[number];
        }
    }
    Json& skipped = object["skipped"] = Json::object();
    for (std::size_t cause = 1; cause < counts.skip.size(); ++cause) {
        if (counts.skip[cause] > 0) {
            skipped[scan::skipCauseKey(static_cast<scan::SkipCause>(cause))] = counts.skip[cause];
        }
    }
    object["scanned"] = result.finished;
    return object;
}

Json symbolsOf(const scan::ScanResult& result, const std::vector<std::uint32_t>& rows) {
    Json names = Json::array();
    for (const std::uint32_t row : rows) {
        names.push_back((*result.universe)[row].symbol);
    }
    return names;
}

Json lightJson(const diagnosis::MarketLight& light) {
    Json object{{"mood", diagnosis::marketMoodName(light.mood)},
                {"long", light.longMultiplier},
                {"short", light.shortMultiplier}};
    if (light.mood != diagnosis::MarketMood::Unknown) {
        object["flags"] = light.flags;
        object["yield_change_bp"] = orNull(light.yieldChangeBp);
    } else {
        object["missing"] = light.missing;
    }
    return object;
}

} // namespace

std::string scanJson(const scan::ScanResult& result, scan::System system, const ScanFrame& frame) {
    const scan::SystemScan& scan = *result.of(system);
    Json object{{"strategy", scan::systemKey(system)},
                {"date", base::toIso(result.date)},
                {"universe", frame.universe},
                {"simulated", frame.simulated},
                {"counts", countsJson(result, scan, frame)},
                {"ranked", symbolsOf(result, scan.ranked)},
                {"nearest_misses", symbolsOf(result, scan.nearest)},
                {"run", {{"seconds", frame.seconds}, {"threads", frame.threads}}}};
    if (!frame.note.empty()) {
        object["note"] = frame.note;
    }
    Json bases = Json::array();
    for (const market::Basis basis : result.bases) {
        bases.push_back(market::basisName(basis));
    }
    if (bases.size() == 1) {
        object["basis"] = bases.front();
    } else {
        object["basis"] = std::move(bases);
    }
    if (system == scan::System::Breakout) {
        object["light"] = lightJson(result.light);
    }
    Json& rows = object["results"] = Json::array();
    for (std::uint32_t i = 0; i < scan.rows.size(); ++i) {
        rows.push_back(rowJson(scan::rowText(result, system, i)));
    }
    return dumpCanonical(object);
}

} // namespace signalbox::codec
