// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/analysis/provenance.h"

namespace signalbox::lab {
namespace {

void count(backtest::Origin origin, OriginCounts& counts) {
    switch (origin) {
    case backtest::Origin::Quotes:
        ++counts.quotes;
        break;
    case backtest::Origin::Model:
        ++counts.model;
        break;
    case backtest::Origin::None:
        ++counts.missing;
        break;
    }
}

std::optional<double> share(std::int64_t part, const OriginCounts& counts) {
    const std::int64_t whole = counts.quotes + counts.model;
    return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

} // namespace

OriginCounts& OriginCounts::operator+=(const OriginCounts& other) {
    quotes += other.quotes;
    model += other.model;
    missing += other.missing;
    return *this;
}

std::optional<double> OriginCounts::quoteShare() const {
    return share(quotes, *this);
}

std::optional<double> OriginCounts::modelShare() const {
    return share(model, *this);
}

OriginCounts TradeProvenance::all() const {
    OriginCounts sum = fills;
    return sum += marks;
}

OriginCounts Provenance::all() const {
    OriginCounts sum = fills;
    return sum += marks;
}

Provenance provenance(std::span<const backtest::Trade> trades) {
    Provenance result;
    for (const backtest::Trade& trade : trades) {
        TradeProvenance one;
        one.tradeId = trade.id;
        count(trade.openedFrom, one.fills);
        if (!trade.isOpen()) {
            count(trade.closedFrom, one.fills);
        }
        one.marks = {trade.marksFromQuotes, trade.marksFromModel, trade.marksMissing};
        result.fills += one.fills;
        result.marks += one.marks;
        result.trades.push_back(one);
    }
    return result;
}

} // namespace signalbox::lab
