// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped lists of tick classes as the build made them from resources/contracts.
#pragma once

#include <span>
#include <string_view>

namespace signalbox::market {

[[nodiscard]] std::span<const std::string_view> pennyClass(); ///< sorted
[[nodiscard]] std::span<const std::string_view> nickelClass();

} // namespace signalbox::market
