// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table of daily values hold which series.
#pragma once

#include "engine/feeds/bar_rows.h"
#include "engine/feeds/header.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::feeds {

struct ValueColumns {
    struct Value {
        int at = 0;
        TableColumn column;
    };
    std::vector<Value> values;
    int calls = -1;
    int puts = -1;
    int total = -1; ///< only compared with calls + puts
};

/// Nothing unless every column is known.
[[nodiscard]] std::optional<ValueColumns> valueColumnsOf(const Header& header, const std::string& stem);

} // namespace signalbox::feeds
