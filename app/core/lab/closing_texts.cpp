// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/closing_texts.h"

#include "app/core/lab/breakout_expectation.h"
#include "engine/report/backtest_sections.h"

namespace signalbox::app {

std::vector<report::ClosingText> closingTexts(const FinishedBacktest& result,
                                              const params::ParameterSet& parameters,
                                              const base::Executor& executor) {
    std::vector<report::ClosingText> texts;
    if (std::string learning = report::backtestLearning(result.analysis); !learning.empty()) {
        texts.push_back({"Learning baseline", std::move(learning)});
    }
    if (result.card.strategy == "breakout") {
        texts.push_back({"Honest expectation",
                         report::expectationText(expectationOf(result, parameters.breakout()), executor)});
    }
    return texts;
}

} // namespace signalbox::app
