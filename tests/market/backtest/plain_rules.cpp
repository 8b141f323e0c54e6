// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_rules.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

namespace signalbox::recount {
namespace {

std::string realText(double value) {
    std::string text = std::to_string(std::round(value * 100) / 100); // C locale: tests run in it
    return text.substr(0, text.find('.') + 3);
}

} // namespace

bool same(double a, double b) {
    return std::fabs(a - b) <= 1e-9 * std::max(1.0, std::max(std::fabs(a), std::fabs(b)));
}
bool over(double a, double b) {
    return a > b && !same(a, b);
}
bool overOrSame(double a, double b) {
    return a > b || same(a, b);
}

PlainRules::PlainRules(const std::vector<std::string>& sets)
    : m_values{{"target_delta", "-0.16"},
               {"highvol_target_delta", "-0.12"},
               {"delta_tolerance", "0.04"},
               {"spread_width", "50"},
               {"highvol_width_pct", "150"},
               {"target_dte", "45"},
               {"min_dte_entry", "30"},
               {"max_dte_entry", "60"},
               {"profit_target_pct", "50"},
               {"profit_target_mode", "soft_warning"},
               {"stop_loss_multiplier", "2.0"},
               {"time_stop_dte", "21"},
               {"min_iv_rank", "50"},
               {"min_days_between_entries", "3"},
               {"max_concurrent_per_underlying", "3"},
               {"max_concurrent_total", "8"},
               {"max_portfolio_heat", "15"},
               {"risk_per_trade_pct", "2.0"},
               {"max_loss_per_trade_pct", "3.0"},
               {"min_credit_pct_width", "0"},
               {"entry_slippage", "0"},
               {"exit_slippage", "0.05"},
               {"circuit_breaker_count", "3"},
               {"circuit_breaker_cooldown_days", "5"},
               {"bb_period", "20"},
               {"bb_std_dev", "2.0"},
               {"bb_touch_lookback", "5"},
               {"min_consecutive_up_closes", "1"},
               {"rsi_period", "14"},
               {"rsi_oversold_threshold", "30"},
               {"macd_enabled", "false"},
               {"trend_ema_period", "200"},
               {"vix_elevated", "18"},
               {"vix_high", "25"},
               {"vix_crisis", "35"},
               {"ts_gate", "1.05"},
               {"ts_crisis", "1.05"},
               {"breadth_min", "40"},
               {"deescalation_closes", "3"},
               {"max_aggregate_delta_abs", "0.50"},
               {"regime_exit", "close_all"},
               {"filter_vix_level", "block"},
               {"filter_iv_hv", "block"},
               {"filter_breadth", "block"},
               {"iv_hv_min", "1.0"},
               {"ts_source", "VX"}} {
    for (const std::string& set : sets) {
        const auto split = set.find('=');
        if (!m_values.contains(set.substr(0, split))) {
            throw std::runtime_error("the recount has no " + set);
        }
        m_values[set.substr(0, split)] = set.substr(split + 1);
    }
}

double PlainRules::number(const std::string& name) const {
    return std::stod(m_values.at(name));
}
int PlainRules::whole(const std::string& name) const {
    return static_cast<int>(std::lround(number(name)));
}
const std::string& PlainRules::word(const std::string& name) const {
    return m_values.at(name);
}

std::vector<std::vector<std::string>> randomSets(int count, unsigned seed) {
    std::mt19937 generator(seed);
    const auto pick = [&generator](int low, int high) { // both included; the same on every library
        return low + static_cast<int>(generator() % static_cast<unsigned>(high - low + 1));
    };
    std::vector<std::vector<std::string>> all;
    while (static_cast<int>(all.size()) < count) {
        std::vector<std::string> set;
        const auto whole = [&](const char* name, int value) {
            set.push_back(std::string(name) + "=" + std::to_string(value));
        };
        const auto real = [&](const char* name, int low, int high, double unit) {
            set.push_back(std::string(name) + "=" + realText(pick(low, high) * unit));
        };
        const auto word = [&](const char* name, const std::vector<const char*>& choices) {
            set.push_back(std::string(name) + "=" +
                          choices[static_cast<std::size_t>(pick(0, static_cast<int>(choices.size()) - 1))]);
        };
        real("target_delta", -25, -10, 0.01);
        real("highvol_target_delta", -25, -10, 0.01);
        real("delta_tolerance", 2, 8, 0.01);
        whole("spread_width", 25 * pick(1, 4));
        whole("highvol_width_pct", 50 * pick(2, 4));
        const int stop = pick(14, 28);
        const int minDte = pick(std::max(21, stop + 5), 45);
        const int target = pick(std::max(30, minDte), 60);
        whole("time_stop_dte", stop);
        whole("min_dte_entry", minDte);
        whole("target_dte", target);
        whole("max_dte_entry", pick(std::max(45, target), 90));
        whole("profit_target_pct", pick(30, 75));
        word("profit_target_mode", {"fixed", "soft_warning", "dynamic"});
        real("stop_loss_multiplier", 15, 30, 0.1);
        whole("min_iv_rank", pick(30, 50));
        whole("min_days_between_entries", pick(1, 6));
        whole("max_concurrent_per_underlying", pick(1, 5));
        whole("max_concurrent_total", pick(5, 15));
        whole("max_portfolio_heat", pick(5, 25));
        real("risk_per_trade_pct", 10, 20, 0.1);
        real("max_loss_per_trade_pct", 20, 30, 0.1);
        real("entry_slippage", 0, 20, 0.01);
        real("exit_slippage", 0, 20, 0.01);
        whole("circuit_breaker_count", pick(2, 3));
        whole("circuit_breaker_cooldown_days", pick(3, 10));
        whole("bb_period", pick(10, 30));
        real("bb_std_dev", 15, 25, 0.1);
        whole("bb_touch_lookback", pick(3, 10));
        whole("min_consecutive_up_closes", pick(1, 2));
        whole("rsi_period", pick(7, 21));
        whole("rsi_oversold_threshold", pick(20, 36));
        word("macd_enabled", {"false", "false", "false", "true"});
        whole("trend_ema_period", pick(100, 250));
        whole("vix_elevated", pick(15, 19));
        whole("vix_high", pick(20, 29));
        whole("vix_crisis", pick(30, 45));
        const int gate = pick(100, 110);
        real("ts_gate", gate, gate, 0.01);
        real("ts_crisis", gate, 120, 0.01);
        whole("breadth_min", pick(20, 60));
        whole("deescalation_closes", pick(1, 10));
        word("regime_exit", {"close_all", "close_all", "manage_only"});
        word("filter_vix_level", {"block", "advise", "off"});
        word("filter_iv_hv", {"block", "advise", "off"});
        word("filter_breadth", {"block", "advise", "off", "off"});
        real("iv_hv_min", 80, 115, 0.01);
        word("ts_source", {"VX", "VIX_VIX3M"});
        all.push_back(set);
    }
    return all;
}

} // namespace signalbox::recount
