// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/channels/system_status.h"

#include "engine/report/channels/signal_lines.h"
#include "engine/report/log_pieces.h"
#include "engine/report/position_text.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

std::set<std::string> strategiesWithHalts(const book::Book& book) {
    std::set<std::string> keys;
    for (const book::HaltRaised& halt : book.halts()) {
        keys.insert(halt.strategy);
    }
    return keys;
}

std::string ageText(const session::SeriesHealth& one) {
    if (!one.last) {
        return one.series + " has no value";
    }
    return fmt::format("{} ({}) ends {}, {} behind", one.series, one.source, base::toIso(*one.last),
                       counted(one.sessionsBehind, "session"));
}

std::vector<std::string> dataAge(const std::vector<session::SeriesHealth>& health) {
    std::map<std::string, const session::SeriesHealth*> byName;
    for (const session::SeriesHealth& one : health) {
        if (one.needed) {
            byName.emplace(one.series, &one);
        }
    }
    std::vector<std::string> late;
    for (const auto& [name, one] : byName) {
        if (!one->last || one->sessionsBehind > 0) {
            late.push_back(ageText(*one));
        }
    }
    std::vector<std::string> lines{
        fmt::format("Data: {} series read, {} behind or empty", byName.size(), late.size())};
    for (const std::string& one : late) {
        lines.push_back("- " + one);
    }
    return lines;
}

} // namespace

bool haltsChanged(std::span<const book::JournalEntry> entries, base::Date date) {
    return std::any_of(entries.begin(), entries.end(), [date](const book::JournalEntry& entry) {
        const auto* raised = std::get_if<book::HaltRaised>(&entry.event);
        const auto* known = std::get_if<book::HaltAcknowledged>(&entry.event);
        return (raised != nullptr && raised->date == date) || (known != nullptr && known->date == date);
    });
}

std::vector<std::string> systemStatusLines(const SystemStatusInputs& inputs) {
    std::vector<std::string> lines;
    std::vector<std::string> inForce;
    for (const std::string& strategy : strategiesWithHalts(*inputs.book)) {
        for (std::string& line : safeguardLines(inputs.entries, strategy, inputs.date)) {
            lines.push_back(std::move(line));
        }
        for (const book::HaltRaised& halt : inputs.book->openHalts(strategy)) {
            inForce.push_back(halt.code + " of " + halt.strategy + " since " + base::toIso(halt.date));
        }
    }
    lines.push_back("Suspensions that wait for acknowledgement: " +
                    (inForce.empty() ? std::string("none") : commaList(inForce)));
    for (std::string& line : dataAge(inputs.health)) {
        lines.push_back(std::move(line));
    }
    lines.push_back(fmt::format("Data problems: {}", inputs.dataProblems.size()));
    for (const std::string& problem : inputs.dataProblems) {
        lines.push_back("- " + problem);
    }
    lines.emplace_back("Broker: none connected; last sync and mismatches unknown");
    lines.emplace_back("Sending: not connected; queue age unknown");
    return lines;
}

} // namespace signalbox::report
