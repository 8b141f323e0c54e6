// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/merge.h"

#include <array>
#include <bit>
#include <utility>

namespace signalbox::store {
namespace {

using market::Bar;

constexpr std::array<std::pair<const char*, double Bar::*>, 5> Columns{{{"open", &Bar::open},
                                                                        {"high", &Bar::high},
                                                                        {"low", &Bar::low},
                                                                        {"close", &Bar::close},
                                                                        {"volume", &Bar::volume}}};

int yearOf(base::Date date) {
    return static_cast<int>(std::chrono::year_month_day(date).year());
}

bool same(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// The stored bar with every value that the newer one has.
Bar joined(const std::string& series, const Bar& stored, const Bar& incoming, MergedBars& merged) {
    Bar bar = stored;
    bool changed = false;
    for (const auto& [name, column] : Columns) {
        if (!base::isKnown(incoming.*column) || same(stored.*column, incoming.*column)) {
            continue;
        }
        bar.*column = incoming.*column;
        changed = true;
        noteRevision(merged.report, {series, stored.date, name, stored.*column, incoming.*column});
    }
    if (changed) {
        ++merged.report.revised;
        merged.noteChange(stored.date);
    } else {
        ++merged.report.unchanged;
    }
    return bar;
}

} // namespace

void MergedBars::noteChange(base::Date date) {
    changedYears.insert(yearOf(date));
    firstChanged = std::min(firstChanged.value_or(date), date);
}

void noteRevision(MergeReport& report, Revision revision) {
    if (report.revisions.size() < MostRevisionsListed) {
        report.revisions.push_back(std::move(revision));
    }
}

MergedBars mergeBars(const std::string& series, std::span<const Bar> stored, std::span<const Bar> incoming) {
    MergedBars merged;
    merged.bars.reserve(stored.size() + incoming.size());
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < stored.size() || j < incoming.size()) {
        const bool onlyStored =
            j == incoming.size() || (i < stored.size() && stored[i].date < incoming[j].date);
        if (onlyStored) {
            ++merged.report.kept;
            merged.bars.push_back(stored[i++]);
        } else if (i == stored.size() || incoming[j].date < stored[i].date) {
            ++merged.report.added;
            merged.noteChange(incoming[j].date);
            merged.bars.push_back(incoming[j++]);
        } else {
            merged.bars.push_back(joined(series, stored[i++], incoming[j++], merged));
        }
    }
    return merged;
}

} // namespace signalbox::store
