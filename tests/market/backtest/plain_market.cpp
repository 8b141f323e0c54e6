// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_market.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace signalbox::recount {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, double>; ///< by column; what is no number is left out

std::optional<double> numberOf(const std::string& text) {
    try {
        std::size_t used = 0;
        const double value = std::stod(text, &used);
        return used == text.size() ? std::optional(value) : std::nullopt;
    } catch (const std::logic_error&) {
        return std::nullopt;
    }
}

/// A tidy daily file by date.
std::map<Day, Row> tidy(const fs::path& path) {
    std::ifstream stream(path);
    std::string line;
    if (!std::getline(stream, line)) {
        throw std::runtime_error("cannot read " + path.string());
    }
    const auto header = fieldsOf(line);
    std::map<Day, Row> rows;
    while (std::getline(stream, line)) {
        const auto fields = fieldsOf(line);
        Row& row = rows[dayOf(fields.at(0))];
        for (std::size_t i = 1; i < fields.size(); ++i) {
            if (const auto value = numberOf(fields[i])) {
                row[header.at(i)] = *value;
            }
        }
    }
    return rows;
}

/// SHR-D3 for a series of which the close alone counts.
Column closes(const PlainDays& days, const fs::path& path) {
    Column column(days.sessions().size());
    for (const auto& [day, row] : tidy(path)) {
        if (days.isSession(day) && row.contains("close") && row.at("close") > 0) {
            column[days.indexOf(day)] = row.at("close");
        }
    }
    return column;
}

void readIndex(PlainMarket& market, const fs::path& path) { // SHR-D3 in full
    for (const auto& [day, row] : tidy(path)) {
        if (row.size() < 4 || !market.days.isSession(day)) {
            continue;
        }
        const double open = row.at("open"), high = row.at("high"), low = row.at("low"),
                     close = row.at("close");
        if (low > 0 && low <= std::min(open, close) && high >= std::max(open, close)) {
            market.close[market.days.indexOf(day)] = close;
            market.low[market.days.indexOf(day)] = low;
        }
    }
}

/// Settlements by month of the contract; zeros are left out.
std::map<std::string, std::map<Day, double>> contractSettlements(const fs::path& folder) {
    const std::string letters = "FGHJKMNQUVXZ";
    std::map<std::string, std::map<Day, double>> found;
    for (const auto& file : fs::directory_iterator(folder)) {
        const std::string name = file.path().filename().string(); // CFE_F11_VX.csv
        const auto month = letters.find(name.at(4));
        const std::string key =
            "20" + name.substr(5, 2) + "-" + (month < 9 ? "0" : "") + std::to_string(month + 1);
        std::ifstream stream(file.path());
        for (std::string line; std::getline(stream, line);) {
            const auto fields = fieldsOf(line);
            const auto settle = fields.size() > 6 ? numberOf(fields[6]) : std::nullopt;
            if (settle && *settle > 0 && fields[0].find('/') != std::string::npos) {
                found[key][usDayOf(fields[0])] = *settle;
            }
        }
    }
    return found;
}

void readTermRatio(PlainMarket& market, const fs::path& folder) { // OPT-D6
    const auto contracts = contractSettlements(folder / "cfe-native");
    const auto table = tidy(folder / "vx1_vx8_settlement_2007_2021.csv");
    const auto& sessions = market.days.sessions();
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const auto [one, two] = market.days.nextVixMonths(sessions[i]);
        const auto first = contracts.find(one);
        const auto second = contracts.find(two);
        if (first != contracts.end() && second != contracts.end() && first->second.contains(sessions[i]) &&
            second->second.contains(sessions[i])) {
            market.ratioVx[i] = first->second.at(sessions[i]) / second->second.at(sessions[i]);
            ++market.fromContracts;
            continue;
        }
        const auto row = table.find(sessions[i]);
        if (row != table.end() && row->second.contains("vx1") && row->second.contains("vx2") &&
            row->second.at("vx1") > 0 && row->second.at("vx2") > 0) {
            market.ratioVx[i] = row->second.at("vx1") / row->second.at("vx2");
        }
    }
}

} // namespace

PlainMarket readMarket(const fs::path& shared) {
    const fs::path data = shared / "market-data";
    const PlainDays days(shared / "reference" / "recordings" / "calendar");
    const std::size_t count = days.sessions().size();
    PlainMarket market{days, Column(count), Column(count), {}, {}, Column(count), Column(count), {}, 0};
    readIndex(market, data / "index-daily" / "spx.csv");
    market.vix = closes(days, data / "index-daily" / "vix.csv");
    market.breadth = closes(days, data / "breadth" / "spx_pct_above_50dma.csv");
    readTermRatio(market, data / "vix-futures");
    const Column vix3m = closes(days, data / "index-daily" / "vix3m.csv");
    for (std::size_t i = 0; i < count; ++i) {
        if (market.vix[i] && vix3m[i]) {
            market.ratioVix3m[i] = *market.vix[i] / *vix3m[i];
        }
    }
    for (const auto& [day, row] : tidy(data / "rates" / "tbill_13w_yield.csv")) {
        if (row.contains("close")) {
            market.bill[day] = row.at("close");
        }
    }
    return market;
}

} // namespace signalbox::recount
