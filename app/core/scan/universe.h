// SPDX-License-Identifier: GPL-3.0-or-later
// From what a person names to the symbols that are scanned: all, a list of the home, a shipped list, an
// index, a file, or symbols with commas.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "app/core/scan/market_index.h"

#include <string>
#include <vector>

namespace signalbox::app {

struct Universe {
    std::string name;                 ///< as it was asked for
    std::vector<std::string> symbols; ///< sorted, each once
    std::size_t repeated = 0;         ///< names that stood more than once in a list
    std::string note;                 ///< what a reader must know of it, such as a membership of today
};
/// A name that is nothing of all that is a Usage error that lists what there is; a file that cannot be read
/// is an Io error. `date`: members of an index on that day (SHR-D8).
[[nodiscard]] base::Result<Universe> resolveUniverse(const std::string& name, const OpenHome& home,
                                                     const MarketIndex& index, base::Date date);

/// Names that resolveUniverse knows without a file, in the order of a menu: all, lists of the home, shipped
/// lists, indices.
[[nodiscard]] base::Result<std::vector<std::string>> universeNames(const OpenHome& home);

} // namespace signalbox::app
