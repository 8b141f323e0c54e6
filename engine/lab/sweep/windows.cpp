// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/windows.h"

#include "engine/base/decimal.h"

#include <algorithm>

namespace signalbox::lab {
namespace {

constexpr int MostCount = 20'000;

std::optional<WindowLength> parseLength(std::string_view text) {
    WindowLength length;
    int unit = 1;
    if (text.ends_with('y') || text.ends_with('m')) {
        length.months = true;
        unit = text.back() == 'y' ? 12 : 1;
        text.remove_suffix(1);
    }
    const auto count = base::parseInteger(text);
    if (!count || *count < 1 || *count > MostCount) {
        return std::nullopt;
    }
    length.count = static_cast<int>(*count) * unit;
    return length;
}

/// Same day of a later month, or its last day: counted from the anchor, so that the 31st comes back.
base::Date plusMonths(base::Date anchor, int months) {
    const std::chrono::year_month_day day(anchor);
    const auto month = day.year() / day.month() + std::chrono::months(months);
    const auto last = std::chrono::year_month_day_last(month / std::chrono::last);
    return std::min<base::Date>(std::chrono::sys_days(month / 1) +
                                    (std::chrono::days(static_cast<int>(unsigned(day.day())) - 1)),
                                std::chrono::sys_days(last));
}

std::size_t firstOnOrAfter(std::span<const base::Date> sessions, base::Date date) {
    return static_cast<std::size_t>(std::lower_bound(sessions.begin(), sessions.end(), date) -
                                    sessions.begin());
}

} // namespace

std::string WindowLength::text() const {
    return std::to_string(count) + (months ? "m" : "");
}

base::Result<WalkForwardLengths> parseWalkForward(std::string_view text) {
    const auto colon = text.find(':');
    const auto train = parseLength(text.substr(0, colon));
    const auto test = colon == std::string_view::npos ? std::nullopt : parseLength(text.substr(colon + 1));
    if (!train || !test || train->months != test->months) {
        return base::fail(base::ErrorCode::Usage, "not TRAIN:TEST: " + std::string(text), "--walk-forward",
                          "write sessions (756:126), months (36m:6m) or years (3y:1y)");
    }
    return WalkForwardLengths{*train, *test};
}

base::Result<std::vector<Window>> windowsOf(std::span<const base::Date> sessions,
                                            const WalkForwardLengths& lengths) {
    std::vector<Window> windows;
    const auto boundary = [&](int trains, int tests) {
        if (lengths.train.months) {
            return firstOnOrAfter(sessions, plusMonths(sessions.front(), trains * lengths.train.count +
                                                                             tests * lengths.test.count));
        }
        return static_cast<std::size_t>(trains) * static_cast<std::size_t>(lengths.train.count) +
               static_cast<std::size_t>(tests) * static_cast<std::size_t>(lengths.test.count);
    };
    for (int i = 0; !sessions.empty(); ++i) {
        Window window;
        window.trainFirst = boundary(0, i);
        window.testFirst = boundary(1, i);
        const std::size_t end = std::min(boundary(1, i + 1), sessions.size());
        if (window.testFirst >= sessions.size()) {
            break;
        }
        if (window.trainFirst < window.testFirst && window.testFirst < end) {
            window.trainLast = window.testFirst - 1;
            window.testLast = end - 1;
            windows.push_back(window);
        }
    }
    if (windows.empty()) {
        return base::fail(base::ErrorCode::Usage,
                          std::to_string(sessions.size()) + " sessions have no room for " + lengths.text(),
                          "--walk-forward", "take shorter windows or a longer span");
    }
    return windows;
}

} // namespace signalbox::lab
