// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_measures.h"

#include <algorithm>
#include <cmath>

namespace signalbox::recount {
namespace {

using backtest::Trade;

class Recount {
public:
    Recount(const RefoldInputs& in, const lab::Measures& measured) : m_in(in), m_measured(measured) {
        for (const Trade& trade : in.run->trades) {
            if (trade.closedOn) {
                m_closed.push_back(&trade);
            }
        }
        std::sort(m_closed.begin(), m_closed.end(), [](const Trade* a, const Trade* b) { // SHR-M6
            return *a->closedOn != *b->closedOn ? *a->closedOn < *b->closedOn : a->id < b->id;
        });
    }

    std::vector<std::string> all() {
        ofEquity();
        ofTrades();
        halts();
        return std::move(m_problems);
    }

private:
    void equal(const char* what, std::optional<double> said, std::optional<double> recounted) {
        const bool fine = said && recounted
                              ? std::fabs(*said - *recounted) <= 1e-9 * std::max(1.0, std::fabs(*recounted))
                              : said.has_value() == recounted.has_value();
        if (!fine) {
            m_problems.push_back(std::string(what) + ": said " + (said ? std::to_string(*said) : "n/a") +
                                 ", recounted " + (recounted ? std::to_string(*recounted) : "n/a"));
        }
    }

    [[nodiscard]] Day dayAt(std::size_t i) const {
        return m_in.market->days.sessions().at(m_in.market->days.indexOf(m_in.first) + i);
    }

    void ofEquity() { // SHR-M1, M2, M3, M5
        const auto& equity = m_in.run->equity;
        std::vector<double> returns;
        double peak = 0, fall = 0;
        for (std::size_t i = 0; i < equity.size(); ++i) {
            const auto now = static_cast<double>(equity[i]);
            if (i > 0) {
                returns.push_back(now / static_cast<double>(equity[i - 1]) - 1);
            }
            peak = std::max(peak, now);
            fall = std::max(fall, 1 - now / peak);
        }
        double sum = 0, squares = 0, down = 0;
        for (const double one : returns) {
            sum += one;
            down += one < 0 ? one * one : 0;
        }
        const auto n = static_cast<double>(returns.size());
        const double mean = sum / n;
        for (const double one : returns) {
            squares += (one - mean) * (one - mean);
        }
        const double deviation = std::sqrt(squares / (n - 1));
        std::optional<double> sharpe, sortino;
        if (returns.size() >= 20 && deviation > 1e-12) {
            sharpe = mean / deviation * std::sqrt(252.0);
            if (down > 0) {
                sortino = mean / std::sqrt(down / n) * std::sqrt(252.0);
            }
        }
        equal("Sharpe", m_measured.sharpe, sharpe);
        equal("Sortino", m_measured.sortino, sortino);
        equal("drawdown", m_measured.maxDrawdown, fall);
        const double days = static_cast<double>((dayAt(equity.size() - 1) - dayAt(0)).count());
        equal("CAGR", m_measured.cagr,
              std::pow(static_cast<double>(equity.back()) / static_cast<double>(equity.front()), 365 / days) -
                  1);
        int held = 0;
        for (std::size_t i = 0; i < equity.size(); ++i) {
            const Day day = dayAt(i);
            held +=
                std::any_of(m_in.run->trades.begin(), m_in.run->trades.end(),
                            [day](const Trade& trade) {
                                return trade.openedOn <= day && (!trade.closedOn || *trade.closedOn > day);
                            })
                    ? 1
                    : 0;
        }
        equal("exposure", m_measured.exposure, held / static_cast<double>(equity.size()));
    }

    void ofTrades() { // SHR-M4, M5
        double wins = 0, won = 0, lost = 0, risk = 0, held = 0;
        for (const Trade* trade : m_closed) {
            const auto net = static_cast<double>(trade->netPl.toCents());
            wins += net > 0 ? 1 : 0;
            (net > 0 ? won : lost) += net;
            risk += static_cast<double>(trade->maxLoss.toCents());
            held += static_cast<double>((*trade->closedOn - trade->openedOn).count());
        }
        const auto n = static_cast<double>(m_closed.size());
        const auto ratio = [](double a, double b) { return b == 0 ? std::nullopt : std::optional(a / b); };
        equal("trades", m_measured.trades, n);
        equal("win rate", m_measured.winRate, ratio(wins, n));
        equal("profit factor", m_measured.profitFactor, ratio(won, -lost));
        equal("return on risk", m_measured.returnOnRisk, ratio(won + lost, risk));
        equal("days held", m_measured.avgDaysHeld, ratio(held, n));
    }

    /// OPT-F2 after the close of each session: raised when a condition becomes true.
    void halts() {
        int winRate = 0, profitFactor = 0;
        bool low = false, poor = false;
        std::size_t done = 0;
        for (std::size_t i = 0; i < m_in.run->sessions.size(); ++i) {
            while (done < m_closed.size() && *m_closed[done]->closedOn <= dayAt(i)) {
                ++done;
            }
            int wins = 0;
            for (std::size_t k = done; done >= 20 && k-- > done - 20;) {
                wins += m_closed[k]->netPl > base::Money() ? 1 : 0;
            }
            std::int64_t won = 0, lost = 0;
            for (std::size_t k = done; done >= 30 && k-- > done - 30;) {
                const std::int64_t net = m_closed[k]->netPl.toCents();
                (net > 0 ? won : lost) += net;
            }
            const bool lowNow = done >= 20 && wins < 12;
            const bool poorNow = done >= 30 && lost < 0 && won * 10 < -lost * 12;
            winRate += lowNow && !low ? 1 : 0;
            profitFactor += poorNow && !poor ? 1 : 0;
            low = lowNow;
            poor = poorNow;
        }
        equal("win rate halts", m_in.run->halts.winRate, winRate);
        equal("profit factor halts", m_in.run->halts.profitFactor, profitFactor);
        equal("drawdown halts", m_in.run->halts.drawdown, 0); // nothing here loses a quarter
    }

    const RefoldInputs& m_in;
    const lab::Measures& m_measured;
    std::vector<const Trade*> m_closed;
    std::vector<std::string> m_problems;
};

} // namespace

std::vector<std::string> recountMeasures(const RefoldInputs& inputs, const lab::Measures& measured) {
    return Recount(inputs, measured).all();
}

} // namespace signalbox::recount
