// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/analysis/attribution.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <utility>

namespace signalbox::lab {
namespace {

using backtest::Trade;
using base::Money;

struct IntBucket {
    int below;
    const char* key;
};
constexpr std::array<IntBucket, 6> DteBuckets = {
    {{30, "under 30"}, {36, "30-35"}, {41, "36-40"}, {46, "41-45"}, {51, "46-50"}, {61, "51-60"}}};
constexpr const char* LongestDte = "over 60";

struct RealBucket {
    double below;
    const char* key;
};
constexpr std::array<RealBucket, 6> IvBuckets = {{{0.12, "under 12%"},
                                                  {0.16, "12-16%"},
                                                  {0.20, "16-20%"},
                                                  {0.25, "20-25%"},
                                                  {0.30, "25-30%"},
                                                  {0.40, "30-40%"}}};
constexpr const char* HighestIv = "40% and more";

/// Where a row stands in its table, and its name.
using RowName = std::pair<int, std::string>;

int dteRank(int dte) {
    int rank = 0;
    while (rank < static_cast<int>(DteBuckets.size()) &&
           dte >= DteBuckets[static_cast<std::size_t>(rank)].below) {
        ++rank;
    }
    return rank;
}

int ivRank(double iv) {
    if (!(iv > 0)) {
        return static_cast<int>(IvBuckets.size()) + 1;
    }
    int rank = 0;
    while (rank < static_cast<int>(IvBuckets.size()) &&
           iv >= IvBuckets[static_cast<std::size_t>(rank)].below) {
        ++rank;
    }
    return rank;
}

RowName yearOf(const Trade& trade) {
    const std::chrono::year_month_day closed(trade.closedOn.value_or(base::Date{}));
    const int year = static_cast<int>(closed.year());
    return {year, std::to_string(year)};
}

RowName pricedFrom(const Trade& trade) {
    if (trade.openedFrom != trade.closedFrom) {
        return {2, "mixed"};
    }
    return {trade.openedFrom == backtest::Origin::Quotes ? 0 : 1, history::originKey(trade.openedFrom)};
}

Attribution table(std::string key, std::span<const Trade> trades,
                  const std::function<RowName(const Trade&)>& nameOf) {
    std::map<RowName, AttributionRow> rows;
    for (const Trade& trade : trades) {
        if (trade.isOpen()) {
            continue;
        }
        AttributionRow& row = rows[nameOf(trade)];
        ++row.trades;
        row.wins += trade.isWin() ? 1 : 0;
        row.net += trade.netPl;
    }
    Attribution result;
    result.key = std::move(key);
    for (auto& [name, row] : rows) {
        row.key = name.second;
        result.rows.push_back(std::move(row));
    }
    return result;
}

} // namespace

const char* reasonKey(const std::optional<book::CloseReason>& reason) {
    if (!reason) {
        return "open";
    }
    switch (*reason) {
    case book::CloseReason::ProfitTarget:
        return "profit_target";
    case book::CloseReason::StopLoss:
        return "stop_loss";
    case book::CloseReason::TimeStop:
        return "time_stop";
    case book::CloseReason::RegimeShift:
        return "regime_shift";
    case book::CloseReason::StopAtr:
        return "stop_atr";
    case book::CloseReason::StopOption:
        return "stop_option";
    case book::CloseReason::IvExpansion:
        return "iv_expansion";
    case book::CloseReason::TimeHard:
        return "time_hard";
    case book::CloseReason::TimeLosing:
        return "time_losing";
    case book::CloseReason::Trail:
        return "trail";
    case book::CloseReason::ScaleT1:
        return "scale_t1";
    case book::CloseReason::ScaleT2:
        return "scale_t2";
    case book::CloseReason::ScaleT3:
        return "scale_t3";
    case book::CloseReason::Manual:
        break;
    }
    return "manual";
}

const char* dteBucket(int dte) {
    const auto rank = static_cast<std::size_t>(dteRank(dte));
    return rank < DteBuckets.size() ? DteBuckets[rank].key : LongestDte;
}

const char* ivBucket(double iv) {
    const auto rank = static_cast<std::size_t>(ivRank(iv));
    if (rank < IvBuckets.size()) {
        return IvBuckets[rank].key;
    }
    return rank == IvBuckets.size() ? HighestIv : "unknown";
}

namespace {

/// What one closing of a trade earned, its share of the entry with it: entry fees are whole per contract, so
/// the closings add up to the trade.
Money partNet(const Trade& trade, const backtest::TradePart& part) {
    Money exitFees;
    for (const backtest::TradePart& one : trade.parts) {
        exitFees += one.fees;
    }
    const Money change =
        base::premium(trade.credit ? trade.entryPrice - part.price : part.price - trade.entryPrice,
                      trade.multiplier, part.contracts);
    const Money entryFees = Money::cents(base::multiplyDivide(
        (trade.fees - exitFees).toCents(), part.contracts, trade.contracts, base::Rounding::HalfAway));
    return change - part.fees - entryFees;
}

/// Every closing by its reason, where trades were closed in parts (ATR-X7).
Attribution closings(std::span<const Trade> trades) {
    std::map<int, AttributionRow> rows;
    const auto add = [&rows](std::optional<book::CloseReason> reason, Money net) {
        AttributionRow& row = rows[reason ? static_cast<int>(*reason) : -1];
        row.key = reasonKey(reason);
        ++row.trades;
        row.wins += net > Money() ? 1 : 0;
        row.net += net;
    };
    for (const Trade& trade : trades) {
        if (trade.isOpen()) {
            continue;
        }
        if (trade.parts.empty()) {
            add(trade.reason, trade.netPl);
        }
        for (const backtest::TradePart& part : trade.parts) {
            add(part.reason, partNet(trade, part));
        }
    }
    Attribution table{"closing_reason", {}};
    for (auto& [reason, row] : rows) {
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Attribution> tables(std::span<const Trade> trades) {
    return {
        table("regime", trades,
              [](const Trade& trade) {
                  return RowName(static_cast<int>(trade.regime), diagnosis::regimeKey(trade.regime));
              }),
        table("exit_reason", trades,
              [](const Trade& trade) {
                  return RowName(trade.reason ? static_cast<int>(*trade.reason) : -1,
                                 reasonKey(trade.reason));
              }),
        table("dte", trades,
              [](const Trade& trade) {
                  return RowName(dteRank(trade.dteAtEntry), dteBucket(trade.dteAtEntry));
              }),
        table("short_iv", trades,
              [](const Trade& trade) { return RowName(ivRank(trade.shortIv), ivBucket(trade.shortIv)); }),
        table("year", trades, yearOf),
        table("priced_from", trades, pricedFrom),
    };
}

} // namespace

std::vector<Attribution> attribute(std::span<const Trade> trades) {
    std::vector<Attribution> all = tables(trades);
    const bool inParts =
        std::any_of(trades.begin(), trades.end(), [](const Trade& trade) { return !trade.parts.empty(); });
    if (inParts) {
        all.push_back(closings(trades));
    }
    return all;
}

} // namespace signalbox::lab
