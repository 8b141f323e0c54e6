// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/descriptor_kinds.h"

#include <algorithm>

namespace signalbox::params {
namespace {

using P = AccountParameters;

constexpr std::array<std::string_view, 3> StrategyKeys = {"optimus", "breakout", "atr-matrix"};

std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ",") + name;
    }
    return text;
}

/// "optimus,breakout": known names, each once, at least one.
std::optional<std::string> setStrategies(AccountParameters& account, std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const auto comma = text.find(',');
        std::string_view name = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        while (!name.empty() && name.front() == ' ') {
            name.remove_prefix(1);
        }
        while (!name.empty() && name.back() == ' ') {
            name.remove_suffix(1);
        }
        if (std::find(StrategyKeys.begin(), StrategyKeys.end(), name) == StrategyKeys.end()) {
            return "'" + std::string(name) + "' is none of optimus, breakout, atr-matrix";
        }
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            return "'" + std::string(name) + "' stands there twice";
        }
        names.emplace_back(name);
    }
    if (names.empty()) {
        return "at least one strategy must be enabled";
    }
    account.enabledStrategies = std::move(names);
    return std::nullopt;
}

Descriptor enabledStrategies(const Rows<P>& rows) {
    Descriptor row = rows.begin({"enabled_strategies", "", "Strategies that may trade the account (SHR-A1)"},
                                ParameterKind::List);
    row.choices.assign(StrategyKeys.begin(), StrategyKeys.end());
    row.range = "some of optimus, breakout, atr-matrix, with commas";
    row.get = [](const ParameterValues& v) { return join(v.account.enabledStrategies); };
    row.set = [](ParameterValues& v, std::string_view text) { return setStrategies(v.account, text); };
    return row;
}

Descriptor historyStart(const Rows<P>& rows) {
    Descriptor row = rows.begin(
        {"history_start", "date", "First bar that indicators know; empty: the first stored bar (SHR-I2)"},
        ParameterKind::Date);
    row.range = "yyyy-mm-dd from 1990-01-01, or empty";
    row.get = [](const ParameterValues& v) {
        return v.account.historyStart ? base::toIso(*v.account.historyStart) : std::string();
    };
    row.set = [](ParameterValues& v, std::string_view text) -> std::optional<std::string> {
        if (text.empty()) {
            v.account.historyStart.reset();
            return std::nullopt;
        }
        const auto date = base::parseIsoDate(text);
        if (!date) {
            return "'" + std::string(text) + "' is not a date such as 2010-01-04";
        }
        if (*date < base::makeDate(1990, 1, 1) || *date > base::makeDate(2040, 12, 31)) {
            return std::string(text) + " is outside 1990-01-01..2040-12-31";
        }
        v.account.historyStart = *date;
        return std::nullopt;
    };
    return row;
}

} // namespace

std::vector<Descriptor> accountDescriptors() {
    const Rows<P> rows("account", &ParameterValues::account);
    std::vector<Descriptor> table;
    table.push_back(rows.money({"paper_equity", "$", "Equity with which the paper account starts (SHR-A1)"},
                               &P::paperEquity, 2, 100'000, 100'000'000'000));
    table.push_back(rows.money({"fee_per_contract_cents", "cents", "Fee per contract, leg and side (SHR-N8)"},
                               &P::feePerContract, 0, 0, 10'000));
    table.push_back(enabledStrategies(rows));
    table.push_back(rows.percent(
        {"weight_optimus_pct", "% of equity", "Sleeve of Optimus when several are enabled (SHR-A1)"},
        &P::weightOptimus, 0, 10'000));
    table.push_back(rows.percent(
        {"weight_breakout_pct", "% of equity", "Sleeve of Breakout when several are enabled (SHR-A1)"},
        &P::weightBreakout, 0, 10'000));
    table.push_back(rows.percent(
        {"weight_atr_pct", "% of equity", "Sleeve of ATR Matrix when several are enabled (SHR-A1)"},
        &P::weightAtr, 0, 10'000));
    table.push_back(rows.integer({"max_quote_age_s", "seconds", "Oldest quote that may be used (SHR-Q5)"},
                                 &P::maxQuoteAgeSeconds, 1, 1800));
    table.push_back(historyStart(rows));
    return table;
}

} // namespace signalbox::params
