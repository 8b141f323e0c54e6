// SPDX-License-Identifier: GPL-3.0-or-later
// What a strategy says at the end of a backtest, after everything that is measured for all of them: a titled
// text, which a command prints and the window shows.
#pragma once

#include <string>

namespace signalbox::report {

struct ClosingText {
    std::string title; ///< "Honest expectation"; not part of the text
    std::string text;  ///< for a terminal, ends with LF
};

} // namespace signalbox::report
