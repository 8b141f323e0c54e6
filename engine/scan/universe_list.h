// SPDX-License-Identifier: GPL-3.0-or-later
// A universe as a list of names: the lists that come with the program, and the text of a list as a person
// writes it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::scan {

/// One list of resources/universes, as it was when the program was built.
struct ShippedUniverse {
    std::string_view name; ///< "high-beta", "cheap-volatility"
    std::string_view text;
};
[[nodiscard]] std::span<const ShippedUniverse> shippedUniverses();

struct UniverseList {
    std::vector<std::string> symbols; ///< sorted, each once
    std::size_t repeated = 0;         ///< names that stood there more than once
};
/// One symbol a line, or several with commas, semicolons or blanks; what follows a # is a remark. Small
/// letters become capital ones.
[[nodiscard]] UniverseList readUniverse(std::string_view text);

} // namespace signalbox::scan
