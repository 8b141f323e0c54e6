// SPDX-License-Identifier: GPL-3.0-or-later
// What all American options of one expiration share (SHR-P4): the escrowed dividends, the levels of the tree,
// and the values without any volatility. Made once, used by every strike.
#pragma once

#include "engine/pricing/american.h"

#include <array>
#include <vector>

namespace signalbox::pricing {

/// Sizes of the two trees that are extrapolated: the coarse one has half the steps, both odd as the method
/// wants.
inline constexpr int FineSteps = 151;
inline constexpr int CoarseSteps = 75;

class AmericanExpiry {
public:
    /// As in AmericanInput; dividends outside (0, T] do not count.
    AmericanExpiry(double S, double T, double r, double q, std::span<const CashDividend> dividends);

    [[nodiscard]] double spot() const { return m_spot; }
    [[nodiscard]] double years() const { return m_years; }
    [[nodiscard]] double rate() const { return m_rate; }
    [[nodiscard]] double carry() const { return m_carry; }
    /// PV of the dividends until the expiration.
    [[nodiscard]] double escrow() const { return m_escrow; }
    /// What diffuses: spot minus escrow. Not above 0: nothing can be priced.
    [[nodiscard]] double diffused() const { return m_spot - m_escrow; }
    [[nodiscard]] bool hasDividends() const { return !m_dividends.empty(); }
    /// Value at the level of a tree (time = level/steps of the life) of the dividends still to come then.
    [[nodiscard]] const std::array<double, FineSteps>& comingFine() const { return m_comingFine; }
    [[nodiscard]] const std::array<double, FineSteps>& comingCoarse() const { return m_comingCoarse; }
    /// A call on what pays nothing until then is not exercised early while the rate is not negative: its
    /// price is the European one.
    [[nodiscard]] bool neverExercised(OptionType type) const {
        return type == OptionType::Call && !hasDividends() && m_carry <= 0.0 && m_rate >= 0.0;
    }
    [[nodiscard]] std::span<const CashDividend> dividends() const { return m_dividends; }

private:
    double m_spot, m_years, m_rate, m_carry, m_escrow;
    std::vector<CashDividend> m_dividends; ///< those that count
    std::array<double, FineSteps> m_comingFine{};
    std::array<double, FineSteps> m_comingCoarse{};
};

/// The values without any volatility: the spot moves along its forward and the best moment to exercise is
/// chosen, among the moments that the trees know, so that it is the limit of their values. The least that an
/// option is worth.
class CertainValues {
public:
    explicit CertainValues(const AmericanExpiry& expiry);
    struct Value {
        double price = 0;
        double delta = 0;
    };
    [[nodiscard]] Value at(OptionType type, double strike) const;

private:
    struct Moment {
        double discountedSpot = 0;
        double discount = 1;
        double carried = 1; ///< exp(-q t)
    };
    [[nodiscard]] static std::vector<Moment> momentsOf(const AmericanExpiry& expiry, int steps,
                                                       std::span<const double> coming);
    [[nodiscard]] static Value best(const std::vector<Moment>& moments, double sign, double strike);
    std::vector<Moment> m_fine, m_coarse;
    double m_spot = 0;
};

/// The value of a tree of FineSteps and one of CoarseSteps joined, so that the leading error cancels.
[[nodiscard]] constexpr double extrapolated(double fine, double coarse) {
    constexpr double Weight = static_cast<double>(CoarseSteps) / (FineSteps - CoarseSteps);
    return fine + Weight * (fine - coarse);
}

} // namespace signalbox::pricing
