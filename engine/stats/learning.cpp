// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/learning.h"

#include "engine/base/real.h"
#include "engine/stats/logistic.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace signalbox::stats {
namespace {

constexpr std::uint64_t Seed = 20260717; // recorded with the result (SHR-J3)
constexpr int Samples = 2000;
constexpr double Level = 0.95; // ATR-L4

/// A fit on the first `trainedOn` trades in the order of their closing.
struct Fit {
    std::size_t trainedOn = 0;
    double baseRate = 0;
    std::vector<std::size_t> columns; ///< values that vary
    std::optional<LogisticFit> fit;
    std::string error;
    [[nodiscard]] double probability(const EntryValues& values) const {
        std::vector<double> row;
        row.reserve(columns.size());
        for (const std::size_t column : columns) {
            row.push_back(values[column]);
        }
        return fit->probability(row);
    }
};

/// Complete trades in two orders.
struct Trades {
    std::vector<const LearningTrade*> byEntry;
    std::vector<const LearningTrade*> byClosing;
    /// How many closed before a day.
    [[nodiscard]] std::size_t knownOn(base::Date day) const {
        const auto end = std::partition_point(byClosing.begin(), byClosing.end(),
                                              [day](const LearningTrade* one) { return one->closed < day; });
        return static_cast<std::size_t>(end - byClosing.begin());
    }
};

Trades inOrder(std::span<const LearningTrade> trades, Learning& learning) {
    Trades sorted;
    for (const LearningTrade& trade : trades) {
        bool complete = true;
        for (std::size_t value = 0; value < LearningValues; ++value) {
            if (!base::isKnown(trade.values[value])) {
                ++learning.missing[value];
                complete = false;
            }
        }
        if (complete) {
            sorted.byEntry.push_back(&trade);
        }
    }
    learning.closedTrades = static_cast<int>(trades.size());
    learning.complete = static_cast<int>(sorted.byEntry.size());
    sorted.byClosing = sorted.byEntry;
    std::sort(sorted.byEntry.begin(), sorted.byEntry.end(), [](const auto* a, const auto* b) {
        return std::pair(a->entry, a->id) < std::pair(b->entry, b->id);
    });
    std::sort(sorted.byClosing.begin(), sorted.byClosing.end(), [](const auto* a, const auto* b) {
        return std::pair(a->closed, a->id) < std::pair(b->closed, b->id);
    });
    return sorted;
}

Fit fitOn(std::span<const LearningTrade* const> training) {
    Fit made;
    made.trainedOn = training.size();
    std::vector<int> won;
    won.reserve(training.size());
    for (const LearningTrade* trade : training) {
        won.push_back(trade->won ? 1 : 0);
        made.baseRate += trade->won ? 1 : 0;
    }
    made.baseRate /= static_cast<double>(training.size());
    if (made.baseRate <= 0 || made.baseRate >= 1) {
        made.error = made.baseRate <= 0 ? "all training trades lost" : "all training trades won";
        return made;
    }
    for (std::size_t value = 0; value < LearningValues; ++value) {
        const double first = training.front()->values[value];
        if (std::any_of(training.begin(), training.end(),
                        [&](const LearningTrade* trade) { return trade->values[value] != first; })) {
            made.columns.push_back(value);
        }
    }
    std::vector<std::vector<double>> rows;
    for (const LearningTrade* trade : training) {
        std::vector<double>& row = rows.emplace_back();
        for (const std::size_t column : made.columns) {
            row.push_back(trade->values[column]);
        }
    }
    auto fit = fitLogistic(rows, won);
    if (fit) {
        made.fit = std::move(*fit);
    } else {
        made.error = fit.error().message();
    }
    return made;
}

void score(Learning& learning, const base::Executor& executor) {
    struct Month {
        double logLoss = 0, brier = 0;
        double count = 0;
    };
    std::map<std::chrono::year_month, Month> byMonth;
    std::vector<double> model;
    std::vector<double> baseRates;
    std::vector<int> won;
    for (const LearningPrediction& one : learning.predictions) {
        model.push_back(one.probability);
        baseRates.push_back(one.baseRate);
        won.push_back(one.won ? 1 : 0);
        const std::span m(&model.back(), 1);
        const std::span b(&baseRates.back(), 1);
        const std::span y(&won.back(), 1);
        const std::chrono::year_month_day day(one.entry);
        Month& month = byMonth[day.year() / day.month()];
        month.logLoss += logLoss(b, y) - logLoss(m, y);
        month.brier += brierScore(b, y) - brierScore(m, y);
        month.count += 1;
        CalibrationTenth& tenth = learning.calibration[std::min(
            LearningTenths - 1, static_cast<std::size_t>(one.probability * double{LearningTenths}))];
        ++tenth.trades;
        tenth.wins += one.won ? 1 : 0;
        tenth.predicted += one.probability;
        tenth.baseRate += one.baseRate;
    }
    std::vector<Month> months;
    months.reserve(byMonth.size());
    for (const auto& [when, month] : byMonth) {
        months.push_back(month);
    }
    BootstrapSettings settings;
    settings.seed = learning.seed = Seed;
    settings.samples = learning.samples = Samples;
    settings.meanBlock = 1; // a month is the block
    settings.level = Level;
    learning.months = static_cast<int>(months.size());
    const auto interval = [&](double Month::* gain) {
        return bootstrap(
            months.size(),
            [&months, gain](std::span<const std::uint32_t> indices) {
                double sum = 0;
                double count = 0;
                for (const std::uint32_t index : indices) {
                    sum += months[index].*gain;
                    count += months[index].count;
                }
                return sum / count;
            },
            settings, executor);
    };
    learning.logLoss = {logLoss(model, won), logLoss(baseRates, won), interval(&Month::logLoss)};
    learning.brier = {brierScore(model, won), brierScore(baseRates, won), interval(&Month::brier)};
}

} // namespace

const char* learningKey(std::size_t value) {
    constexpr std::array<const char*, LearningValues> Keys{"distance", "atr_pct", "volume_ratio", "iv_rank",
                                                           "delta",    "dte",     "spread",       "severity"};
    return Keys[value];
}

const char* learningVerdictKey(LearningVerdict verdict) {
    switch (verdict) {
    case LearningVerdict::TooFewTrades:
        return "too_few_trades";
    case LearningVerdict::NoPrediction:
        return "no_prediction";
    case LearningVerdict::NoImprovement:
        return "no_improvement";
    case LearningVerdict::Improvement:
        return "improvement";
    }
    return "";
}

LearningVerdict Learning::verdict() const {
    if (complete < LearningMinimum) {
        return LearningVerdict::TooFewTrades;
    }
    if (!logLoss || !brier) {
        return LearningVerdict::NoPrediction;
    }
    return logLoss->improves() && brier->improves() ? LearningVerdict::Improvement
                                                    : LearningVerdict::NoImprovement;
}

Learning learn(std::span<const LearningTrade> trades, const base::Executor& executor) {
    Learning learning;
    const Trades sorted = inOrder(trades, learning);
    // Which fit is in force depends on how many trades had closed before the entry, on nothing after it.
    std::vector<std::size_t> sizes;
    std::vector<std::pair<const LearningTrade*, std::size_t>> wanted;
    for (const LearningTrade* trade : sorted.byEntry) {
        const std::size_t known = sorted.knownOn(trade->entry);
        if (known < std::size_t{LearningMinimum}) {
            continue;
        }
        if (sizes.empty() || known >= sizes.back() + std::size_t{LearningRefit}) {
            sizes.push_back(known);
        }
        wanted.emplace_back(trade, sizes.size() - 1);
    }
    std::vector<Fit> fits(sizes.size());
    const std::span<const LearningTrade* const> closed = sorted.byClosing;
    executor.parallelFor(sizes.size(), [&](std::size_t i) { fits[i] = fitOn(closed.first(sizes[i])); });
    for (const Fit& fit : fits) {
        learning.fits += fit.fit ? 1 : 0;
        learning.unfitted = fit.fit ? learning.unfitted : fit.error;
        for (std::size_t value = 0; fit.fit && value < LearningValues; ++value) {
            const bool varies = std::count(fit.columns.begin(), fit.columns.end(), value) > 0;
            learning.flat[value] += varies ? 0 : 1;
        }
    }
    for (const auto& [trade, number] : wanted) {
        const Fit& fit = fits[number];
        if (fit.fit) {
            learning.predictions.push_back({trade->id, trade->entry, fit.probability(trade->values),
                                            fit.baseRate, static_cast<int>(fit.trainedOn), trade->won});
        }
    }
    if (!learning.predictions.empty()) {
        score(learning, executor);
    }
    return learning;
}

} // namespace signalbox::stats
