// SPDX-License-Identifier: GPL-3.0-or-later
#include "slow_recount.h"

#include <algorithm>
#include <cmath>

namespace signalbox::tests {
namespace {

constexpr double Tolerance = 1e-9;

bool same(double a, double b) {
    return std::fabs(a - b) <= Tolerance * std::max(1.0, std::max(std::fabs(a), std::fabs(b)));
}
bool over(double a, double b) {
    return a > b && !same(a, b);
}
bool overOrSame(double a, double b) {
    return a > b || same(a, b);
}

std::optional<double> valueOn(const Values& values, Day day) {
    const auto at = values.find(day);
    return at == values.end() ? std::nullopt : std::optional(at->second);
}

class Recount {
public:
    explicit Recount(const SlowMarket& market) : m(market) {}

    std::vector<SlowAnswer> run() {
        std::vector<SlowAnswer> answers;
        for (std::size_t t = 0; t < m.sessions.size(); ++t) {
            m_raw.push_back(rawSeverity(t));
            answers.push_back(t < 252 ? SlowAnswer() : answer(t));
        }
        return answers;
    }

private:
    static constexpr int Unknown = 6;

    /// The last `need` values of bars ending today, oldest first; nothing when today has none or too many are
    /// missing.
    [[nodiscard]] std::vector<double> window(const Values& values, std::size_t t, std::size_t need) const {
        std::size_t holes = 0;
        for (std::size_t back = 0; back < need; ++back) {
            holes += back > t || !values.contains(m.sessions[t - back]) ? 1 : 0;
        }
        if (!values.contains(m.sessions[t]) || holes > need / 50) {
            return {};
        }
        std::vector<double> found;
        for (std::size_t back = 0; back <= t && found.size() < need; ++back) {
            if (const auto value = valueOn(values, m.sessions[t - back])) {
                found.push_back(*value);
            }
        }
        std::reverse(found.begin(), found.end());
        return found.size() == need ? found : std::vector<double>();
    }

    [[nodiscard]] static double mean(const std::vector<double>& values) {
        double sum = 0;
        for (const double value : values) {
            sum += value;
        }
        return sum / static_cast<double>(values.size());
    }

    struct Band {
        double lower = 0;
    };
    [[nodiscard]] std::optional<Band> band(std::size_t t) const {
        const auto values = window(m.close, t, 20);
        if (values.empty()) {
            return std::nullopt;
        }
        const double middle = mean(values);
        double squares = 0;
        for (const double value : values) {
            squares += (value - middle) * (value - middle);
        }
        return Band{middle - 2.0 * std::sqrt(squares / 20.0)};
    }

    /// From the first bar, every day anew.
    [[nodiscard]] std::optional<double> ema(std::size_t t) const {
        if (window(m.close, t, 200).empty()) {
            return std::nullopt;
        }
        double average = 0;
        std::size_t bars = 0;
        for (const auto& [day, close] : m.close) {
            if (day > m.sessions[t]) {
                break;
            }
            ++bars;
            if (bars <= 200) {
                average += close / 200.0;
            } else {
                average += 2.0 / 201.0 * (close - average);
            }
        }
        return average;
    }

    [[nodiscard]] std::optional<double> rsi(std::size_t t) const {
        if (window(m.close, t, 15).empty()) {
            return std::nullopt;
        }
        double gain = 0;
        double loss = 0;
        double before = 0;
        int changes = -1;
        for (const auto& [day, close] : m.close) {
            if (day > m.sessions[t]) {
                break;
            }
            ++changes;
            const double up = changes > 0 ? std::max(0.0, close - before) : 0.0;
            const double down = changes > 0 ? std::max(0.0, before - close) : 0.0;
            before = close;
            if (changes <= 14) {
                gain += up / 14.0;
                loss += down / 14.0;
            } else {
                gain = (gain * 13.0 + up) / 14.0;
                loss = (loss * 13.0 + down) / 14.0;
            }
        }
        if (loss == 0) {
            return gain == 0 ? 50.0 : 100.0;
        }
        return 100.0 - 100.0 / (1.0 + gain / loss);
    }

    [[nodiscard]] std::optional<double> rank(std::size_t t) const {
        // 252 previous values and today's; a hole inside the allowance reaches one further back.
        const auto values = window(m.vix, t, 253);
        if (values.empty()) {
            return std::nullopt;
        }
        const auto below = std::count_if(values.begin(), values.end() - 1,
                                         [&values](double value) { return value < values.back(); });
        return 100.0 * static_cast<double>(below) / 252.0;
    }

    [[nodiscard]] std::optional<double> volatility(std::size_t t) const {
        const auto values = window(m.close, t, 21);
        if (values.empty()) {
            return std::nullopt;
        }
        std::vector<double> returns;
        for (std::size_t i = 1; i < values.size(); ++i) {
            returns.push_back(std::log(values[i] / values[i - 1]));
        }
        const double middle = mean(returns);
        double squares = 0;
        for (const double value : returns) {
            squares += (value - middle) * (value - middle);
        }
        return std::sqrt(squares / 19.0) * std::sqrt(252.0);
    }

    [[nodiscard]] std::optional<double> ratio(std::size_t t) const {
        const auto first = valueOn(m.vx1, m.sessions[t]);
        const auto second = valueOn(m.vx2, m.sessions[t]);
        return first && second && *first > 0 && *second > 0 ? std::optional(*first / *second) : std::nullopt;
    }

    [[nodiscard]] int rawSeverity(std::size_t t) const {
        const Day day = m.sessions[t];
        const auto vix = valueOn(m.vix, day);
        const auto term = ratio(t);
        if ((vix && over(*vix, 35)) || (term && overOrSame(*term, 1.05))) {
            return 5;
        }
        const auto close = valueOn(m.close, day);
        const auto average = ema(t);
        if (!vix || !term || !close || !average) {
            return Unknown;
        }
        const auto breadth = valueOn(m.breadth, day);
        if (!over(*close, *average)) {
            if (!breadth) {
                return Unknown;
            }
            if (over(*breadth, 40)) {
                const auto now = window(m.breadth, t, 5);
                const auto then = t >= 10 ? window(m.breadth, t - 10, 5) : std::vector<double>();
                if (now.empty() || then.empty()) {
                    return Unknown;
                }
                if (over(mean(then), mean(now))) {
                    return 4;
                }
                return overOrSame(*vix, 25) ? 3 : 2;
            }
            return 4;
        }
        if (overOrSame(*vix, 25)) {
            return 3;
        }
        if (overOrSame(*vix, 18)) {
            return 1;
        }
        if (!breadth) {
            return Unknown;
        }
        return over(*breadth, 40) ? 0 : 2;
    }

    [[nodiscard]] bool regimeOpen(std::size_t t) const {
        if (m_raw[t] == Unknown) {
            return false;
        }
        for (std::size_t back = 0; back < 3; ++back) {
            if (m_raw[t - back] == 4 || m_raw[t - back] == 5) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool touched(std::size_t t) const {
        for (std::size_t back = 0; back < 5; ++back) {
            const Day day = m.sessions[t - back];
            const auto lower = band(t - back);
            const auto low = valueOn(m.low, day);
            const auto close = valueOn(m.close, day);
            if (lower && low && close &&
                (overOrSame(lower->lower, *low) || overOrSame(lower->lower, *close))) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] SlowAnswer answer(std::size_t t) const {
        const Day day = m.sessions[t];
        const auto close = valueOn(m.close, day);
        const auto prior = valueOn(m.close, m.sessions[t - 1]);
        const auto vix = valueOn(m.vix, day);
        const auto breadth = valueOn(m.breadth, day);
        const auto average = ema(t);
        const auto lower = band(t);
        const auto now = rsi(t);
        const auto before = rsi(t - 1);
        const auto ivRank = rank(t);
        const auto term = ratio(t);
        const auto realised = volatility(t);
        SlowAnswer result;
        result.gates = regimeOpen(t) && ivRank && over(*ivRank, 50) && term && over(1.05, *term) && close &&
                       average && over(*close, *average) && touched(t) && lower && prior &&
                       over(*close, lower->lower) && over(*close, *prior) && now && before &&
                       over(*now, 30) && over(*now, *before);
        result.filters = vix && overOrSame(35, *vix) && realised && *realised > 0 &&
                         over(*vix / 100 / *realised, 1) && breadth && over(*breadth, 40);
        return result;
    }

    const SlowMarket& m;
    std::vector<int> m_raw;
};

} // namespace

std::vector<SlowAnswer> slowRecount(const SlowMarket& market) {
    return Recount(market).run();
}

} // namespace signalbox::tests
