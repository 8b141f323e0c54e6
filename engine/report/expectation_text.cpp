// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/expectation_text.h"

#include "engine/base/format.h"

#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

constexpr double StandardErrors = 4;
constexpr double LogTolerance = 1e-12;

/// "0.08%", "7.0e-10%": small chances keep two digits.
std::string chance(double probability) {
    const double percent = 100 * probability;
    if (percent != 0 && percent < 0.01) {
        return fmt::format("{:.1e}%", percent);
    }
    return fmt::format("{}%", base::fixed(percent, percent < 10 ? 2 : 1));
}

/// One column of figures under its name; the lines of the table stand beside each other.
std::vector<std::string> column(const char* name, const stats::ExpectationInputs& in) {
    const stats::Expectation out = stats::expectation(in);
    return {name,
            "---:",
            base::fixed(in.p, 4),
            base::fixed(in.b, 2),
            base::fixedSigned(100 * out.edge, 1) + "%",
            chance(out.hitTarget),
            chance(out.ruin),
            chance(out.endsWithLoss),
            base::fixed(out.medianMultiple, 2) + "x",
            base::fixedSigned(out.logGrowth, 5)};
}

/// Figures down, cases across: it stays readable in a narrow place.
std::string table(const std::vector<std::vector<std::string>>& columns) {
    constexpr std::array<const char*, 10> heads{
        "", "---", "p", "b", "Edge per $", "P(100x)", "P(ruin)", "P(loss)", "Median", "Log growth per trade"};
    std::string text;
    for (std::size_t line = 0; line < heads.size(); ++line) {
        text += fmt::format("| {:<20} |", heads[line]);
        for (const std::vector<std::string>& one : columns) {
            text += fmt::format(" {:>9} |", one[line]);
        }
        text += "\n";
    }
    return text;
}

std::string compared(const char* name, double exact, double simulated, double error) {
    const bool agrees = std::abs(exact - simulated) <= StandardErrors * error + 1e-12;
    return fmt::format("- {}: exact {}, simulated {} (standard error {}): {}\n", name, chance(exact),
                       chance(simulated), chance(error), agrees ? "agree" : "DISAGREE");
}

std::string simulationText(const ExpectationReport& report, const base::Executor& executor) {
    const stats::Expectation exact = stats::expectation(report.inputs);
    const stats::SimulatedExpectation run =
        stats::simulateExpectation(report.inputs, report.seed, report.paths, executor);
    return fmt::format("\nSimulation, {} paths, seed {}:\n\n", run.paths, run.seed) +
           compared("100x before ruin", exact.hitTarget, run.hitTarget, run.hitTargetError) +
           compared("ruin", exact.ruin, run.ruin, run.ruinError) +
           compared("loss after a year", exact.endsWithLoss, run.endsWithLoss, run.endsWithLossError);
}

} // namespace

std::optional<int> winsFor100x(const stats::ExpectationInputs& in) {
    const double target = std::log(stats::TargetMultiple);
    for (int k = 0; k <= in.n; ++k) {
        const double wealth = k * std::log1p(in.f * in.b) + (in.n - k) * std::log1p(-in.f * in.a);
        if (wealth >= target - LogTolerance) {
            return k;
        }
    }
    return std::nullopt;
}

std::string expectationText(const ExpectationReport& report, const base::Executor& executor) {
    const stats::ExpectationInputs& in = report.inputs;
    std::string text = fmt::format(
        "# Honest expectation\n\n- Stake {}% of wealth a trade, {} trades a year; p {} "
        "from {} wins of {} closed trades{}\n",
        base::fixed(100 * in.f, 2), in.n, base::fixed(report.evidenceP.value_or(in.p), 4), report.wins,
        report.closedTrades, report.evidenceB ? ", b " + base::fixed(*report.evidenceB, 2) : "");
    if (!report.assumedEdge.empty()) {
        text += "- " + report.assumedEdge + ": stated, not proven\n";
    }
    const bool unproven = report.closedTrades < TradesThatProve;
    if (unproven) {
        text += fmt::format("- The edge is unproven: {} closed trades are fewer than {}\n",
                            report.closedTrades, TradesThatProve);
    }
    std::vector<std::vector<std::string>> columns{column("In force", in)};
    if (unproven) {
        stats::ExpectationInputs fair = in;
        fair.p = in.a / (in.a + in.b);
        columns.push_back(column("No edge", fair));
    }
    text += "\n" + table(columns);
    text += simulationText(report, executor);
    const auto wins = winsFor100x(in);
    text += fmt::format("\n- 100x in a year would need {}, or +46.8% every month; it is no target of this "
                        "program\n",
                        wins ? fmt::format("{} wins of {} trades (no edge would give {})", *wins, in.n,
                                           base::fixed(in.n * in.a / (in.a + in.b), 0))
                             : fmt::format("more than {} wins of {} trades", in.n, in.n));
    text += "- Without an edge, P(ever reaching 100x) <= 1% whatever the sizing (wealth is a "
            "supermartingale)\n"
            "- Ruin is wealth of 10% or less of the start. These figures ignore gaps, correlation and "
            "changing stakes, so they flatter\n";
    return text;
}

} // namespace signalbox::report
