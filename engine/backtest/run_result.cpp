// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/run_result.h"

namespace signalbox::backtest {

const char* fillKey(FillAssumption::Kind kind) {
    switch (kind) {
    case FillAssumption::Kind::Rules:
        return "rules";
    case FillAssumption::Kind::Mid:
        return "mid";
    case FillAssumption::Kind::Share:
        return "share";
    case FillAssumption::Kind::Natural:
        return "natural";
    }
    return "";
}

const char* signalEndKey(SignalEnd end) {
    switch (end) {
    case SignalEnd::Traded:
        return "traded";
    case SignalEnd::NoQuotes:
        return "no_quotes";
    case SignalEnd::NoStrikes:
        return "no_strikes";
    case SignalEnd::SizeZero:
        return "size_zero";
    case SignalEnd::Vetoed:
        return "vetoed";
    case SignalEnd::Halted:
        return "halted";
    case SignalEnd::NoFill:
        return "no_fill";
    }
    return "";
}

} // namespace signalbox::backtest
