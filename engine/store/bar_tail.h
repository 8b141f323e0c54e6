// SPDX-License-Identifier: GPL-3.0-or-later
// What market.db holds behind the last day of a bar file that was made from an earlier state of it: the days
// that an import has added since, so that the file grows by them and is not made again. Private to
// engine/store.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/columns/bar_table.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::store {

/// A bar file with more appended days is made again, so that opening it stays cheap.
inline constexpr std::size_t MostDaysAppended = 60;

/// The state of market.db as a bar file of now carries it.
[[nodiscard]] base::Result<columns::StoreState> stateOf(class MarketStore& store);

/// Sessions after `last` up to the last bar of any of `series`, oldest first, all of one state of market.db,
/// which the last of them carries; those before it carry `made`. Empty when no bar of them came. Nothing when
/// bars up to `last` have changed since `made`, or nobody can know: then the whole file is made again.
[[nodiscard]] base::Result<std::optional<std::vector<columns::DayColumn>>>
barTail(const std::filesystem::path& marketDb, std::span<const market::SeriesId> series,
        const columns::StoreState& made, base::Date last, const calendar::Calendar& calendar);

} // namespace signalbox::store
