// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/closed_day.h"

#include "app/core/day/daily_desks.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace signalbox::app {

base::Result<std::optional<ClosedDay>> closedDay(const std::shared_ptr<Workstation>& station,
                                                 std::optional<base::Date> date) {
    const DailyDesks desks(station);
    SIGNALBOX_TRY_ASSIGN(const base::Date day, station->market().sessionFor(desks.clock(), date));
    SIGNALBOX_TRY_ASSIGN(const std::vector<book::JournalEntry> entries, station->journal());
    const auto end = std::find_if(entries.begin(), entries.end(), [day](const book::JournalEntry& entry) {
        const auto* closed = std::get_if<book::DayClosed>(&entry.event);
        return closed != nullptr && closed->date == day;
    });
    if (end == entries.end()) {
        return std::optional<ClosedDay>();
    }
    ClosedDay found;
    found.date = day;
    // The demonstration market lives many days in one append; the end of the day before parts them.
    std::int64_t from = 0;
    for (auto entry = entries.begin(); entry != end; ++entry) {
        const bool otherDay = std::holds_alternative<book::DayClosed>(entry->event);
        const bool otherRun = std::tie(entry->at, entry->run) != std::tie(end->at, end->run);
        from = otherDay || otherRun ? entry->sequence : from;
    }
    for (auto entry = entries.begin(); entry != end; ++entry) {
        if (entry->sequence <= from) {
            continue;
        }
        if (const auto* report = std::get_if<book::ReportWritten>(&entry->event)) {
            found.reports.push_back(*report);
        }
        const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry->event);
        if (evaluation == nullptr) {
            continue;
        }
        // The plan of a decision follows it; a day without a pick recorded its evaluation alone.
        const auto* plan = std::get_if<book::PlanRecorded>(&std::next(entry)->event);
        found.plans.push_back(plan != nullptr
                                  ? plan->json
                                  : R"({"evaluation":)" + evaluation->json + R"(,"hypothetical":false})");
    }
    return std::optional(std::move(found));
}

} // namespace signalbox::app
