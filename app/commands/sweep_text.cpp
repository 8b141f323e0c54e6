// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sweep_text.h"

#include "engine/base/format.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::commands {
namespace {

constexpr std::size_t Shown = 10;

std::string real(std::optional<double> value, int decimals, const char* unit = "") {
    return value ? base::fixed(*value, decimals) + unit : "n/a";
}

std::string share(std::optional<double> value) {
    return real(value ? std::optional(*value * 100) : value, 1, "%");
}

std::string objectiveText(lab::Objective objective, std::optional<double> value) {
    switch (objective) {
    case lab::Objective::Sharpe:
    case lab::Objective::Sortino:
    case lab::Objective::ProfitFactor:
        return real(value, 2);
    case lab::Objective::Net:
        return real(value, 0);
    case lab::Objective::Cagr:
    case lab::Objective::WinRate:
    case lab::Objective::MaxDrawdown:
    case lab::Objective::ReturnOnRisk:
        break;
    }
    return share(value);
}

const lab::SweepRow& rowAt(const app::SweepAnswer& answer, std::size_t index) {
    return *std::lower_bound(answer.rows.begin(), answer.rows.end(), index,
                             [](const lab::SweepRow& row, std::size_t wanted) { return row.index < wanted; });
}

/// SHR-M7.
std::string tradesText(const lab::Measures& m) {
    return std::to_string(m.trades) + (m.trades < 30 ? "*" : "");
}

std::string line(const app::SweepAnswer& answer, const lab::Ranked& ranked) {
    const lab::Measures& m = rowAt(answer, ranked.index).whole;
    return fmt::format("{:>8} {:>9} {:>9} {:>7} {:>13} {:>7} {:>7} {:>7} {:>7}  {}\n", ranked.index,
                       objectiveText(answer.ranking.objective, ranked.value),
                       objectiveText(answer.ranking.objective, ranked.plateau), tradesText(m),
                       base::usdSigned(base::Money::cents(m.net)), share(m.winRate), real(m.profitFactor, 2),
                       real(m.sharpe, 2), share(m.maxDrawdown), answer.spec.grid.label(ranked.index));
}

std::string table(const app::SweepAnswer& answer, const char* title, const std::vector<lab::Ranked>& order) {
    std::string text =
        fmt::format("{}\n{:>8} {:>9} {:>9} {:>7} {:>13} {:>7} {:>7} {:>7} {:>7}  combination\n", title, "no.",
                    "objective", "plateau", "trades", "net", "wins", "pf", "sharpe", "max dd");
    for (std::size_t i = 0; i < std::min(Shown, order.size()); ++i) {
        text += line(answer, order[i]);
    }
    return text + (order.empty() ? "  none has a value\n" : "");
}

std::string warning(const lab::Ranking& ranking) {
    if (!ranking.luck) {
        return fmt::format(
            "WARNING: {} combinations were tried; how much of the best is luck cannot be said, "
            "because too few of them have a Sharpe ratio.\n",
            ranking.tried);
    }
    return fmt::format(
        "WARNING: {} combinations were tried. Without any skill the best of them would show a Sharpe ratio "
        "of "
        "about {}; the best by {} shows {}. The chance that it is truly above zero is {} (deflated Sharpe "
        "ratio, Bailey & Lopez de Prado 2014).\n",
        ranking.tried, real(ranking.luck->expectedBest, 2), lab::objectiveKey(ranking.objective),
        real(ranking.luck->sharpe, 2), share(ranking.luck->probability));
}

std::string spanOf(const app::SweepAnswer& answer, std::size_t first, std::size_t last) {
    return base::toIso(answer.sessions[first]) + ".." + base::toIso(answer.sessions[last]);
}

std::string walkForward(const app::SweepAnswer& answer) {
    const lab::Objective objective = answer.ranking.objective;
    std::string text = fmt::format("\nWalk-forward {} by {}\n{:<24} {:<24} {:>9} {:>9} {:>9}  chosen\n",
                                   answer.spec.walkForward->text(), lab::objectiveKey(objective), "training",
                                   "test", "in", "out", "best out");
    for (const lab::WindowChoice& choice : answer.choices) {
        text += fmt::format("{:<24} {:<24} {:>9} {:>9} {:>9}  {}\n",
                            spanOf(answer, choice.window.trainFirst, choice.window.trainLast),
                            spanOf(answer, choice.window.testFirst, choice.window.testLast),
                            objectiveText(objective, choice.train), objectiveText(objective, choice.test),
                            objectiveText(objective, choice.bestTest),
                            choice.index ? answer.spec.grid.label(*choice.index) : "none: in cash");
    }
    const lab::Decay decay = lab::decayOf(answer.choices);
    text += fmt::format("mean of {} windows: in sample {}, out of sample {}\n", decay.windows,
                        objectiveText(objective, decay.train), objectiveText(objective, decay.test));
    if (!answer.track) {
        return text + "The stitched track needs the market: repeat the sweep with this file as --out.\n";
    }
    const lab::Measures& m = answer.track->measures;
    return text +
           fmt::format("stitched out of sample: net {}, CAGR {}, Sharpe {}, max drawdown {}, {} trades{}, "
                       "wins {}\n",
                       base::usdSigned(base::Money::cents(m.net)), share(m.cagr), real(m.sharpe, 2),
                       share(m.maxDrawdown), m.trades, m.trades < 30 ? " (small sample)" : "",
                       share(m.winRate));
}

} // namespace

std::string sweepText(const app::SweepAnswer& answer) {
    const lab::SweepSpec& spec = answer.spec;
    const lab::Ranking& ranking = answer.ranking;
    std::string text = fmt::format(
        "Sweep of {} on {}, {}..{}: {} of {} combinations{}, {} run, {} skipped\n", spec.strategy,
        spec.underlying, base::toIso(spec.from), base::toIso(spec.to), answer.rows.size(), spec.grid.size(),
        spec.shard.whole() ? "" : " (part " + spec.shard.text() + ")", ranking.tried, ranking.skipped);
    const auto skipped = std::find_if(answer.rows.begin(), answer.rows.end(),
                                      [](const lab::SweepRow& row) { return row.skipped.has_value(); });
    if (skipped != answer.rows.end()) {
        text += fmt::format("skipped, for example {}: {}\n", spec.grid.label(skipped->index),
                            skipped->skipped.value_or(""));
    }
    for (const std::string& note : answer.notes) {
        text += note + "\n";
    }
    if (answer.cancelled) {
        return text + "cancelled\n";
    }
    if (!spec.shard.whole()) {
        return text + "A part has no ranking: join the parts with signalbox sweep merge FILE... --out FILE\n";
    }
    text += "\n" + warning(ranking);
    text +=
        "\n" + table(answer, fmt::format("Best by peak ({})", lab::objectiveKey(ranking.objective)).c_str(),
                     ranking.byPeak);
    text += "\n" + table(answer, "Best by plateau (median of itself and its neighbours)", ranking.byPlateau);
    text += "* small sample: fewer than 30 trades\n";
    return answer.choices.empty() ? text : text + walkForward(answer);
}

} // namespace signalbox::commands
