// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through what a query of market.db finds, and reads the columns that hold a date or a time. Private to
// engine/store.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/store/sqlite/database.h"

#include <functional>

namespace signalbox::store {

/// Calls `visit` for every row.
[[nodiscard]] base::Status forEach(Query query, const std::function<base::Status(const Query&)>& visit);
/// Of a column of days since 1970.
[[nodiscard]] base::Date dateAt(const Query& query, int column);
/// Of a column of microseconds since 1970.
[[nodiscard]] base::UtcTime timeAt(const Query& query, int column);

} // namespace signalbox::store
