// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/input_moves.h"

#include "engine/market/series_names.h"

#include <algorithm>
#include <cmath>

namespace signalbox::lab {
namespace {

using diagnosis::OptimusSeries;
using diagnosis::SeriesPointer;
using Member = SeriesPointer OptimusSeries::*;

constexpr int ScaleSessions = 252;
constexpr int FewestChanges = 20;

/// The series with another close on its last day; low and high follow, so that the bar stays one (SHR-D3).
base::Result<SeriesPointer> withLastClose(const SeriesPointer& series, double close) {
    std::vector<market::Bar> bars;
    bars.reserve(series->size());
    for (std::size_t i = 0; i < series->size(); ++i) {
        bars.push_back(series->bar(i));
    }
    market::Bar& last = bars.back();
    last.close = close;
    // A comparison with NaN is false: a series without highs and lows keeps none.
    last.high = last.high < close ? close : last.high;
    last.low = last.low > close ? close : last.low;
    return market::BarSeries::create(series->id(), bars, series->simulated());
}

bool endsOn(const SeriesPointer& series, base::Date day) {
    return series && !series->empty() && series->dates().back() == day;
}

auto moveClose(Member member) {
    return [member](const OptimusSeries& series, double value) -> base::Result<OptimusSeries> {
        OptimusSeries moved = series;
        SIGNALBOX_TRY_ASSIGN(moved.*member, withLastClose(series.*member, value));
        return moved;
    };
}

/// The underlying; where the regime reads the same series it moves along.
base::Result<OptimusSeries> movePrice(const OptimusSeries& series, double value) {
    OptimusSeries moved = series;
    SIGNALBOX_TRY_ASSIGN(moved.price, withLastClose(series.price, value));
    if (series.spx == series.price) {
        moved.spx = moved.price;
    }
    return moved;
}

/// A ratio by its numerator: `member` becomes value times the last close of `other`.
auto moveNumerator(Member member, Member other) {
    return [member, other](const OptimusSeries& series, double value) -> base::Result<OptimusSeries> {
        OptimusSeries moved = series;
        SIGNALBOX_TRY_ASSIGN(moved.*member,
                             withLastClose(series.*member, value * (series.*other)->close().back()));
        return moved;
    };
}

class Moves {
public:
    explicit Moves(const Probe& probe)
        : m_probe(probe), m_day(probe.inputs().date), m_series(probe.fullSeries()) {}

    std::vector<InputMove> all() {
        addPrice();
        addVix();
        addTerm();
        add("BREADTH_50DMA", "% of members", m_probe.columns().breadth, endsOn(m_series.breadth, m_day),
            blockOf(entry::Gate::Regime) | blockOf(entry::Filter::Breadth),
            moveClose(&OptimusSeries::breadth), 100);
        addPutCall();
        addCredit();
        return std::move(m_moves);
    }

private:
    template <typename Apply>
    void add(const std::string& key, const char* unit, const diagnosis::Column& column, bool movable,
             Blocks touches, Apply apply, double high = std::numeric_limits<double>::infinity()) {
        const double value = column.at(m_probe.session());
        if (!movable || !base::isKnown(value)) {
            return;
        }
        InputMove move;
        move.key = key;
        move.unit = unit;
        move.value = value;
        move.scale = changeScale(column, m_probe.session());
        move.high = high;
        move.touches = touches;
        move.apply = std::move(apply);
        m_moves.push_back(std::move(move));
    }

    void addPrice() {
        using entry::Gate;
        const Blocks regime = blockOf(Gate::Regime);
        const Blocks own = blockOf(Gate::Trend) | blockOf(Gate::Oversold) | blockOf(Gate::MeanReversion) |
                           blockOf(Gate::Rsi) | blockOf(Gate::Macd) | blockOf(entry::Filter::IvHv);
        const bool apart = m_series.spx && m_series.spx != m_series.price;
        add(m_probe.inputs().underlying, "points", m_probe.columns().close, endsOn(m_series.price, m_day),
            apart ? own : own | regime, movePrice);
        if (apart) {
            add("SPX", "points", m_probe.columns().regimeClose, endsOn(m_series.spx, m_day), regime,
                moveClose(&OptimusSeries::spx));
        }
    }

    void addVix() {
        const bool inRatio = m_probe.inputs().parameters.optimus.tsSource == params::TermSource::VixVix3m;
        add(market::names::Vix, "points", m_probe.columns().vix, endsOn(m_series.vix, m_day),
            blockOf(entry::Gate::Regime) | blockOf(entry::Gate::IvRank) | blockOf(entry::Filter::VixLevel) |
                blockOf(entry::Filter::IvHv) | (inRatio ? blockOf(entry::Gate::TermStructure) : 0),
            moveClose(&OptimusSeries::vix));
    }

    /// VX: the nearest settlement moves; VIX_VIX3M: VIX3M does, because VIX is an input of its own.
    void addTerm() {
        const diagnosis::Column& ratio = m_probe.columns().termRatio;
        const Blocks touches = blockOf(entry::Gate::Regime) | blockOf(entry::Gate::TermStructure);
        switch (m_probe.readings().termOrigin) {
        case diagnosis::TermOrigin::VixVix3m:
            add("VIX_VIX3M_RATIO", "ratio", ratio, endsOn(m_series.vix3m, m_day), touches,
                [](const OptimusSeries& series, double value) -> base::Result<OptimusSeries> {
                    OptimusSeries moved = series;
                    SIGNALBOX_TRY_ASSIGN(moved.vix3m,
                                         withLastClose(series.vix3m, series.vix->close().back() / value));
                    return moved;
                });
            return;
        case diagnosis::TermOrigin::Table:
            add("VX_RATIO", "ratio", ratio, endsOn(m_series.vx1, m_day), touches,
                moveNumerator(&OptimusSeries::vx1, &OptimusSeries::vx2));
            return;
        case diagnosis::TermOrigin::Contracts:
            addContracts(ratio, touches);
            return;
        case diagnosis::TermOrigin::None:
            return;
        }
    }

    void addContracts(const diagnosis::Column& ratio, Blocks touches) {
        const auto nearest = m_probe.inputs().calendar->vixFuture(m_day, 1);
        const auto second = m_probe.inputs().calendar->vixFuture(m_day, 2);
        if (!nearest || !second) {
            return;
        }
        add("VX_RATIO", "ratio", ratio, true, touches,
            [front = *nearest, back = *second](const OptimusSeries& series,
                                               double value) -> base::Result<OptimusSeries> {
                OptimusSeries moved = series;
                const double settlement = value * series.vxContracts.at(back)->close().back();
                SIGNALBOX_TRY_ASSIGN(moved.vxContracts[front],
                                     withLastClose(series.vxContracts.at(front), settlement));
                return moved;
            });
    }

    void addPutCall() {
        const diagnosis::Column& ratio = m_probe.columns().putCallRatio;
        const Blocks touches = blockOf(entry::Filter::PutCall);
        if (endsOn(m_series.putVolume, m_day) && endsOn(m_series.callVolume, m_day)) {
            add("PUT_CALL_RATIO", "ratio", ratio, true, touches,
                moveNumerator(&OptimusSeries::putVolume, &OptimusSeries::callVolume));
        } else {
            add("PUT_CALL_RATIO", "ratio", ratio, endsOn(m_series.putCall, m_day), touches,
                moveClose(&OptimusSeries::putCall));
        }
    }

    /// By the high yield side, which moves most.
    void addCredit() {
        add("CREDIT_SPREAD", "percentage points", m_probe.columns().creditSpread,
            endsOn(m_series.highYield, m_day) && endsOn(m_series.investmentGrade, m_day),
            blockOf(entry::Filter::CreditSpread),
            [](const OptimusSeries& series, double value) -> base::Result<OptimusSeries> {
                OptimusSeries moved = series;
                SIGNALBOX_TRY_ASSIGN(
                    moved.highYield,
                    withLastClose(series.highYield, value + series.investmentGrade->close().back()));
                return moved;
            });
    }

    const Probe& m_probe;
    base::Date m_day;
    const OptimusSeries& m_series;
    std::vector<InputMove> m_moves;
};

} // namespace

std::optional<double> changeScale(const diagnosis::Column& column, int session) {
    std::vector<double> changes;
    double sum = 0;
    for (int i = session - ScaleSessions + 1; i <= session; ++i) {
        const double change = column.at(i) - column.at(i - 1);
        if (base::isKnown(change)) {
            changes.push_back(change);
            sum += change;
        }
    }
    if (changes.size() < FewestChanges) {
        return std::nullopt;
    }
    const double mean = sum / static_cast<double>(changes.size());
    double squares = 0;
    for (const double change : changes) {
        squares += (change - mean) * (change - mean);
    }
    const double deviation = std::sqrt(squares / static_cast<double>(changes.size() - 1));
    return deviation > 0 ? std::optional(deviation) : std::nullopt;
}

std::vector<InputMove> inputMoves(const Probe& probe) {
    return Moves(probe).all();
}

} // namespace signalbox::lab
