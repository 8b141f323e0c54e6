// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says about a run besides its analysis: which question was asked, under which parameters, and
// how long the answer took.
#pragma once

#include "engine/lab/analysis/analysis.h"
#include "engine/lab/analysis/fill_comparison.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::lab {

struct RunCard {
    std::string strategy; ///< "optimus", or several with commas
    std::string underlying;
    std::string market = "real"; ///< real or demo
    base::Date from;             ///< as asked for
    base::Date to;
    std::vector<std::pair<std::string, std::string>> parameters; ///< full name, value; all in force
    std::vector<std::string> changed; ///< "optimus.min_iv_rank=30": those that are not the default
    backtest::FillAssumption fill;
    base::Money feePerContract;               ///< per leg and side (SHR-N8)
    std::vector<FillRow> fills;               ///< every assumption beside it; empty: not asked for
    std::vector<std::string> modelErrorLines; ///< how far model and quotes differ, as text; empty: unknown
    std::vector<std::string> notes;           ///< of the data: SIMULATED, DIV_ADJUSTED, ...; one line each
    double seconds = 0;                       ///< of the run itself
    unsigned threads = 1;
};

} // namespace signalbox::lab
