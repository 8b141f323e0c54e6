// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/walk_forward.h"

#include "engine/base/require.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace signalbox::lab {
namespace {

/// Appends the test window of a run to the track: its daily returns move the equity, its trades that closed
/// there come along. Gives the equity at the end.
double append(const backtest::RunResult* run, const Window& window, std::span<const base::Date> sessions,
              double equity, backtest::RunResult& all, std::size_t& held) {
    for (std::size_t i = window.testFirst; i <= window.testLast; ++i) {
        if (run != nullptr && i > 0 && run->equity[i - 1] > 0) {
            equity *= static_cast<double>(run->equity[i]) / static_cast<double>(run->equity[i - 1]);
        }
        all.sessions.push_back(static_cast<std::int32_t>(i));
        all.equity.push_back(std::llround(equity));
    }
    if (run == nullptr) {
        return equity;
    }
    const base::Date first = sessions[window.testFirst];
    const base::Date last = sessions[window.testLast];
    std::copy_if(run->trades.begin(), run->trades.end(), std::back_inserter(all.trades),
                 [first, last](const backtest::Trade& trade) {
                     return trade.closedOn && first <= *trade.closedOn && *trade.closedOn <= last;
                 });
    held += heldSessions(*run, sessions.subspan(window.testFirst, window.testLast - window.testFirst + 1));
    return equity;
}

} // namespace

std::vector<WindowChoice> chooseByWindow(std::span<const SweepRow> rows, std::span<const Window> windows,
                                         Objective objective) {
    std::vector<WindowChoice> choices;
    for (std::size_t w = 0; w < windows.size(); ++w) {
        WindowChoice choice;
        choice.window = windows[w];
        for (const SweepRow& row : rows) {
            if (row.skipped || w >= row.train.size() || w >= row.test.size()) {
                continue;
            }
            const auto& train = row.train[w];
            if (train && (!choice.train || better(objective, *train, *choice.train))) {
                choice.index = row.index;
                choice.train = train;
                choice.test = row.test[w];
            }
            const auto& test = row.test[w];
            if (test && (!choice.bestTest || better(objective, *test, *choice.bestTest))) {
                choice.bestTest = test;
            }
        }
        choices.push_back(choice);
    }
    return choices;
}

base::Result<StitchedTrack>
stitch(std::span<const WindowChoice> choices, std::span<const base::Date> sessions, base::Money start,
       const std::function<base::Result<backtest::RunResult>(std::size_t)>& runOf) {
    std::map<std::size_t, backtest::RunResult> runs;
    backtest::RunResult all;
    std::size_t held = 0; // a position open at the end of a window is another's from there
    auto equity = static_cast<double>(start.toCents());
    // The close before the first window, so that its first return counts.
    std::vector<base::Date> dates;
    if (!choices.empty()) {
        const std::size_t before = choices.front().window.testFirst;
        SIGNALBOX_REQUIRE(before > 0, "a test window follows a training window");
        dates.push_back(sessions[before - 1]);
        all.equity.push_back(start.toCents());
    }
    for (const WindowChoice& choice : choices) {
        const backtest::RunResult* run = nullptr;
        if (choice.index) {
            auto at = runs.find(*choice.index);
            if (at == runs.end()) {
                SIGNALBOX_TRY_ASSIGN(backtest::RunResult made, runOf(*choice.index));
                SIGNALBOX_REQUIRE(made.equity.size() == sessions.size(), "a run covers the span");
                at = runs.emplace(*choice.index, std::move(made)).first;
            }
            run = &at->second;
        }
        equity = append(run, choice.window, sessions, equity, all, held);
        for (std::size_t i = choice.window.testFirst; i <= choice.window.testLast; ++i) {
            dates.push_back(sessions[i]);
        }
    }
    StitchedTrack track;
    if (dates.size() > 1) {
        track.measures = measure(all, dates, 1, dates.size() - 1);
        track.measures.exposure = static_cast<double>(held) / static_cast<double>(dates.size() - 1);
        track.equity.assign(all.equity.begin() + 1, all.equity.end());
    }
    track.positions = std::move(all.sessions);
    return track;
}

Decay decayOf(std::span<const WindowChoice> choices) {
    Decay decay;
    double train = 0;
    double test = 0;
    for (const WindowChoice& choice : choices) {
        if (choice.train && choice.test) {
            ++decay.windows;
            train += *choice.train;
            test += *choice.test;
        }
    }
    if (decay.windows > 0) {
        decay.train = train / static_cast<double>(decay.windows);
        decay.test = test / static_cast<double>(decay.windows);
    }
    return decay;
}

} // namespace signalbox::lab
