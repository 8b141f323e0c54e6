// SPDX-License-Identifier: GPL-3.0-or-later
// A finished backtest for people: headline figures beside their aims, where the prices came from, what other
// fills would have given, sources of profit, months, how sure it all is. Pure.
#pragma once

#include "engine/lab/analysis/run_card.h"
#include "models/rows/stat_table.h"

#include <memory>
#include <vector>

#include <QString>
#include <QStringList>

namespace signalbox::models {

/// What a strategy says after the figures: a title, and lines whose columns stand under each other.
struct ClosingSection {
    QString title;
    QString text;
};

/// Shared and never changing; all three or none.
struct ShownBacktest {
    std::shared_ptr<const lab::RunCard> card;
    std::shared_ptr<const backtest::RunResult> run;
    std::shared_ptr<const lab::Analysis> analysis;
    std::vector<ClosingSection> closing = {}; ///< empty: the strategy has nothing to add
    [[nodiscard]] bool exists() const { return card && run && analysis; }
    [[nodiscard]] bool simulated() const { return card && card->market == "demo"; }
};

/// Below this many trades a figure says little (SHR-M7).
inline constexpr int SmallSample = 30;

/// "n 37", "n 12 · small".
[[nodiscard]] QString sampleText(int sample, bool small);

struct HeadlineFigure {
    QString key; ///< net, trades, sharpe, win_rate, ...
    QString caption;
    QString value;
    QString aim;    ///< "✗ aim ≥ 0.8"; empty without an aim
    QString sample; ///< "n 37", "n 12 · small sample"
    Severity severity = Severity::None;
    Direction direction = Direction::None;
    QString toolTip;
};
[[nodiscard]] std::vector<HeadlineFigure> headlineFigures(const ShownBacktest& shown);

/// "Prices: quotes 3.8 %, model 96.2 %, ..." with <b>; said beside every result.
[[nodiscard]] QString provenanceSentence(const ShownBacktest& shown);
/// "Optimus · SPX · 3 Jan 2011 – 23 Dec 2021 · min_iv_rank=45".
[[nodiscard]] QString questionText(const lab::RunCard& card);
/// Warnings of the analysis and notes of the data, one sentence each, the gravest first.
[[nodiscard]] QStringList backtestWarnings(const ShownBacktest& shown);

[[nodiscard]] StatTable fillTable(const ShownBacktest& shown);
[[nodiscard]] StatTable sourceTable(const ShownBacktest& shown);
/// Years by months, net of the trades closed in each.
[[nodiscard]] StatTable monthTable(const ShownBacktest& shown);
/// Intervals by bootstrap and percentiles of the simulated courses.
[[nodiscard]] StatTable certaintyTable(const ShownBacktest& shown);
[[nodiscard]] StatTable drawdownTable(const ShownBacktest& shown);

} // namespace signalbox::models
