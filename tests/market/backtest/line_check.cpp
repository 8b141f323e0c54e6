// SPDX-License-Identifier: GPL-3.0-or-later
#include "line_check.h"

#include <cmath>

namespace signalbox::recount {
namespace {

using backtest::SignalEnd;
using backtest::Trade;

class Checker {
public:
    Checker(const backtest::RunResult& run, const backtest::OptimusSystem& system, const PlainMarket& market,
            const PlainSignals& signals, const PlainRules& rules)
        : m_run(run), m_system(system), m_market(market), m_signals(signals), m_rules(rules) {
        const std::int64_t stop = std::llround(rules.number("stop_loss_multiplier") * 100);
        std::vector<PlainClose> closes;
        for (const Trade& trade : run.trades) {
            if (trade.closedOn) {
                const bool stopped = trade.reason == book::CloseReason::StopLoss;
                const bool beyond = trade.netPl.toCents() * 100 <=
                                    -(stop - 100) * trade.entryPrice.toUnits() * trade.contracts;
                closes.push_back({*trade.closedOn, trade.id, stopped || beyond});
            }
        }
        m_result.breaker = breakerDays(std::move(closes), rules.whole("circuit_breaker_count"));
    }

    LineCheck all() {
        const Day first =
            m_market.days.sessions().at(m_market.days.indexOf(m_system.entries().dates.front()));
        if (m_run.days.size() != m_run.sessions.size()) {
            problem(first, "lines", m_run.days.size(), m_run.sessions.size());
            return m_result;
        }
        for (std::size_t i = 0; i < m_run.days.size(); ++i) {
            line(i, m_market.days.sessions().at(m_market.days.indexOf(first) + i));
        }
        if (m_signalAt != m_run.signals.size()) {
            problem(first, "signal records", m_run.signals.size(), m_signalAt);
        }
        return std::move(m_result);
    }

private:
    template <typename A, typename B>
    void problem(Day day, const char* what, A said, B recounted) {
        m_result.problems.push_back(isoOf(day) + " " + what + ": said " + std::to_string(said) +
                                    ", recounted " + std::to_string(recounted));
    }

    [[nodiscard]] PlainBook bookAt(Day day) const {
        PlainBook book;
        for (const Trade& trade : m_run.trades) {
            if (trade.openedOn <= day) {
                book.open += !trade.closedOn || *trade.closedOn > day ? 1 : 0;
                book.lastEntry = std::max(book.lastEntry.value_or(trade.openedOn), trade.openedOn);
            }
        }
        book.halted = haltedOn(m_market.days.next(day), day);
        return book;
    }

    /// OPT-B3: an entry may not execute on a session, as known at the close of `known`.
    [[nodiscard]] bool haltedOn(Day session, std::optional<Day> known = {}) const {
        bool halted = false;
        for (const Day fired : m_result.breaker) {
            halted = halted ||
                     (fired <= known.value_or(session) && m_market.days.businessDays(fired, session) <=
                                                              m_rules.whole("circuit_breaker_cooldown_days"));
        }
        return halted;
    }

    void line(std::size_t i, Day day) {
        const backtest::DayLine& said = m_run.days[i];
        const PlainBook book = bookAt(day);
        const PlainVerdict verdict = m_signals.verdict(day, book);
        ++m_result.sessions;
        m_result.halted += book.halted ? 1 : 0;
        const auto equal = [&](const char* what, int saidValue, int recounted) {
            if (saidValue != recounted) {
                problem(day, what, saidValue, recounted);
            }
        };
        equal("decision", said.decision, static_cast<int>(verdict.decision));
        equal("halted", said.halted ? 1 : 0, book.halted ? 1 : 0);
        equal("open positions", said.openPositions, book.open);
        equal("regime", said.regime, static_cast<int>(m_signals.day(day).regime));
        equal("first failing gate", said.firstFail, verdict.firstFail);
        equal("failed gates", said.failedGates, verdict.failedGates);
        equal("failed filters", said.failedFilters, verdict.failedFilters);
        equal("opened", said.opened, countOn(day, false));
        equal("closed", said.closed, countOn(day, true));
        m_result.capacity += verdict.firstFail == 9 ? 1 : 0;
        m_result.spacing += verdict.firstFail == 10 ? 1 : 0;
        const bool gates = verdict.firstFail == 0 && !book.halted;
        m_result.passedGates += gates ? 1 : 0;
        m_result.filtered += gates && verdict.failedFilters != 0 ? 1 : 0;
        if (verdict.decision == PlainVerdict::Decision::Entry) {
            ++m_result.signals;
            if (i + 1 < m_run.sessions.size()) {
                signal(i, day);
            }
        }
    }

    [[nodiscard]] int countOn(Day day, bool closing) const {
        int count = 0;
        for (const Trade& trade : m_run.trades) {
            count += (closing ? trade.closedOn == day : trade.openedOn == day) ? 1 : 0;
        }
        return count;
    }

    /// Whatever ended a signal must be seen from outside too.
    void signal(std::size_t i, Day day) {
        if (m_signalAt >= m_run.signals.size() || m_run.signals[m_signalAt].date != day) {
            m_result.problems.push_back(isoOf(day) + " has a signal and no record of it");
            return;
        }
        const backtest::SignalRecord& record = m_run.signals[m_signalAt++];
        const Day next = m_market.days.next(day);
        const int session = m_run.sessions[i + 1];
        const backtest::Order order = m_system.propose(m_run.sessions[i], session);
        const std::string where = isoOf(day) + " " + backtest::signalEndKey(record.end) + " " + record.detail;
        const auto wrong = [&](const char* why) { m_result.problems.push_back(where + ": " + why); };
        if (record.end == SignalEnd::Traded) {
            ++m_result.traded;
            const Trade* trade = nullptr;
            for (const Trade& one : m_run.trades) {
                trade = one.id == record.tradeId ? &one : trade;
            }
            if (trade == nullptr || trade->signalDate != day || trade->openedOn != next) {
                wrong("the trade is not that of the signal");
                return;
            }
            if (m_signals.crisisAtOrderTime(next)) {
                wrong("traded in a crisis (OPT-T3)");
            }
            sized(i, day, order, trade->contracts, trade->convictionBp, where);
            return;
        }
        m_result.untraded.push_back(where);
        switch (record.end) {
        case SignalEnd::NoQuotes:
            if (m_system.quotes().session(session).origin != history::Origin::None) {
                wrong("there are option prices");
            }
            break;
        case SignalEnd::NoStrikes:
            if (order.end == SignalEnd::Traded) {
                wrong("there are strikes");
            }
            break;
        case SignalEnd::SizeZero:
            sized(i, day, order, 0, std::nullopt, where);
            break;
        case SignalEnd::Halted:
            if (record.detail == "PRETRADE_CRISIS" ? !m_signals.crisisAtOrderTime(next) : !haltedOn(next)) {
                wrong("nothing halts");
            }
            break;
        default: // a limit of OPT-P that neither size nor gates see; none of these sets meets one
            wrong("a veto without a cause");
            break;
        }
    }

    /// OPT-K, OPT-S from the equity of the close before.
    void sized(std::size_t i, Day day, const backtest::Order& order, std::int64_t contracts,
               std::optional<int> conviction, const std::string& where) {
        PlainAccount account;
        account.equity = m_run.equity[i];
        account.highWater = *std::max_element(m_run.equity.begin(),
                                              m_run.equity.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        account.highWater = std::max(account.highWater, m_start);
        std::vector<const Trade*> closed;
        const Day entry = m_market.days.next(day);
        for (const Trade& trade : m_run.trades) { // OPT-T7: the closings of a session come before its entries
            if (trade.closedOn && *trade.closedOn <= entry) {
                closed.push_back(&trade);
            } else if (trade.openedOn <= day) {
                account.heat += trade.maxLoss.toCents();
            }
        }
        std::sort(closed.begin(), closed.end(), [](const Trade* a, const Trade* b) {
            return *a->closedOn != *b->closedOn ? *a->closedOn < *b->closedOn : a->id < b->id;
        });
        int wins = 0;
        for (std::size_t back = 0; back < 10 && back < closed.size(); ++back) {
            wins += closed[closed.size() - 1 - back]->netPl > base::Money() ? 1 : 0;
        }
        const int bp = convictionOf(m_signals.day(day), m_rules, static_cast<int>(closed.size()), wins);
        if (conviction && *conviction != bp) {
            m_result.problems.push_back(where + ": conviction said " + std::to_string(*conviction) +
                                        ", recounted " + std::to_string(bp));
        }
        const std::int64_t each = (order.trade.width - order.trade.entryPrice).toUnits();
        const PlainSize size = sizeOf(m_signals.day(day), m_rules, account, bp, each);
        if (size.contracts() != contracts) {
            m_result.problems.push_back(where + ": contracts said " + std::to_string(contracts) +
                                        ", recounted " + std::to_string(size.contracts()));
        }
    }

    const backtest::RunResult& m_run;
    const backtest::OptimusSystem& m_system;
    const PlainMarket& m_market;
    const PlainSignals& m_signals;
    const PlainRules& m_rules;
    std::int64_t m_start = 50'000'000;
    std::size_t m_signalAt = 0;
    LineCheck m_result;
};

} // namespace

std::string LineCheck::firstProblems() const {
    std::string text = std::to_string(problems.size()) + " problems";
    for (std::size_t i = 0; i < problems.size() && i < 12; ++i) {
        text += "\n  " + problems[i];
    }
    return text;
}

LineCheck checkLines(const backtest::RunResult& run, const backtest::OptimusSystem& system,
                     const PlainMarket& market, const PlainSignals& signals, const PlainRules& rules) {
    return Checker(run, system, market, signals, rules).all();
}

} // namespace signalbox::recount
