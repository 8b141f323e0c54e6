// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/gate_cells.h"

#include "models/rows/share_gate_cells.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <cmath>
#include <optional>
#include <string_view>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GateRows)
};

std::optional<double> numberOf(const entry::Reading& reading) {
    if (const double* value = std::get_if<double>(&reading)) {
        return *value;
    }
    return std::nullopt;
}

std::optional<double> detail(const entry::GateResult& gate, std::string_view key) {
    for (const auto& [name, reading] : gate.details) {
        if (name == key) {
            return numberOf(reading);
        }
    }
    return std::nullopt;
}

/// Any reading, where nothing is known about the gate.
QString plainReading(const entry::Reading& reading) {
    if (const double* value = std::get_if<double>(&reading)) {
        return number(*value, 2);
    }
    if (const std::string* text = std::get_if<std::string>(&reading)) {
        return QString::fromStdString(*text);
    }
    if (const base::Date* date = std::get_if<base::Date>(&reading)) {
        return shortDate(*date);
    }
    return dash();
}

QString regimeReading(const entry::Reading& reading) {
    const std::string* key = std::get_if<std::string>(&reading);
    if (key == nullptr) {
        return dash();
    }
    for (int i = 0; i <= static_cast<int>(diagnosis::Regime::Unknown); ++i) {
        const auto regime = static_cast<diagnosis::Regime>(i);
        if (*key == diagnosis::regimeKey(regime)) {
            return regimeText(regime);
        }
    }
    return QString::fromStdString(*key);
}

QString points(std::optional<double> value, int decimals) {
    return value ? Words::tr("%1 pt", "index points").arg(signedNumber(*value, decimals)) : dash();
}

GateCells trendCells(const entry::GateResult& gate) {
    const auto value = numberOf(gate.value);
    const auto level = numberOf(gate.threshold);
    GateCells cells{number(value, 1), level ? Words::tr("> EMA200 %1").arg(number(level, 1)) : dash(),
                    dash()};
    if (value && level && *level > 0) {
        cells.margin = signedPercent(*value / *level - 1, 1);
    }
    return cells;
}

GateCells oversoldCells(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation) {
    GateCells cells;
    const base::Date* touch = std::get_if<base::Date>(&gate.value);
    if (touch == nullptr) {
        cells.value = Words::tr("no touch");
    } else if (evaluation.touchLow) {
        cells.value =
            Words::tr("%1 on %2", "a price on a day").arg(number(evaluation.touchLow, 1), shortDate(*touch));
    } else {
        cells.value = shortDate(*touch);
    }
    auto lookback = numberOf(gate.threshold);
    if (!lookback) {
        lookback = detail(gate, "lookback");
    }
    cells.threshold = lookback ? Words::tr("≤ band, %1 bars").arg(count(std::llround(*lookback)))
                               : Words::tr("≤ lower band");
    std::optional<double> margin = gate.margin;
    if (evaluation.touchLow && evaluation.touchLowerBand) {
        margin = *evaluation.touchLowerBand - *evaluation.touchLow;
    }
    cells.margin = points(margin, 1);
    return cells;
}

GateCells meanReversionCells(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation) {
    GateCells cells{number(numberOf(gate.value), 1), dash(), points(gate.margin, 1)};
    if (evaluation.upStreak > 0) {
        cells.value +=
            u" ↑ "_s +
            (evaluation.upStreak == 1
                 ? Words::tr("1 close", "one higher close")
                 : Words::tr("%1 closes", "consecutive higher closes").arg(count(evaluation.upStreak)));
    }
    if (const auto band = numberOf(gate.threshold)) {
        cells.threshold = Words::tr("> band %1").arg(number(band, 1));
    }
    return cells;
}

GateCells rsiCells(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation) {
    GateCells cells{number(numberOf(gate.value), 1), dash(),
                    gate.margin ? signedNumber(gate.margin, 1) : dash()};
    auto prior = detail(gate, "prior");
    if (!prior) {
        prior = evaluation.rsiPrior;
    }
    if (prior) {
        cells.value += u" ← "_s + number(prior, 1);
    }
    if (const auto level = numberOf(gate.threshold)) {
        cells.threshold = Words::tr("> %1, rising").arg(number(level, 0));
    }
    return cells;
}

GateCells capacityCells(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation) {
    auto open = numberOf(gate.value);
    auto limit = numberOf(gate.threshold);
    QString of = Words::tr("total", "positions of all underlyings");
    // The cap on the underlying is the tighter one; the total stands only where it is what blocks.
    const auto openUnder = detail(gate, "open_under");
    const auto maxUnder = detail(gate, "max_under");
    const bool totalBlocks = gate.status == entry::GateStatus::Fail && gate.margin && *gate.margin <= 0 &&
                             openUnder && maxUnder && *openUnder < *maxUnder;
    if (!totalBlocks && openUnder && maxUnder) {
        open = openUnder;
        limit = maxUnder;
        of = QString::fromStdString(evaluation.underlying);
    }
    if (!open || !limit) {
        return {dash(), dash(), dash()};
    }
    return {u"%1 / %2 %3"_s.arg(number(open, 0), number(limit, 0), of), u"< "_s + number(limit, 0),
            signedNumber(*limit - *open, 0)};
}

GateCells spacingCells(const entry::GateResult& gate) {
    const auto days = numberOf(gate.value);
    const auto limit = numberOf(gate.threshold);
    return {days ? businessDays(static_cast<int>(std::lround(*days))) : Words::tr("no entry yet"),
            limit ? u"≥ "_s + number(limit, 0) : dash(), gate.margin ? signedNumber(gate.margin, 0) : dash()};
}

/// Of a gate that is known by its numbers alone: the margin tells on which side of the limit it passes.
GateCells plainCells(const entry::GateResult& gate) {
    GateCells cells{plainReading(gate.value), plainReading(gate.threshold), dash()};
    const auto value = numberOf(gate.value);
    const auto limit = numberOf(gate.threshold);
    const double size = std::max(std::abs(value.value_or(0)), std::abs(limit.value_or(0)));
    const bool millions = size >= 1e6;
    const int decimals = millions ? 1 : size >= 10'000 ? 0 : 2;
    const double scale = millions ? 1e-6 : 1;
    const QString unit = millions ? Words::tr(" M", "million") : QString();
    if (value) {
        cells.value = number(*value * scale, decimals) + unit;
    }
    if (limit) {
        cells.threshold = number(*limit * scale, decimals) + unit;
        if (value && gate.margin) {
            const bool below =
                std::abs(*gate.margin - (*limit - *value)) < std::abs(*gate.margin - (*value - *limit));
            cells.threshold = (below ? u"≤ "_s : u"≥ "_s) + cells.threshold;
        }
    }
    if (gate.margin) {
        cells.margin = signedNumber(*gate.margin * scale, decimals) + unit;
    }
    return cells;
}

} // namespace

GateCells gateCells(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation) {
    const std::string& key = gate.key;
    if (key == "market_regime") {
        return {regimeReading(gate.value), Words::tr("not Crisis, Bear Trend"), dash()};
    }
    if (key == "iv_rank") {
        const auto limit = numberOf(gate.threshold);
        const auto rank = numberOf(gate.value);
        return {rank ? number(rank, 1) + u" %"_s : dash(),
                limit ? u"> "_s + number(limit, 0) + u" %"_s : dash(),
                gate.margin ? signedNumber(gate.margin, 1) : dash()};
    }
    if (key == "term_structure") {
        const auto limit = numberOf(gate.threshold);
        return {number(numberOf(gate.value), 3), limit ? u"< "_s + number(limit, 2) : dash(),
                gate.margin ? signedNumber(gate.margin, 3) : dash()};
    }
    if (key == "trend") {
        return trendCells(gate);
    }
    if (key == "oversold") {
        return oversoldCells(gate, evaluation);
    }
    if (key == "mean_reversion") {
        return meanReversionCells(gate, evaluation);
    }
    if (key == "rsi") {
        return rsiCells(gate, evaluation);
    }
    if (key == "macd") {
        return {signedNumber(numberOf(gate.value), 2), Words::tr("zero cross, 3 bars"),
                gate.margin ? signedNumber(gate.margin, 2) : dash()};
    }
    if (key == "capacity") {
        return capacityCells(gate, evaluation);
    }
    if (key == "spacing") {
        return spacingCells(gate);
    }
    if (auto cells = shareGateCells(gate)) {
        return *std::move(cells);
    }
    return plainCells(gate);
}

} // namespace signalbox::models
