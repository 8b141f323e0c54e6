// SPDX-License-Identifier: GPL-3.0-or-later
// Exact amounts: account money in cents, prices per share in 1/10,000 dollar, strikes in 1/1,000 (SHR-N1).
// Only the operations that make sense exist: a price times a price is not a price. Formatting lives in
// format.h.
#pragma once

#include "engine/base/rounding.h"

#include <compare>
#include <cstdint>
#include <functional>

namespace signalbox::base {

/// An account amount: equity, cash, budget, fee, max loss, profit or loss. int64 cents.
class Money {
public:
    constexpr Money() = default;
    [[nodiscard]] static constexpr Money cents(std::int64_t value) { return Money(value); }
    [[nodiscard]] static constexpr Money dollars(std::int64_t value) { return Money(value * 100); }
    [[nodiscard]] constexpr std::int64_t toCents() const { return m_cents; }
    /// For statistics and display only, never for a decision on money.
    [[nodiscard]] constexpr double toDollars() const { return static_cast<double>(m_cents) / 100.0; }

    constexpr auto operator<=>(const Money&) const = default;
    constexpr Money operator-() const { return Money(-m_cents); }
    constexpr Money& operator+=(Money other) {
        m_cents += other.m_cents;
        return *this;
    }
    constexpr Money& operator-=(Money other) {
        m_cents -= other.m_cents;
        return *this;
    }
    friend constexpr Money operator+(Money a, Money b) { return Money(a.m_cents + b.m_cents); }
    friend constexpr Money operator-(Money a, Money b) { return Money(a.m_cents - b.m_cents); }
    friend constexpr Money operator*(Money a, std::int64_t count) { return Money(a.m_cents * count); }
    friend constexpr Money operator*(std::int64_t count, Money a) { return Money(a.m_cents * count); }

private:
    explicit constexpr Money(std::int64_t value) : m_cents(value) {}
    std::int64_t m_cents = 0;
};

/// A price per share: quote, premium, credit, spread width, limit, fill. int64 units of $0.0001; may be
/// negative only as a difference or as a net price.
class Price {
public:
    static constexpr std::int64_t UnitsPerDollar = 10'000;
    constexpr Price() = default;
    [[nodiscard]] static constexpr Price units(std::int64_t value) { return Price(value); }
    [[nodiscard]] static constexpr Price cents(std::int64_t value) { return Price(value * 100); }
    [[nodiscard]] static constexpr Price dollars(std::int64_t value) { return Price(value * UnitsPerDollar); }
    /// The nearest unit of a real number of dollars (half away from zero). For model prices, never for money.
    [[nodiscard]] static Price nearest(double dollars);
    [[nodiscard]] constexpr std::int64_t toUnits() const { return m_units; }
    [[nodiscard]] constexpr double toDollars() const {
        return static_cast<double>(m_units) / static_cast<double>(UnitsPerDollar);
    }

    constexpr auto operator<=>(const Price&) const = default;
    constexpr Price operator-() const { return Price(-m_units); }
    friend constexpr Price operator+(Price a, Price b) { return Price(a.m_units + b.m_units); }
    friend constexpr Price operator-(Price a, Price b) { return Price(a.m_units - b.m_units); }
    friend constexpr Price operator*(Price a, std::int64_t count) { return Price(a.m_units * count); }
    friend constexpr Price operator*(std::int64_t count, Price a) { return Price(a.m_units * count); }

private:
    explicit constexpr Price(std::int64_t value) : m_units(value) {}
    std::int64_t m_units = 0;
};

/// A strike, int32 units of 1/1,000, as in the standard option symbol.
class Strike {
public:
    constexpr Strike() = default;
    [[nodiscard]] static constexpr Strike thousandths(std::int32_t value) { return Strike(value); }
    [[nodiscard]] static constexpr Strike dollars(std::int32_t value) { return Strike(value * 1000); }
    [[nodiscard]] constexpr std::int32_t toThousandths() const { return m_thousandths; }
    [[nodiscard]] constexpr double toDollars() const { return static_cast<double>(m_thousandths) / 1000.0; }
    /// The strike as a price per share, exact.
    [[nodiscard]] constexpr Price toPrice() const { return Price::units(std::int64_t{m_thousandths} * 10); }
    /// This strike moved by a width (a multiple of 0.001).
    [[nodiscard]] constexpr Strike shifted(Price width) const {
        return Strike(m_thousandths + static_cast<std::int32_t>(width.toUnits() / 10));
    }
    constexpr auto operator<=>(const Strike&) const = default;
    friend constexpr Price operator-(Strike a, Strike b) { return a.toPrice() - b.toPrice(); }

private:
    explicit constexpr Strike(std::int32_t value) : m_thousandths(value) {}
    std::int32_t m_thousandths = 0;
};

/// A percent parameter as integer basis points: 2% is 200 (SHR-N2).
class BasisPoints {
public:
    constexpr BasisPoints() = default;
    explicit constexpr BasisPoints(std::int32_t value) : m_value(value) {}
    [[nodiscard]] constexpr std::int32_t value() const { return m_value; }
    [[nodiscard]] constexpr double toPercent() const { return m_value / 100.0; }
    constexpr auto operator<=>(const BasisPoints&) const = default;
    /// This fraction of an amount: one product, one division, floored.
    [[nodiscard]] constexpr Money of(Money amount) const {
        return Money::cents(multiplyDivide(amount.toCents(), m_value, 10'000, Rounding::Floor));
    }

private:
    std::int32_t m_value = 0;
};

/// price x multiplier x contracts in cents, exact when the price is a multiple of $0.0001 and the multiplier
/// of 100; else rounded half away.
[[nodiscard]] constexpr Money premium(Price perShare, std::int32_t multiplier, std::int64_t contracts) {
    const Int128 product = static_cast<Int128>(perShare.toUnits()) * multiplier * contracts;
    return Money::cents(static_cast<std::int64_t>(divideRounded(product, 100, Rounding::HalfAway)));
}

/// (bid+ask)/2 in $0.0001; exact when the sum is even, which quotes in cents always are (SHR-N5). For odd
/// sums use the sum itself.
[[nodiscard]] constexpr double midDollars(Price bid, Price ask) {
    return static_cast<double>(bid.toUnits() + ask.toUnits()) / (2.0 * Price::UnitsPerDollar);
}

} // namespace signalbox::base

template <>
struct std::hash<signalbox::base::Strike> {
    std::size_t operator()(signalbox::base::Strike strike) const noexcept {
        return std::hash<std::int32_t>{}(strike.toThousandths());
    }
};
