// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/audit/decision_log.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::lab {
namespace {

std::string evaluationText(const backtest::DayLine& line) {
    return fmt::format("{}, regime {}, first fail {}, gates {:#x}, filters {:#x}, open {}, opened {}, "
                       "closed {}{}",
                       entry::decisionKey(static_cast<entry::Decision>(line.decision)),
                       diagnosis::regimeKey(static_cast<diagnosis::Regime>(line.regime)), line.firstFail,
                       line.failedGates, line.failedFilters, line.openPositions, line.opened, line.closed,
                       line.halted ? ", halted" : "");
}

std::string openingText(const backtest::Trade& trade) {
    std::string legs;
    for (std::size_t i = 0; i < trade.legCount && i < trade.legs.size(); ++i) {
        const backtest::TradeLeg& leg = trade.legs[i];
        legs += fmt::format("{}{} {}{}", legs.empty() ? "" : "/",
                            leg.side == structures::Side::Sell ? "sell" : "buy", leg.strike,
                            leg.right == market::Right::Put ? "P" : "C");
    }
    return fmt::format("trade {} of {}: {} x{} {} at {} units, conviction {}", trade.id,
                       base::toIso(trade.signalDate), legs, trade.contracts, base::toIso(trade.expiration),
                       trade.entryPrice.toUnits(), trade.convictionBp);
}

std::string closingText(const backtest::Trade& trade) {
    return fmt::format("trade {}: {} at {} units, net {} cents", trade.id,
                       trade.reason ? book::closeReasonKey(*trade.reason) : "", trade.exitPrice.toUnits(),
                       trade.netPl.toCents());
}

std::string systemKind(const char* kind, int system) {
    return fmt::format("{} {}", kind, system);
}

} // namespace

base::Result<DecisionLog> decisionLog(const backtest::RunResult& result, const calendar::Calendar& calendar) {
    DecisionLog log;
    for (const backtest::DayLine& line : result.days) {
        SIGNALBOX_TRY_ASSIGN(const base::Date date, calendar.sessionAt(line.session));
        log.push_back({date, systemKind("evaluation", line.system), evaluationText(line)});
    }
    for (const backtest::SignalRecord& signal : result.signals) {
        SIGNALBOX_TRY_ASSIGN(const base::Date decided, calendar.nextSession(signal.date));
        log.push_back({decided, systemKind("signal", signal.system),
                       fmt::format("of {}: {} {}", base::toIso(signal.date),
                                   backtest::signalEndKey(signal.end), signal.detail)});
    }
    for (const backtest::Trade& trade : result.trades) {
        log.push_back({trade.openedOn, systemKind("entry", trade.system), openingText(trade)});
        if (trade.closedOn) {
            log.push_back({*trade.closedOn, systemKind("exit", trade.system), closingText(trade)});
        }
    }
    const std::size_t closes = std::min(result.sessions.size(), result.equity.size());
    for (std::size_t i = 0; i < closes; ++i) {
        SIGNALBOX_TRY_ASSIGN(const base::Date date, calendar.sessionAt(result.sessions[i]));
        log.push_back({date, "equity", fmt::format("{} cents", result.equity[i])});
    }
    return log;
}

std::vector<base::Date> decisionDates(const backtest::RunResult& result) {
    std::vector<base::Date> dates;
    dates.reserve(result.signals.size() + result.trades.size());
    for (const backtest::SignalRecord& signal : result.signals) {
        dates.push_back(signal.date);
    }
    for (const backtest::Trade& trade : result.trades) {
        dates.push_back(trade.signalDate);
        dates.push_back(trade.openedOn);
        if (trade.closedOn) {
            dates.push_back(*trade.closedOn);
        }
    }
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    return dates;
}

} // namespace signalbox::lab
