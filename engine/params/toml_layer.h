// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a parameter file into plain assignments, so that the parser of TOML is known to one file only.
#pragma once

#include "engine/params/parameter_set.h"

#include <string>
#include <vector>

namespace signalbox::params {

/// One "name = value" of a layer.
struct Assignment {
    std::string section;    ///< empty: a bare name, as of `--set`
    std::string underlying; ///< empty: for all
    std::string name;
    std::string value; ///< as text
    std::string where; ///< "parameters.toml line 12", "--set"
};

/// Tables: [account], [optimus], [optimus.underlying.XSP] (OPT-A1); bare names may stand at the top. What
/// cannot be read is added to `problems`, with the line.
[[nodiscard]] std::vector<Assignment>
readFileLayer(const FileLayer& file, const std::vector<std::string>& foreign, std::vector<Problem>& problems);

} // namespace signalbox::params
