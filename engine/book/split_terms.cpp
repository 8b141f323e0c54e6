// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/split_terms.h"

#include "engine/base/rounding.h"

#include <cmath>

namespace signalbox::book {
namespace {

constexpr std::int32_t Cent = 10; ///< in thousandths of a dollar

std::int64_t nearest(std::int64_t value, std::int64_t divisor) {
    return static_cast<std::int64_t>(base::divideRounded(value, divisor, base::Rounding::HalfAway));
}

} // namespace

int splitRatioSince(const Position& position, std::span<const market::CorporateAction> actions,
                    base::Date today) {
    if (position.credit || position.legs.size() != 1) {
        return 1;
    }
    int ratio = 1;
    for (const market::CorporateAction& action : actions) {
        const bool whole = action.ratio >= 1 && action.ratio == std::floor(action.ratio);
        if (action.symbol == position.underlying && action.kind == market::ActionKind::Split && whole &&
            action.effective > position.openedOn && action.effective <= today) {
            ratio *= static_cast<int>(action.ratio);
        }
    }
    return ratio;
}

market::OptionContract listedContract(market::OptionContract bought, int ratio) {
    if (ratio != 1) {
        const std::int64_t cents = nearest(bought.strike.toThousandths(), std::int64_t{ratio} * Cent);
        bought.strike = base::Strike::thousandths(static_cast<std::int32_t>(cents) * Cent);
    }
    return bought;
}

base::Price listedPrice(base::Price bought, int ratio) {
    return base::Price::units(nearest(bought.toUnits(), ratio));
}

Position listedPosition(Position bought, int ratio) {
    for (structures::Leg& leg : bought.legs) {
        leg.contract = listedContract(leg.contract, ratio);
    }
    bought.contracts *= ratio;
    bought.contractsOpen *= ratio;
    bought.entryPrice = listedPrice(bought.entryPrice, ratio);
    bought.exitPrice = listedPrice(bought.exitPrice, ratio);
    return bought;
}

TicketOpened listedClosing(TicketOpened closing, int ratio) {
    for (structures::Leg& leg : closing.legs) {
        leg.contract = listedContract(leg.contract, ratio);
    }
    closing.contracts *= ratio;
    closing.limit = listedPrice(closing.limit, ratio);
    return closing;
}

std::optional<int> ratioOfClosing(const TicketOpened& closing, const Position& position) {
    if (closing.legs.size() != 1 || position.legs.size() != 1) {
        return 1;
    }
    const market::OptionContract& listed = closing.legs.front().contract;
    const market::OptionContract& bought = position.legs.front().contract;
    const std::int32_t strike = listed.strike.toThousandths();
    if (strike <= 0 || listed == bought) {
        return listed == bought ? std::optional(1) : std::nullopt;
    }
    const auto ratio = static_cast<int>(nearest(bought.strike.toThousandths(), strike));
    return ratio > 1 && listedContract(bought, ratio) == listed ? std::optional(ratio) : std::nullopt;
}

} // namespace signalbox::book
