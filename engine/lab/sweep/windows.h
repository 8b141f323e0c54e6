// SPDX-License-Identifier: GPL-3.0-or-later
// The windows of a walk-forward: parameters are chosen in a training window and judged in the one after it.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::lab {

/// "756" sessions, "36m" months, "3y" years.
struct WindowLength {
    int count = 0;
    bool months = false; ///< calendar months instead of sessions; a year is twelve
    [[nodiscard]] std::string text() const;
    bool operator==(const WindowLength&) const = default;
};
struct WalkForwardLengths {
    WindowLength train;
    WindowLength test;
    [[nodiscard]] std::string text() const { return train.text() + ":" + test.text(); }
    bool operator==(const WalkForwardLengths&) const = default;
};
/// "TRAIN:TEST"; both in sessions, or both with a suffix.
[[nodiscard]] base::Result<WalkForwardLengths> parseWalkForward(std::string_view text);

/// Positions in the sessions of the span, inclusive.
struct Window {
    std::size_t trainFirst = 0, trainLast = 0;
    std::size_t testFirst = 0, testLast = 0;
    bool operator==(const Window&) const = default;
};
/// Test windows follow one another without gap or overlap, from the end of the first training window to the
/// end of the span; the last may be shorter. A training window is never cut. A Usage error when the span has
/// no room for one of each.
[[nodiscard]] base::Result<std::vector<Window>> windowsOf(std::span<const base::Date> sessions,
                                                          const WalkForwardLengths& lengths);

} // namespace signalbox::lab
