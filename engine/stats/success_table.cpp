// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/success_table.h"

#include "engine/base/format.h"
#include "engine/base/real.h"

#include <functional>

#include <fmt/format.h>

namespace signalbox::stats {
namespace {

using base::Money;
using std::chrono::year_month;

constexpr int SmallSample = 30;

year_month monthOf(base::Date date) {
    const std::chrono::year_month_day ymd(date);
    return ymd.year() / ymd.month();
}

std::optional<double> meanOf(std::span<const MonthRow> months, std::optional<double> MonthRow::* member) {
    double sum = 0;
    int count = 0;
    for (const MonthRow& month : months) {
        if (month.*member) {
            sum += *(month.*member);
            ++count;
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

Criterion criterion(std::string key, std::string aim, std::optional<double> value,
                    const std::function<bool(double)>& met, std::size_t sample) {
    Criterion line;
    line.key = std::move(key);
    line.aim = std::move(aim);
    line.value = value;
    if (value) {
        line.met = met(*value);
    }
    line.sample = static_cast<int>(sample);
    line.smallSample = line.sample < SmallSample;
    return line;
}

std::function<bool(double)> atLeast(double bound) {
    return [bound](double value) { return base::realGreaterEqual(value, bound); };
}

std::function<bool(double)> atMost(double bound) {
    return [bound](double value) { return base::realLessEqual(value, bound); };
}

} // namespace

double breakEvenWinRate(double stopMultiplier, int profitTargetPct) {
    const double loss = stopMultiplier - 1.0;
    return loss / (loss + profitTargetPct / 100.0);
}

std::optional<double> plannedProfitFactor(double winRate, double stopMultiplier, int profitTargetPct) {
    const double lost = (1.0 - winRate) * (stopMultiplier - 1.0);
    if (!(lost > 0)) {
        return std::nullopt;
    }
    return winRate * profitTargetPct / 100.0 / lost;
}

Feasibility feasibility(Money winPerTrade, Money equity, int maxConcurrent, int averageDays) {
    Feasibility result;
    if (equity <= Money{} || averageDays <= 0) {
        return result;
    }
    result.gainPerWin = static_cast<double>(winPerTrade.toCents()) / static_cast<double>(equity.toCents());
    result.tradesPerYear = maxConcurrent * 365.0 / averageDays;
    result.bestAnnualReturn = result.gainPerWin * result.tradesPerYear;
    return result;
}

std::string Feasibility::line() const {
    return fmt::format(
        "Best possible under the caps: {}% of equity a year ({}% a win, {} trades a year, no loss)",
        base::fixed(bestAnnualReturn * 100, 1), base::fixed(gainPerWin * 100, 3),
        base::fixed(tradesPerYear, 0));
}

std::vector<MonthRow> monthlyTable(std::span<const ClosedTrade> trades,
                                   std::span<const SessionHeat> sessions) {
    std::vector<MonthRow> rows;
    if (sessions.empty()) {
        return rows;
    }
    const year_month last = monthOf(sessions.back().date);
    for (year_month month = monthOf(sessions.front().date); month <= last; month += std::chrono::months(1)) {
        MonthRow row;
        row.month = month;
        for (const ClosedTrade& trade : trades) {
            if (monthOf(trade.closedOn) == month) {
                ++row.trades;
                row.wins += trade.netPl > Money{} ? 1 : 0;
                row.net += trade.netPl;
            }
        }
        std::optional<Money> startEquity;
        double heat = 0;
        int count = 0;
        for (const SessionHeat& session : sessions) {
            if (monthOf(session.date) == month) {
                startEquity = startEquity.value_or(session.sleeveEquity);
                heat += static_cast<double>(session.heat.toCents());
                ++count;
            }
        }
        const auto net = static_cast<double>(row.net.toCents());
        if (startEquity && *startEquity > Money{}) {
            row.incomeOnEquity = net / static_cast<double>(startEquity->toCents());
        }
        if (heat > 0) {
            row.incomeOnHeat = net / (heat / count);
        }
        rows.push_back(row);
    }
    return rows;
}

std::vector<Criterion> successTable(const SuccessInputs& inputs) {
    const std::vector<double> returns = dailyReturns(inputs.equity);
    const std::vector<Money> amounts = netPls(inputs.trades);
    const TradeTotals sums = totals(amounts);
    const std::size_t trades = inputs.trades.size();
    return {
        criterion("sharpe", ">= 0.8", sharpe(returns, inputs.rfAnnual), atLeast(0.8), returns.size()),
        criterion("win_rate", ">= 75%", sums.winRate(), atLeast(0.75), trades),
        criterion("profit_factor", ">= 1.8", sums.profitFactor(), atLeast(1.8), trades),
        criterion("max_drawdown", "<= 25% (aim 15%)", maxDrawdown(inputs.equity), atMost(0.25),
                  returns.size()),
        criterion("avg_days_held", "15-30 calendar days", averageDaysHeld(inputs.trades), atLeast(15),
                  trades),
        criterion("monthly_income", "1-1.5% of sleeve equity",
                  meanOf(inputs.months, &MonthRow::incomeOnEquity), atLeast(0.01), inputs.months.size()),
        criterion("monthly_income_on_heat", "shown beside it", meanOf(inputs.months, &MonthRow::incomeOnHeat),
                  atLeast(0.01), inputs.months.size()),
        criterion("cagr", "40% (aim, tunes nothing)", cagr(inputs.equity), atLeast(0.40), returns.size()),
    };
}

} // namespace signalbox::stats
