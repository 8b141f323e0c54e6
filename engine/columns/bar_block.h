// SPDX-License-Identifier: GPL-3.0-or-later
// A run of daily bars as one block of bytes: one column after the other, columns without any value left out,
// with a format number and a checksum. The store keeps one block per series and year.
#pragma once

#include "engine/base/result.h"
#include "engine/market/bar_series.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::columns {

[[nodiscard]] std::string encodeBars(std::span<const market::Bar> bars);

/// Appends the bars of a block to `bars`; a damaged block is a BadData error naming `where`.
[[nodiscard]] base::Status decodeBars(std::string_view bytes, const std::string& where,
                                      std::vector<market::Bar>& bars);

} // namespace signalbox::columns
