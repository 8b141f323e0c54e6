// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/surface/columns.h"

#include "engine/base/require.h"

#include <cmath>
#include <cstddef>

namespace signalbox::surface {
namespace {

using pricing::elementary::exponential;
using pricing::elementary::logarithm;

constexpr double QuietVix = 16.0;

SIGNALBOX_INLINE void volatilityBody(const Ssvi& smile, double forward, double years,
                                     const double* __restrict__ strikes, double* __restrict__ out,
                                     std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = std::sqrt(smile.totalVariance(logarithm(strikes[i] / forward)) / years);
    }
}

SIGNALBOX_INLINE void widthsBody(const QuotedWidths& widths, bool call, double forward, double discount,
                                 const double* __restrict__ strikes, const double* __restrict__ prices,
                                 double* __restrict__ out, std::size_t count) {
    const double sign = call ? 1.0 : -1.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double reach = sign * (forward - strikes[i]);
        out[i] = widths.widthBody(prices[i], discount * (reach > 0.0 ? reach : 0.0));
    }
}

struct Kernels {
    void (*volatilities)(const Ssvi&, double, double, const double*, double*, std::size_t);
    void (*widths)(const QuotedWidths&, bool, double, double, const double*, const double*, double*,
                   std::size_t);
};

struct Baseline {
    static void volatilities(const Ssvi& smile, double forward, double years, const double* strikes,
                             double* out, std::size_t count) {
        volatilityBody(smile, forward, years, strikes, out, count);
    }
    static void widths(const QuotedWidths& widths, bool call, double forward, double discount,
                       const double* strikes, const double* prices, double* out, std::size_t count) {
        widthsBody(widths, call, forward, discount, strikes, prices, out, count);
    }
};

#if defined(__x86_64__)
struct Avx2 {
    [[gnu::target("avx2")]] static void volatilities(const Ssvi& smile, double forward, double years,
                                                     const double* strikes, double* out, std::size_t count) {
        volatilityBody(smile, forward, years, strikes, out, count);
    }
    [[gnu::target("avx2")]] static void widths(const QuotedWidths& widths, bool call, double forward,
                                               double discount, const double* strikes, const double* prices,
                                               double* out, std::size_t count) {
        widthsBody(widths, call, forward, discount, strikes, prices, out, count);
    }
};
#endif

const Kernels& kernels() {
    static const Kernels chosen = [] {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx2")) {
            return Kernels{Avx2::volatilities, Avx2::widths};
        }
#endif
        return Kernels{Baseline::volatilities, Baseline::widths};
    }();
    return chosen;
}

} // namespace

QuotedWidths::QuotedWidths(const Constants& constants, double spot, double vix)
    : m_inverse(1000.0 / spot), m_scale(spot / 1000.0 * constants.widthScale *
                                        exponential(constants.widthPerVix * logarithm(vix / QuietVix))),
      m_power(constants.widthPower), m_inside(constants.widthInside) {}

void volatilityColumn(const Ssvi& smile, double forward, double years, std::span<const double> strikes,
                      std::span<double> out) {
    SIGNALBOX_REQUIRE(out.size() == strikes.size(), "columns of one length");
    kernels().volatilities(smile, forward, years, strikes.data(), out.data(), strikes.size());
}

void widthColumn(const QuotedWidths& widths, bool call, double forward, double discount,
                 std::span<const double> strikes, std::span<const double> prices, std::span<double> out) {
    SIGNALBOX_REQUIRE(prices.size() == strikes.size() && out.size() == strikes.size(),
                      "columns of one length");
    kernels().widths(widths, call, forward, discount, strikes.data(), prices.data(), out.data(),
                     strikes.size());
}

} // namespace signalbox::surface
