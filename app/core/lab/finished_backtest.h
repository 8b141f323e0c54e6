// SPDX-License-Identifier: GPL-3.0-or-later
// What every finished backtest is, whichever strategies traded: what commands print and the window shows.
#pragma once

#include "engine/lab/analysis/run_card.h"
#include "engine/report/closing_text.h"

#include <vector>

namespace signalbox::app {

struct FinishedBacktest {
    lab::RunCard card;
    backtest::RunResult run;
    lab::Analysis analysis;
    std::vector<report::ClosingText> closing; ///< what its strategies have to say after the figures
};

} // namespace signalbox::app
