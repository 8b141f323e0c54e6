// SPDX-License-Identifier: GPL-3.0-or-later
// As in chain_kernel.cpp: the same loops are compiled for three instruction sets; plain IEEE operations
// without contraction, so the choice changes the speed and never a bit.
#include "engine/pricing/american_tree.h"

#include "engine/pricing/elementary.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace signalbox::pricing {
namespace {

using elementary::exponential;
using elementary::logarithm;

/// Less total deviation than this counts as none.
constexpr double LeastDeviation = 1e-7;

/// Peizer and Pratt's inversion of the normal distribution to a binomial of n steps: probability of up and
/// of down, both accurate when the other is nearly 1.
struct UpDown {
    double up = 0;
    double down = 0;
};
SIGNALBOX_INLINE UpDown binomialProbability(double z, int n) {
    const double steps = n;
    const double scaled = z / (steps + 1.0 / 3.0 + 0.1 / (steps + 1.0));
    const double rest = exponential(-scaled * scaled * (steps + 1.0 / 6.0));
    const double root = 0.5 * std::sqrt(1.0 - rest);
    const double large = 0.5 + root;
    const double small = 0.25 * rest / large;
    return z > 0.0 ? UpDown{large, small} : UpDown{small, large};
}

/// The moving parts of `Lanes` trees of one size.
template <std::size_t Lanes>
struct Shape {
    double weightUp[Lanes], weightDown[Lanes]; ///< discounted probabilities
    double ratio[Lanes], back[Lanes];          ///< up/down, 1/down
    double base[Lanes];                        ///< spot of the centre node of the last level
    bool degenerate[Lanes];                    ///< so far from the strike that no volatility is left
};

template <std::size_t Lanes>
SIGNALBOX_INLINE void shapeOf(const AmericanExpiry& expiry, const double* strikes, const double* sigmas,
                              int steps, Shape<Lanes>& shape) {
    const double T = expiry.years();
    const double drift = (expiry.rate() - expiry.carry()) * T;
    const double dt = T / steps;
    const double growth = exponential((expiry.rate() - expiry.carry()) * dt);
    const double discount = exponential(-expiry.rate() * dt);
    const double rootT = std::sqrt(T);
    for (std::size_t l = 0; l < Lanes; ++l) {
        const double v = sigmas[l] * rootT;
        const double d2 = (logarithm(expiry.diffused() / strikes[l]) + drift) / v - 0.5 * v;
        const UpDown p = binomialProbability(d2, steps);
        const UpDown shifted = binomialProbability(d2 + v, steps);
        shape.degenerate[l] =
            !(v >= LeastDeviation && p.up > 0.0 && p.down > 0.0 && shifted.up > 0.0 && shifted.down > 0.0);
        const double up = shape.degenerate[l] ? 1.0 : growth * shifted.up / p.up;
        const double down = shape.degenerate[l] ? 1.0 : growth * shifted.down / p.down;
        shape.weightUp[l] = discount * p.up;
        shape.weightDown[l] = discount * p.down;
        shape.ratio[l] = up / down;
        shape.back[l] = 1.0 / down;
        // Centred, so that no power overflows: down^(steps - centre) * up^centre.
        const int centre = steps / 2;
        shape.base[l] =
            expiry.diffused() * exponential((steps - centre) * logarithm(down) + centre * logarithm(up));
    }
}

template <std::size_t Lanes>
struct Nodes {
    alignas(64) double power[(FineSteps + 1) * Lanes]; ///< of up/down, 1 at the centre
    alignas(64) double value[(FineSteps + 1) * Lanes];
};

/// Eight numbers that the compiler keeps in as many registers as the instruction set needs.
using Pack = double __attribute__((vector_size(TreeLanes * sizeof(double)))); // NOLINT(modernize-use-using)

SIGNALBOX_INLINE void load(Pack& pack, const double* from) {
    std::memcpy(&pack, from, sizeof(pack));
}

/// One level back: the better of holding and exercising at its nodes.
template <std::size_t Lanes>
SIGNALBOX_INLINE void stepBack(Nodes<Lanes>& nodes, std::size_t level, double sign, const double* spotScale,
                               const double* strikes, const Shape<Lanes>& shape) {
    if constexpr (Lanes == 1) {
        const double up = shape.weightUp[0];
        const double down = shape.weightDown[0];
        const double scale = spotScale[0];
        const double strike = strikes[0];
        for (std::size_t j = 0; j <= level; ++j) {
            const double hold = up * nodes.value[j + 1] + down * nodes.value[j];
            const double exercise = sign * (scale * nodes.power[j] - strike);
            nodes.value[j] = hold > exercise ? hold : exercise;
        }
    } else {
        static_assert(Lanes == TreeLanes);
        Pack up, down, scale, strike, here, next, power;
        load(up, shape.weightUp);
        load(down, shape.weightDown);
        load(scale, spotScale);
        load(strike, strikes);
        load(here, nodes.value);
        for (std::size_t j = 0; j <= level; ++j) {
            load(next, nodes.value + (j + 1) * Lanes);
            load(power, nodes.power + j * Lanes);
            const Pack hold = up * next + down * here;
            const Pack exercise = sign * (scale * power - strike);
            const Pack better = hold > exercise ? hold : exercise;
            std::memcpy(nodes.value + j * Lanes, &better, sizeof(better));
            here = next;
        }
    }
}

/// Price, delta and gamma of trees of one size; degenerate lanes give nonsense.
template <std::size_t Lanes>
SIGNALBOX_INLINE void treesBody(const AmericanExpiry& expiry, bool call, const double* strikes,
                                const double* sigmas, int steps, const double* coming, Shape<Lanes>& shape,
                                TreeValue* out) {
    Nodes<Lanes> nodes{};
    shapeOf<Lanes>(expiry, strikes, sigmas, steps, shape);
    const auto last = static_cast<std::size_t>(steps);
    const std::size_t centre = last / 2;
    const double sign = call ? 1.0 : -1.0;
    double scale[Lanes];
    double strike[Lanes];
    for (std::size_t l = 0; l < Lanes; ++l) {
        scale[l] = shape.base[l];
        nodes.power[centre * Lanes + l] = 1.0;
        const double inverse = 1.0 / shape.ratio[l];
        for (std::size_t j = centre + 1; j <= last; ++j) {
            nodes.power[j * Lanes + l] = nodes.power[(j - 1) * Lanes + l] * shape.ratio[l];
        }
        for (std::size_t j = centre; j-- > 0;) {
            nodes.power[j * Lanes + l] = nodes.power[(j + 1) * Lanes + l] * inverse;
        }
    }
    for (std::size_t j = 0; j <= last; ++j) {
        for (std::size_t l = 0; l < Lanes; ++l) {
            const double exercise = sign * (scale[l] * nodes.power[j * Lanes + l] - strikes[l]);
            nodes.value[j * Lanes + l] = exercise > 0.0 ? exercise : 0.0;
        }
    }
    for (std::size_t level = last; level-- > 0;) {
        for (std::size_t l = 0; l < Lanes; ++l) {
            if (level == 1) { // the values of level 2 are complete
                const double s0 = scale[l] * nodes.power[l];
                const double s1 = scale[l] * nodes.power[Lanes + l];
                const double s2 = scale[l] * nodes.power[2 * Lanes + l];
                const double upper = (nodes.value[2 * Lanes + l] - nodes.value[Lanes + l]) / (s2 - s1);
                const double lower = (nodes.value[Lanes + l] - nodes.value[l]) / (s1 - s0);
                out[l].gamma = (upper - lower) / (0.5 * (s2 - s0));
            }
            if (level == 0) {
                out[l].delta = (nodes.value[Lanes + l] - nodes.value[l]) /
                               (scale[l] * (nodes.power[Lanes + l] - nodes.power[l]));
            }
            scale[l] *= shape.back[l];
            strike[l] = strikes[l] - coming[level];
        }
        stepBack<Lanes>(nodes, level, sign, scale, strike, shape);
    }
    for (std::size_t l = 0; l < Lanes; ++l) {
        out[l].price = nodes.value[l];
    }
}

/// Both sizes, extrapolated.
template <std::size_t Lanes>
SIGNALBOX_INLINE void valuesBody(const AmericanExpiry& expiry, OptionType type, const double* strikes,
                                 const double* sigmas, TreeValue* out) {
    const bool call = type == OptionType::Call;
    const double sign = call ? 1.0 : -1.0;
    Shape<Lanes> fineShape{};
    Shape<Lanes> coarseShape{};
    TreeValue coarse[Lanes];
    treesBody<Lanes>(expiry, call, strikes, sigmas, FineSteps, expiry.comingFine().data(), fineShape, out);
    treesBody<Lanes>(expiry, call, strikes, sigmas, CoarseSteps, expiry.comingCoarse().data(), coarseShape,
                     coarse);
    for (std::size_t l = 0; l < Lanes; ++l) {
        if (fineShape.degenerate[l] || coarseShape.degenerate[l]) {
            const CertainValues::Value certain = CertainValues(expiry).at(type, strikes[l]);
            out[l] = {certain.price, certain.delta, 0.0};
            continue;
        }
        const double payoff = std::max(sign * (expiry.spot() - strikes[l]), 0.0);
        const bool exercised = out[l].price > 0.0 && out[l].price <= payoff;
        out[l].price = std::max(extrapolated(out[l].price, coarse[l].price), payoff);
        out[l].delta = exercised ? sign : std::clamp(extrapolated(out[l].delta, coarse[l].delta), -1.0, 1.0);
        out[l].gamma = exercised ? 0.0 : std::max(extrapolated(out[l].gamma, coarse[l].gamma), 0.0);
    }
}

using Kernel = void (*)(const AmericanExpiry&, OptionType, const double*, const double*, TreeValue*);

template <std::size_t Lanes>
void baseline(const AmericanExpiry& expiry, OptionType type, const double* strikes, const double* sigmas,
              TreeValue* out) {
    valuesBody<Lanes>(expiry, type, strikes, sigmas, out);
}

#if defined(__x86_64__)
template <std::size_t Lanes>
[[gnu::target("avx2")]] void avx2(const AmericanExpiry& expiry, OptionType type, const double* strikes,
                                  const double* sigmas, TreeValue* out) {
    valuesBody<Lanes>(expiry, type, strikes, sigmas, out);
}

template <std::size_t Lanes>
[[gnu::target("avx2,avx512f,avx512dq,avx512vl")]] void avx512(const AmericanExpiry& expiry, OptionType type,
                                                              const double* strikes, const double* sigmas,
                                                              TreeValue* out) {
    valuesBody<Lanes>(expiry, type, strikes, sigmas, out);
}
#endif

template <std::size_t Lanes>
Kernel kernel() {
    static const Kernel chosen = [] {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl")) {
            return &avx512<Lanes>;
        }
        if (__builtin_cpu_supports("avx2")) {
            return &avx2<Lanes>;
        }
#endif
        return &baseline<Lanes>;
    }();
    return chosen;
}

} // namespace

TreeValue treeValue(const AmericanExpiry& expiry, OptionType type, double strike, double sigma) {
    TreeValue out;
    kernel<1>()(expiry, type, &strike, &sigma, &out);
    return out;
}

void treeValues(const AmericanExpiry& expiry, OptionType type, const double* strikes, const double* sigmas,
                TreeValue* out) {
    kernel<TreeLanes>()(expiry, type, strikes, sigmas, out);
}

} // namespace signalbox::pricing
