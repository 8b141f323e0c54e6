// SPDX-License-Identifier: GPL-3.0-or-later
// The inputs of a day that could have come out otherwise, each with its size that day, its natural scale and
// how a series looks with another last value.
#pragma once

#include "engine/lab/near_miss/probe.h"

#include <functional>
#include <limits>

namespace signalbox::lab {

struct InputMove {
    std::string key;
    std::string unit;
    double value = 0;            ///< that day
    std::optional<double> scale; ///< standard deviation of the daily changes over 252 sessions; > 0
    double low = 0;              ///< the value stays above this ...
    double high = std::numeric_limits<double>::infinity(); ///< ... and at most here
    Blocks touches = 0;                                    ///< gates and filters that can feel it
    /// The series with this value on the day instead.
    std::function<base::Result<diagnosis::OptimusSeries>(const diagnosis::OptimusSeries&, double)> apply;
};

/// The moves of every input that has a value on the day: the close of the underlying (and of SPX where that
/// is another), VIX, the term ratio, breadth, put/call, the credit spread. In this order.
[[nodiscard]] std::vector<InputMove> inputMoves(const Probe& probe);

/// Sample standard deviation of the changes between neighbouring sessions among the 252 up to a session;
/// nothing with fewer than 20 of them or when all are equal.
[[nodiscard]] std::optional<double> changeScale(const diagnosis::Column& column, int session);

} // namespace signalbox::lab
