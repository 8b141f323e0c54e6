// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/atr_safeguards.h"

#include "engine/base/rounding.h"

namespace signalbox::risk {
namespace {

using base::Money;

/// amount > bp of a whole, without rounding.
bool above(Money amount, std::int32_t bp, Money whole) {
    return static_cast<base::Int128>(amount.toCents()) * 10'000 >
           static_cast<base::Int128>(whole.toCents()) * bp;
}

} // namespace

std::vector<std::string> atrVetoes(const AtrRequest& request, const AtrLimits& limits) {
    std::vector<std::string> vetoes;
    const Money lost = request.priorCloseEquity - (request.accountEquity - request.flowsToday);
    if (above(lost, limits.dailyLossBp, request.priorCloseEquity)) {
        vetoes.emplace_back("DAILY_LOSS");
    }
    if (request.streakHalt) {
        vetoes.emplace_back("LOSS_STREAK");
    }
    if (above(request.newRisk, limits.tradeBp, request.equity)) {
        vetoes.emplace_back("TRADE_RISK");
    }
    if (above(request.openSymbolRisk + request.newRisk, limits.symbolBp, request.equity)) {
        vetoes.emplace_back("SYMBOL_RISK");
    }
    if (above(request.openHeat + request.newRisk, limits.heatBp, request.equity)) {
        vetoes.emplace_back("HEAT");
    }
    const Money left = request.cash - request.newCost;
    if (static_cast<base::Int128>(left.toCents()) * 10'000 <
        static_cast<base::Int128>(request.accountEquity.toCents()) * limits.cashBp) {
        vetoes.emplace_back("CASH_RESERVE");
    }
    return vetoes;
}

} // namespace signalbox::risk
