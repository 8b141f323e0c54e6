// SPDX-License-Identifier: GPL-3.0-or-later
#include "refold.h"

#include <algorithm>
#include <cmath>

namespace signalbox::recount {
namespace {

using backtest::Trade;
constexpr std::int64_t Start = 50'000'000;
constexpr std::int64_t FeesEachSide = 130; // one contract of two legs

std::string line(const Trade& trade, const std::string& what, std::int64_t said, std::int64_t recounted) {
    return isoOf(trade.openedOn) + " #" + std::to_string(trade.id) + " " + what + ": said " +
           std::to_string(said) + ", recounted " + std::to_string(recounted);
}

Day dayAt(const RefoldInputs& in, std::size_t i) {
    return in.market->days.sessions().at(in.market->days.indexOf(in.first) + i);
}

bool isOpenAt(const Trade& trade, Day close) {
    return trade.openedOn <= close && (!trade.closedOn || *trade.closedOn > close);
}

backtest::Mark markOn(const RefoldInputs& in, const Trade& trade, Day day) {
    const auto index = in.market->days.indexOf(day) - in.market->days.indexOf(in.first);
    const int session = in.run->sessions.at(index);
    return in.system->mark(trade, session, session - 1);
}

/// A price per share of one contract in units of $0.0001 is that many cents.
std::int64_t plOf(const Trade& trade, std::int64_t price, int sides) {
    return (trade.entryPrice.toUnits() - price - FeesEachSide * sides) * trade.contracts;
}

int targetPercent(const PlainRules& rules, int dte) { // OPT-X3
    const int plain = rules.whole("profit_target_pct");
    const std::string& mode = rules.word("profit_target_mode");
    if (mode == "dynamic") {
        return std::min(plain, dte > 35 ? 50 : dte >= 28 ? 40 : 30);
    }
    return mode == "soft_warning" && dte <= 28 ? std::min(plain, 40) : plain;
}

} // namespace

std::vector<std::string> refoldMoney(const RefoldInputs& in) {
    std::vector<std::string> problems;
    const auto equal = [&](const Trade& trade, const char* what, std::int64_t said, std::int64_t recounted) {
        if (said != recounted) {
            problems.push_back(line(trade, what, said, recounted));
        }
    };
    std::int64_t sum = 0;
    std::vector<std::int64_t> lastMarks;
    for (const Trade& trade : in.run->trades) {
        const int sides = trade.closedOn ? 2 : 1;
        equal(trade, "fees", trade.fees.toCents(), FeesEachSide * sides * trade.contracts);
        equal(trade, "net P/L", trade.netPl.toCents(), plOf(trade, trade.exitPrice.toUnits(), sides));
        equal(trade, "max loss", trade.maxLoss.toCents(),
              (trade.width - trade.entryPrice).toUnits() * trade.contracts);
        sum += trade.netPl.toCents();
        lastMarks.push_back(trade.entryPrice.toUnits());
    }
    for (std::size_t i = 0; i < in.run->sessions.size(); ++i) {
        const Day day = dayAt(in, i);
        std::int64_t cash = Start, owed = 0, heat = 0;
        for (std::size_t t = 0; t < in.run->trades.size(); ++t) {
            const Trade& trade = in.run->trades[t];
            if (trade.openedOn > day) {
                continue;
            }
            cash += (trade.entryPrice.toUnits() - FeesEachSide) * trade.contracts;
            if (!isOpenAt(trade, day)) {
                cash -= (trade.exitPrice.toUnits() + FeesEachSide) * trade.contracts;
                continue;
            }
            const backtest::Mark mark = markOn(in, trade, day);
            lastMarks[t] = mark.usable ? mark.closeCost.toUnits() : lastMarks[t];
            owed += lastMarks[t] * trade.contracts;
            heat += trade.maxLoss.toCents();
        }
        if (cash - owed != in.run->equity[i] || heat != in.run->heat[i]) {
            problems.push_back(isoOf(day) + " equity said " + std::to_string(in.run->equity[i]) +
                               ", recounted " + std::to_string(cash - owed) + "; heat said " +
                               std::to_string(in.run->heat[i]) + ", recounted " + std::to_string(heat));
        }
    }
    if (sum != in.run->equity.back() - Start) {
        problems.push_back("the trades sum to " + std::to_string(sum) + ", the account changed by " +
                           std::to_string(in.run->equity.back() - Start));
    }
    return problems;
}

std::vector<std::string> followExits(const RefoldInputs& in) {
    std::vector<std::string> problems;
    const PlainDays& days = in.market->days;
    const std::int64_t stop = std::llround(in.rules->number("stop_loss_multiplier") * 100);
    const Day last = dayAt(in, in.run->sessions.size() - 1);
    for (const Trade& trade : in.run->trades) {
        const Day timeStop =
            days.onOrBefore(trade.expiration - std::chrono::days(in.rules->whole("time_stop_dte")));
        std::optional<book::CloseReason> reason;
        std::optional<Day> closed;
        std::int64_t price = trade.entryPrice.toUnits();
        for (Day day = trade.openedOn; day <= last; day = days.next(day)) {
            const PlainRegime known = in.signals->day(days.before(day)).regime;
            if (!reason && day > trade.openedOn) {
                if (day >= timeStop) {
                    reason = book::CloseReason::TimeStop;
                } else if ((known == PlainRegime::Crisis || known == PlainRegime::BearTrend) &&
                           in.rules->word("regime_exit") == "close_all") {
                    reason = book::CloseReason::RegimeShift;
                }
            }
            const backtest::Mark mark = markOn(in, trade, day);
            if (!mark.usable) {
                continue;
            }
            price = mark.closeCost.toUnits();
            if (reason) { // ordered before this snapshot, or due on it without quotes
                closed = day;
                price = (price + 499) / 500 * 500;
                break;
            }
            const int dte = static_cast<int>((trade.expiration - day).count());
            const std::int64_t credit = trade.entryPrice.toUnits();
            if (price * 100 <= credit * (100 - targetPercent(*in.rules, dte))) {
                reason = book::CloseReason::ProfitTarget;
            } else if (price * 100 >= credit * stop) {
                reason = book::CloseReason::StopLoss;
            }
        }
        const auto number = [](std::optional<book::CloseReason> one) {
            return one ? static_cast<std::int64_t>(*one) : -1;
        };
        if (trade.closedOn != closed) {
            problems.push_back(isoOf(trade.openedOn) + " #" + std::to_string(trade.id) + " closed: said " +
                               (trade.closedOn ? isoOf(*trade.closedOn) : "open") + ", recounted " +
                               (closed ? isoOf(*closed) : "open"));
            continue;
        }
        if (number(trade.reason) != number(closed ? reason : std::nullopt)) {
            problems.push_back(line(trade, "reason", number(trade.reason), number(reason)));
        }
        if (trade.exitPrice.toUnits() != price) {
            problems.push_back(line(trade, "exit", trade.exitPrice.toUnits(), price));
        }
    }
    return problems;
}

std::vector<std::string> holdLimits(const RefoldInputs& in, const std::vector<Day>& breaker) {
    std::vector<std::string> problems;
    const PlainDays& days = in.market->days;
    const int cap =
        std::min(in.rules->whole("max_concurrent_per_underlying"), in.rules->whole("max_concurrent_total"));
    const double heatPct =
        std::min(15.0, in.rules->number("max_portfolio_heat")); // SHR-A3: the account's too
    const double tradePct = std::min(3.0, in.rules->number("max_loss_per_trade_pct"));
    for (const Trade& trade : in.run->trades) {
        const auto wrong = [&](const std::string& what) {
            problems.push_back(isoOf(trade.openedOn) + " #" + std::to_string(trade.id) + " " + what);
        };
        int open = 0;
        std::int64_t heat = 0;
        for (const Trade& other : in.run->trades) {
            // OPT-X9, OPT-T7: a position counts until its closing fill, which comes before entries.
            const bool before = other.id < trade.id && isOpenAt(other, trade.openedOn);
            if (before || other.id == trade.id) {
                ++open;
                heat += other.maxLoss.toCents();
            }
        }
        const auto index = days.indexOf(trade.openedOn) - days.indexOf(in.first);
        const std::int64_t equity = index == 0 ? Start : in.run->equity[index - 1];
        if (open > cap) {
            wrong("is the " + std::to_string(open) + "th open of " + std::to_string(cap));
        }
        if (static_cast<double>(heat) * 100 > static_cast<double>(equity) * heatPct + 1e-6) {
            wrong("makes the heat " + std::to_string(heat));
        }
        if (static_cast<double>(trade.maxLoss.toCents()) * 100 >
            static_cast<double>(equity) * tradePct + 1e-6) {
            wrong("risks " + std::to_string(trade.maxLoss.toCents()));
        }
        const PlainRegime regime = in.signals->day(trade.signalDate).regime;
        if (regime == PlainRegime::Crisis || regime == PlainRegime::BearTrend ||
            regime == PlainRegime::Unknown) {
            wrong("was entered in a regime that forbids it");
        }
        for (const Day fired : breaker) {
            if (fired <= trade.openedOn && days.businessDays(fired, trade.openedOn) <=
                                               in.rules->whole("circuit_breaker_cooldown_days")) {
                wrong("was entered after the breaker of " + isoOf(fired));
            }
        }
    }
    return problems;
}

} // namespace signalbox::recount
