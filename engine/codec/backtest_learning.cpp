// SPDX-License-Identifier: GPL-3.0-or-later
// The learning baseline of ATR Matrix in the answer of `backtest --json` (ATR-L4).
#include "engine/codec/backtest_parts.h"
#include "engine/codec/json_values.h"

namespace signalbox::codec {
namespace {

Json scoreJson(const std::optional<stats::LearningScore>& score) {
    if (!score) {
        return nullptr;
    }
    const bool known = score->improvement.has_value();
    return {{"model", score->model},
            {"base_rate", score->baseRate},
            {"improvement", score->gain()},
            {"low", orNull(known ? score->improvement->low : std::nullopt)},
            {"high", orNull(known ? score->improvement->high : std::nullopt)}};
}

Json byValue(const std::array<int, stats::LearningValues>& counts) {
    Json object = Json::object();
    for (std::size_t value = 0; value < counts.size(); ++value) {
        object[stats::learningKey(value)] = counts[value];
    }
    return object;
}

} // namespace

Json backtestLearning(const lab::Analysis& analysis) {
    if (!analysis.learning) {
        return nullptr;
    }
    const stats::Learning& learning = *analysis.learning;
    Json predictions = Json::array();
    for (const stats::LearningPrediction& one : learning.predictions) {
        predictions.push_back({{"id", one.id},
                               {"opened", base::toIso(one.entry)},
                               {"p", one.probability},
                               {"base_rate", one.baseRate},
                               {"trained_on", one.trainedOn},
                               {"won", one.won}});
    }
    Json calibration = Json::array();
    for (const stats::CalibrationTenth& tenth : learning.calibration) {
        const auto mean = [&tenth](double sum) {
            return tenth.trades > 0 ? Json(sum / tenth.trades) : Json(nullptr);
        };
        calibration.push_back({{"trades", tenth.trades},
                               {"wins", tenth.wins},
                               {"predicted", mean(tenth.predicted)},
                               {"base_rate", mean(tenth.baseRate)}});
    }
    return {{"verdict", stats::learningVerdictKey(learning.verdict())},
            {"closed_trades", learning.closedTrades},
            {"complete", learning.complete},
            {"needed", stats::LearningMinimum},
            {"missing", byValue(learning.missing)},
            {"fits", learning.fits},
            {"not_varying", byValue(learning.flat)},
            {"predictions", std::move(predictions)},
            {"calibration", std::move(calibration)},
            {"log_loss", scoreJson(learning.logLoss)},
            {"brier", scoreJson(learning.brier)},
            {"months", learning.months},
            {"seed", learning.seed},
            {"samples", learning.samples}};
}

} // namespace signalbox::codec
