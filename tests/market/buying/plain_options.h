// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded JSON chains of 2026 read a second time in the plainest way, with a binomial tree and bisection
// of its own: what a brute-force search over every quote needs.
#pragma once

#include "engine/base/date.h"

#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <zlib.h>

namespace signalbox::tests {

struct PlainOption {
    base::Date expiration;
    int dte = 0;
    bool call = true;
    double strike = 0;
    std::optional<double> bid, ask, volume, openInterest;
    [[nodiscard]] bool twoSided() const { return bid && ask && *bid > 0 && *ask > *bid; }
    [[nodiscard]] double mid() const { return (*bid + *ask) / 2; }
    [[nodiscard]] double spread() const { return (*ask - *bid) / mid(); }
};

struct PlainOptions {
    std::string symbol;
    double spot = 0; ///< 0: the file has none
    std::vector<PlainOption> rows;

    [[nodiscard]] const PlainOption* find(base::Date expiration, bool call, double strike) const {
        for (const PlainOption& row : rows) {
            if (row.expiration == expiration && row.call == call && std::abs(row.strike - strike) < 1e-6) {
                return &row;
            }
        }
        return nullptr;
    }
};

inline std::optional<double> plainNumber(const nlohmann::json& value) {
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

inline PlainOptions readPlainOptions(const std::filesystem::path& path, base::Date date) {
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
    const auto json = nlohmann::json::parse(text);
    PlainOptions options;
    options.symbol = json.at("symbol").get<std::string>();
    options.spot = plainNumber(json.at("underlyingPrice")).value_or(0);
    for (const auto& quote : json.at("quotes")) {
        PlainOption row;
        row.expiration = *base::parseIsoDate(quote.at("expiration").get<std::string>());
        row.dte = base::daysBetween(date, row.expiration);
        row.call = quote.at("side") == "call";
        row.strike = quote.at("strike").get<double>();
        row.bid = plainNumber(quote.at("bid"));
        row.ask = plainNumber(quote.at("ask"));
        row.volume = plainNumber(quote.at("volume"));
        row.openInterest = plainNumber(quote.at("openInterest"));
        options.rows.push_back(row);
    }
    return options;
}

/// A Cox-Ross-Rubinstein tree with early exercise, no dividends.
inline double plainTree(bool call, double S, double K, double T, double r, double sigma) {
    constexpr int Steps = 201;
    const double dt = T / Steps;
    const double up = std::exp(sigma * std::sqrt(dt));
    const double p = (std::exp(r * dt) - 1 / up) / (up - 1 / up);
    const double discount = std::exp(-r * dt);
    std::vector<double> value(Steps + 1);
    const auto payoff = [&](int step, int ups) {
        const double price = S * std::pow(up, 2 * ups - step);
        return std::max(call ? price - K : K - price, 0.0);
    };
    for (int j = 0; j <= Steps; ++j) {
        value[static_cast<std::size_t>(j)] = payoff(Steps, j);
    }
    for (int step = Steps - 1; step >= 0; --step) {
        for (int j = 0; j <= step; ++j) {
            const auto at = static_cast<std::size_t>(j);
            const double held = discount * (p * value[at + 1] + (1 - p) * value[at]);
            // Without dividends a call is never exercised early.
            value[at] = call ? held : std::max(held, payoff(step, j));
        }
    }
    return value[0];
}

/// The delta that the mid quote implies; nothing where no volatility gives that price.
inline std::optional<double> plainDelta(const PlainOption& row, double S, double T, double r) {
    double low = 0.02;
    double high = 5;
    if (!row.twoSided() || plainTree(row.call, S, row.strike, T, r, low) > row.mid() ||
        plainTree(row.call, S, row.strike, T, r, high) < row.mid()) {
        return std::nullopt;
    }
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (plainTree(row.call, S, row.strike, T, r, middle) < row.mid() ? low : high) = middle;
    }
    const double bump = 0.005 * S;
    return (plainTree(row.call, S + bump, row.strike, T, r, low) -
            plainTree(row.call, S - bump, row.strike, T, r, low)) /
           (2 * bump);
}

} // namespace signalbox::tests
