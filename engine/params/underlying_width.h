// SPDX-License-Identifier: GPL-3.0-or-later
// The width of a spread on another underlying than SPX (OPT-V4). The range of `spread_width` is that of SPX;
// a block of its own takes a width that fits its index or fund.
#pragma once

#include "engine/params/descriptor.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace signalbox::params {

/// Least and most in $0.0001: half and twice the width of OPT-V4, and always what SPX may have. Nothing for a
/// symbol that OPT-V4 does not list.
[[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> widthRange(std::string_view underlying);

/// Sets a parameter from the block of an underlying: like `row.set`, with the range of that underlying.
[[nodiscard]] std::optional<std::string> setInBlock(const Descriptor& row, ParameterValues& values,
                                                    std::string_view underlying, std::string_view text);

} // namespace signalbox::params
