// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/position.h"

namespace signalbox::book {
namespace {

using base::Money;
using base::Rounding;

/// The part of an amount that belongs to the contracts still open.
Money openShare(const Position& position, Money whole, Rounding rounding) {
    if (position.contracts <= 0) {
        return {};
    }
    return Money::cents(
        base::multiplyDivide(whole.toCents(), position.contractsOpen, position.contracts, rounding));
}

} // namespace

Money Position::heat() const {
    return openShare(*this, credit ? maxLoss : entryPremium, Rounding::Ceil);
}

Money Position::openPl(base::Price closePrice) const {
    const Money entered = openShare(*this, entryPremium, Rounding::HalfAway);
    const Money closing = base::premium(closePrice, multiplier, contractsOpen);
    const Money fees = openShare(*this, entryFees, Rounding::HalfAway);
    return (credit ? entered - closing : closing - entered) - fees;
}

std::optional<double> Position::returnOnRisk() const {
    if (isOpen() || maxLoss.toCents() <= 0) {
        return std::nullopt;
    }
    return static_cast<double>(netPl.toCents()) / static_cast<double>(maxLoss.toCents());
}

} // namespace signalbox::book
