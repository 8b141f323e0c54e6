// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/near_miss.h"

#include <fmt/format.h>

namespace signalbox::lab {
namespace {

std::string blockerNames(const NearMissReport& report) {
    std::string text;
    for (const Blocker& blocker : report.blockers) {
        text += fmt::format("{}{} ({}{})", text.empty() ? "" : ", ", blocker.name, blocker.rule,
                            blocker.missing.empty() ? "" : ", no data: " + blocker.missing);
    }
    return text;
}

void addLines(std::vector<std::string>& lines, const std::vector<NearMiss>& found, const char* what,
              const char* measure) {
    for (const NearMiss& miss : found) {
        std::string size;
        if (miss.size && measure[0] != '\0') {
            size = fmt::format(", {:.3g} {}", *miss.size, measure);
        }
        lines.push_back(fmt::format("{} {}: {} instead of {}{}{}{}", what, miss.key, miss.to, miss.from,
                                    miss.unit.empty() ? "" : " ", miss.unit, size));
    }
}

} // namespace

std::vector<std::string> nearMissLines(const NearMissReport& report) {
    const std::string head = base::toIso(report.date) + " " + report.underlying + ": ";
    switch (report.decision) {
    case entry::Decision::Entry:
        return {head + "a signal; nothing was missed"};
    case entry::Decision::Warmup:
        return {head + "warming up; more bars are needed, not other values"};
    case entry::Decision::Halted:
        return {head + "halted; no input or parameter lifts a halt"};
    case entry::Decision::NoTrade:
        break;
    }
    std::vector<std::string> lines{head + "blocked by " + blockerNames(report)};
    if (!report.any()) {
        lines.push_back(report.blockers.size() == 1
                            ? "No single change of an input or parameter turns it"
                            : fmt::format("No single change turns it: all {} would have to pass",
                                          report.blockers.size()));
        return lines;
    }
    addLines(lines, report.inputs, "input", "standard deviations of a day");
    addLines(lines, report.parameters, "parameter", "of its range");
    addLines(lines, report.book, "book", "");
    return lines;
}

} // namespace signalbox::lab
