// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/option_symbol.h"

#include "engine/base/decimal.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace signalbox::market {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> RootsOfOthers{{{"SPXW", "SPX"},
                                                                                      {"NDXP", "NDX"},
                                                                                      {"RUTW", "RUT"},
                                                                                      {"VIXW", "VIX"},
                                                                                      {"BRKB", "BRK.B"},
                                                                                      {"SPXPM", "SPX"}}};

} // namespace

std::string occSymbol(const OptionContract& contract) {
    const std::chrono::year_month_day ymd(contract.expiration);
    return fmt::format("{:<6}{:02}{:02}{:02}{}{:08}", contract.root, static_cast<int>(ymd.year()) % 100,
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                       rightLetter(contract.right), contract.strike.toThousandths());
}

std::optional<OccParts> parseOccSymbol(std::string_view text) {
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    if (text.size() < 16) {
        return std::nullopt;
    }
    const std::string_view tail = text.substr(text.size() - 15);
    std::string_view root = text.substr(0, text.size() - 15);
    while (!root.empty() && root.back() == ' ') {
        root.remove_suffix(1);
    }
    for (const std::size_t at : {0U, 1U, 2U, 3U, 4U, 5U, 7U, 8U, 9U, 10U, 11U, 12U, 13U, 14U}) {
        if (tail[at] < '0' || tail[at] > '9') {
            return std::nullopt;
        }
    }
    const auto date = base::parseIsoDate(
        fmt::format("20{}-{}-{}", tail.substr(0, 2), tail.substr(2, 2), tail.substr(4, 2)));
    const auto strike = base::parseInteger(tail.substr(7));
    if (root.empty() || !date || !strike || (tail[6] != 'C' && tail[6] != 'P')) {
        return std::nullopt;
    }
    return OccParts{std::string(root), *date, tail[6] == 'C' ? Right::Call : Right::Put,
                    base::Strike::thousandths(static_cast<std::int32_t>(*strike))};
}

std::string underlyingOfRoot(const std::string& root) {
    for (const auto& [name, underlying] : RootsOfOthers) {
        if (root == name) {
            return std::string(underlying);
        }
    }
    std::string name = root;
    while (name.size() > 1 && name.back() >= '0' && name.back() <= '9') {
        name.pop_back();
    }
    return name;
}

Settlement settlementOfRoot(const std::string& root) {
    for (const std::string_view am : {"SPX", "NDX", "RUT", "VIX", "VIXW"}) {
        if (root == am) {
            return Settlement::Am;
        }
    }
    return Settlement::Pm;
}

bool isAdjustedRoot(const std::string& root) {
    return !root.empty() && root.back() >= '0' && root.back() <= '9';
}

} // namespace signalbox::market
