// SPDX-License-Identifier: GPL-3.0-or-later
// The pick of OPT-C from the rows of a 2019 chain file, written a second time in the plainest way: its own
// reader, its own Black-76 and bisection, every strike against every rule. Of the house it uses the calendar
// alone.
#pragma once

#include "engine/calendar/calendar.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <zlib.h>

namespace signalbox::tests {

struct PlainQuote {
    double bid = 0;
    double ask = 0;
    [[nodiscard]] double mid() const { return (bid + ask) / 2; }
    [[nodiscard]] bool plain() const { return bid > 0 && bid < ask; } // Q1 to Q4
};

struct PlainStrike {
    std::optional<PlainQuote> call, put;
};

struct PlainChain {
    base::Date date;
    double spot = 0;
    /// By expiration and root ("SPX" is AM-settled, "SPXW" PM-settled), by strike.
    std::map<std::pair<base::Date, std::string>, std::map<double, PlainStrike>> blocks;
};

inline base::Date plainUsDate(const std::string& text) { // MM/DD/YYYY
    return base::makeDate(std::stoi(text.substr(6, 4)), static_cast<unsigned>(std::stoi(text.substr(0, 2))),
                          static_cast<unsigned>(std::stoi(text.substr(3, 2))));
}

inline PlainChain readPlainChain(const std::filesystem::path& path) {
    const gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) {
        throw std::runtime_error("cannot read " + path.string());
    }
    std::string text;
    std::vector<char> buffer(1 << 20);
    for (int got = 0; (got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    gzclose(file);
    PlainChain chain;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::vector<std::string> fields;
        std::istringstream stream(line);
        for (std::string field; std::getline(stream, field, ',');) {
            fields.push_back(field);
        }
        chain.date = plainUsDate(fields.at(6));
        chain.spot = std::stod(fields.at(1));
        const std::string root = fields.at(3).substr(0, fields.at(3).size() - 15);
        PlainStrike& strike = chain.blocks[{plainUsDate(fields.at(5)), root}][std::stod(fields.at(7))];
        (fields.at(4) == "call" ? strike.call : strike.put) =
            PlainQuote{std::stod(fields.at(10)), std::stod(fields.at(11))};
    }
    return chain;
}

struct PlainPick {
    base::Date expiration;
    bool pm = true;
    double shortStrike = 0;
    double longStrike = 0;
    double limit = 0;
    double delta = 0;
};

class PlainPicker {
public:
    PlainPicker(const PlainChain& chain, double rate, double vix, double previousClose)
        : m_chain(chain), m_rate(rate), m_vix(vix), m_previous(previousClose) {}

    [[nodiscard]] std::optional<PlainPick> pick() {
        if (!chooseExpiration() || !forward()) {
            return std::nullopt;
        }
        std::optional<PlainPick> best;
        for (const auto& [strike, sides] : *m_block) {
            const auto delta = sides.put ? deltaOf(strike, *sides.put) : std::nullopt;
            const auto other = m_block->find(strike - 50);
            if (!delta || std::fabs(*delta + 0.16) > 0.04 + 1e-9 || other == m_block->end() ||
                !other->second.put || !sound(strike) || !sound(strike - 50)) {
                continue;
            }
            const double credit = sides.put->mid() - other->second.put->mid();
            const double limit = std::floor(credit * 20 + 1e-7) / 20;
            if (limit <= 0 || limit >= 50) {
                continue;
            }
            // Rising strikes: the lower of two equally distant ones stays.
            if (!best || std::fabs(*delta + 0.16) < std::fabs(best->delta + 0.16) - 1e-9) {
                best = PlainPick{m_expiration, m_pm, strike, strike - 50, limit, *delta};
            }
        }
        return best;
    }

private:
    static double normal(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

    bool chooseExpiration() { // OPT-C1
        std::optional<std::pair<base::Date, std::string>> best;
        for (const auto& [key, strikes] : m_chain.blocks) {
            const int dte = base::daysBetween(m_chain.date, key.first);
            if (dte < 30 || dte > 60) {
                continue;
            }
            const int bestDte = best ? base::daysBetween(m_chain.date, best->first) : 0;
            const bool nearer = !best || std::abs(dte - 45) < std::abs(bestDte - 45);
            const bool tie = best && std::abs(dte - 45) == std::abs(bestDte - 45);
            if (nearer || (tie && dte > bestDte) || (tie && dte == bestDte && key.second == "SPXW")) {
                best = key;
            }
        }
        if (!best) {
            return false;
        }
        m_expiration = best->first;
        m_pm = best->second == "SPXW";
        m_block = &m_chain.blocks.at(*best);
        const auto& calendar = calendar::Calendar::standard();
        const auto settlement = m_pm ? market::Settlement::Pm : market::Settlement::Am;
        const auto minutes = std::chrono::floor<std::chrono::minutes>(
            calendar.expiryInstant(m_expiration, settlement).value() -
            calendar.closeInstant(m_chain.date).value());
        m_years = static_cast<double>(minutes.count()) / 525'600.0;
        m_discount = std::exp(-m_rate * m_years);
        return true;
    }

    bool forward() {                              // SHR-P3
        std::multimap<double, double> byDistance; // |call mid - put mid| to the strike's forward
        for (const auto& [strike, sides] : *m_block) {
            const auto usable = [](const std::optional<PlainQuote>& quote) {
                return quote && quote->plain() && (quote->ask - quote->bid) / quote->mid() < 0.2 - 1e-9;
            };
            if (usable(sides.call) && usable(sides.put)) {
                const double difference = sides.call->mid() - sides.put->mid();
                // Quotes are multiples of 0.0001, so equal distances are equal here too.
                byDistance.emplace(std::round(std::fabs(difference) * 1e6) / 1e6,
                                   strike + difference / m_discount);
            }
        }
        std::vector<double> nearest;
        for (const auto& [distance, value] : byDistance) {
            if (nearest.size() < 5) {
                nearest.push_back(value);
            }
        }
        if (nearest.size() < 3) {
            return false;
        }
        std::sort(nearest.begin(), nearest.end());
        const std::size_t n = nearest.size();
        m_forward = n % 2 == 1 ? nearest[n / 2] : (nearest[n / 2 - 1] + nearest[n / 2]) / 2;
        return true;
    }

    [[nodiscard]] double putPrice(double strike, double sigma) const { // SHR-P1
        const double v = sigma * std::sqrt(m_years);
        const double d1 = std::log(m_forward / strike) / v + v / 2;
        return m_discount * (strike * normal(v - d1) - m_forward * normal(-d1));
    }

    [[nodiscard]] std::optional<double> volatility(double strike, double price) const { // SHR-P6, by halving
        const double intrinsic = m_discount * std::max(strike - m_forward, 0.0);
        if (price <= intrinsic || price >= m_discount * strike) {
            return std::nullopt;
        }
        double low = 1e-6;
        double high = 20;
        for (int i = 0; i < 200; ++i) {
            const double middle = (low + high) / 2;
            (putPrice(strike, middle) < price ? low : high) = middle;
        }
        return (low + high) / 2;
    }

    [[nodiscard]] std::optional<double> deltaOf(double strike, const PlainQuote& put) const { // SHR-P5, P7
        const auto sigma = put.plain() ? volatility(strike, put.mid()) : std::nullopt;
        if (!sigma) {
            return std::nullopt;
        }
        const double v = *sigma * std::sqrt(m_years);
        const double d1 = std::log(m_forward / strike) / v + v / 2;
        return -m_discount * m_forward / m_chain.spot * normal(-d1);
    }

    /// Every rule of SHR-Q for a put to be traded.
    [[nodiscard]] bool sound(double strike) const {
        const auto at = m_block->find(strike);
        const PlainQuote& put = *at->second.put;
        const double tolerance = std::max(put.mid() < 3 ? 0.05 : 0.10, 0.0005 * m_chain.spot);
        const double tiny = 1e-9 * m_chain.spot;
        if (!put.plain() || (put.ask - put.bid) / put.mid() > 0.2 - 1e-9) {
            return false; // MISSING, CROSSED, LOCKED, ZERO_BID, WIDE
        }
        if (std::fabs(m_chain.spot / m_previous - 1) >= 0.40 || strike / m_chain.spot < 1.0 / 3 ||
            strike / m_chain.spot > 3) {
            return false; // SPLIT_SUSPECT, MONEYNESS
        }
        if (put.ask < m_discount * std::max(strike - m_forward, 0.0) - tolerance - tiny ||
            put.bid > m_discount * strike + tolerance + tiny) {
            return false; // ARB_LOWER, ARB_UPPER
        }
        if (const auto& call = at->second.call) { // PARITY
            const double worth = m_discount * (m_forward - strike);
            if (call->bid - put.ask > worth + tolerance + tiny ||
                call->ask - put.bid < worth - tolerance - tiny) {
                return false;
            }
        }
        const auto below = neighbour(strike, -1);
        const auto above = neighbour(strike, 1);
        const auto monotone = [&](double k1, const PlainQuote& p1, double k2, const PlainQuote& p2) {
            return p1.bid <= p2.ask + tolerance + tiny &&
                   p2.bid - p1.ask <= m_discount * (k2 - k1) + tolerance + tiny;
        };
        if ((below && !monotone(below->first, below->second, strike, put)) ||
            (above && !monotone(strike, put, above->first, above->second))) {
            return false;
        }
        if (below && above) { // CONVEX
            const double w = (above->first - strike) / (above->first - below->first);
            if (put.bid > w * below->second.ask + (1 - w) * above->second.ask + tolerance + tiny) {
                return false;
            }
        }
        const auto sigma = volatility(strike, put.mid());
        if (strike <= m_forward && (!sigma || *sigma < 0.03 || *sigma > 5)) {
            return false; // IV_RANGE
        }
        return sigma && *sigma >= 0.6 * m_vix / 100 && *sigma <= 2.5 * m_vix / 100; // REFVOL
    }

    /// The nearest listed put on one side that passes Q1 to Q5.
    [[nodiscard]] std::optional<std::pair<double, PlainQuote>> neighbour(double strike, int direction) const {
        std::optional<std::pair<double, PlainQuote>> found;
        for (const auto& [other, sides] : *m_block) {
            const bool thatSide = direction < 0 ? other < strike : other > strike;
            if (thatSide && sides.put && sides.put->plain() &&
                (!found || std::fabs(other - strike) < std::fabs(found->first - strike))) {
                found = {other, *sides.put};
            }
        }
        return found;
    }

    const PlainChain& m_chain;
    double m_rate, m_vix, m_previous;
    base::Date m_expiration;
    bool m_pm = true;
    const std::map<double, PlainStrike>* m_block = nullptr;
    double m_years = 0;
    double m_discount = 1;
    double m_forward = 0;
};

} // namespace signalbox::tests
