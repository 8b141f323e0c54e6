// SPDX-License-Identifier: GPL-3.0-or-later
// The learning baseline of ATR Matrix in the report of a backtest (ATR-L4).
#include "engine/report/backtest_sections.h"
#include "engine/report/backtest_table.h"
#include "engine/report/log_pieces.h"

namespace signalbox::report {
namespace {

using stats::Learning;

std::string signedOr(const std::optional<double>& value, const char* otherwise) {
    return value ? base::fixedSigned(*value, 4) : otherwise;
}

std::string perTrade(double sum, int trades) {
    return base::fixed(100 * sum / trades, 1) + "%";
}

/// Values that kept trades out, by name.
std::string leftOut(const Learning& learning) {
    if (learning.complete == learning.closedTrades) {
        return {};
    }
    std::vector<std::string> names;
    for (std::size_t value = 0; value < stats::LearningValues; ++value) {
        if (const int count = learning.missing[value]; count > 0) {
            names.push_back(std::string(stats::learningKey(value)) + " " + std::to_string(count));
        }
    }
    return "  Left out: " + counted(learning.closedTrades - learning.complete, "trade") +
           " without every value known at entry, missing " + commaList(names) + "\n";
}

std::string flatLine(const Learning& learning) {
    std::vector<std::string> names;
    for (std::size_t value = 0; value < stats::LearningValues; ++value) {
        if (const int fits = learning.flat[value]; fits > 0) {
            names.push_back(std::string(stats::learningKey(value)) + " in " + counted(fits, "fit"));
        }
    }
    return names.empty() ? "" : "  The same for all training trades and not used: " + commaList(names) + "\n";
}

std::string scoreTable(const Learning& learning) {
    BacktestTable table({{"", false}, {"Model"}, {"Base rate"}, {"Improvement"}, {"95% from"}, {"to"}});
    const auto add = [&table](const char* name, const stats::LearningScore& score) {
        const bool known = score.improvement.has_value();
        table.add({name, base::fixed(score.model, 4), base::fixed(score.baseRate, 4),
                   base::fixedSigned(score.gain(), 4),
                   signedOr(known ? score.improvement->low : std::nullopt, "n/a"),
                   signedOr(known ? score.improvement->high : std::nullopt, "n/a")});
    };
    add("Log loss", *learning.logLoss);
    add("Brier score", *learning.brier);
    return table.text();
}

std::string calibrationTable(const Learning& learning) {
    BacktestTable table({{"Predicted", false}, {"Trades"}, {"Mean predicted"}, {"Base rate"}, {"Won"}});
    for (std::size_t i = 0; i < stats::LearningTenths; ++i) {
        const stats::CalibrationTenth& tenth = learning.calibration[i];
        if (tenth.trades > 0) {
            table.add({std::to_string(10 * i) + "-" + std::to_string(10 * (i + 1)) + "%",
                       std::to_string(tenth.trades), perTrade(tenth.predicted, tenth.trades),
                       perTrade(tenth.baseRate, tenth.trades), perTrade(tenth.wins, tenth.trades)});
        }
    }
    return table.text();
}

std::string measured(const Learning& learning) {
    const bool improves = learning.verdict() == stats::LearningVerdict::Improvement;
    return "  " + counted(static_cast<long long>(learning.predictions.size()), "prediction") + " from " +
           counted(learning.fits, "fit") + ", each on trades closed before the entry it predicts\n" +
           flatLine(learning) + scoreTable(learning) + "\n" + calibrationTable(learning) +
           "\n  Interval: " + counted(learning.months, "month") + " resampled whole, " +
           counted(learning.samples, "sample") + ", seed " + std::to_string(learning.seed) + "\n" +
           (improves ? "  Improvement: both intervals lie above 0\n"
                     : "  No improvement: the intervals do not both lie above 0\n");
}

} // namespace

std::string backtestLearning(const lab::Analysis& analysis) {
    if (!analysis.learning) {
        return {};
    }
    const Learning& learning = *analysis.learning;
    std::string text = "Learning baseline (does a trade win? a logistic regression on eight values known at "
                       "entry; advisory, it never gates or sizes)\n" +
                       leftOut(learning);
    switch (learning.verdict()) {
    case stats::LearningVerdict::TooFewTrades:
        return text + "  " + std::to_string(learning.complete) + " of " +
               std::to_string(stats::LearningMinimum) + " closed trades: too few to learn from\n";
    case stats::LearningVerdict::NoPrediction:
        return text + "  No prediction: " +
               (learning.unfitted.empty()
                    ? "no trade was opened after " + std::to_string(stats::LearningMinimum) + " had closed"
                    : learning.unfitted) +
               "\n";
    case stats::LearningVerdict::NoImprovement:
    case stats::LearningVerdict::Improvement:
        break;
    }
    return text + measured(learning);
}

} // namespace signalbox::report
