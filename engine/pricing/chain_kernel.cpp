// SPDX-License-Identifier: GPL-3.0-or-later
// The same loops are compiled for three instruction sets and chosen once by what the processor can do; they
// use plain IEEE operations without contraction, so the choice changes the speed and never a bit.
#include "engine/pricing/chain_kernel.h"

#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/pricing/black_lanes.h"
#include "engine/pricing/implied_vol_search.h"
#include "engine/pricing/implied_vol_seed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace signalbox::pricing {

namespace {

constexpr std::size_t BlockSize =
    64; ///< a whole block fits into the first-level cache, and clearing it costs little
using Block = std::array<double, BlockSize>;

/// The columns of one block between the stages of the inversion.
struct IvBlock {
    alignas(64) Block absX;
    alignas(64) Block halfRoot;
    alignas(64) Block target;
    alignas(64) Block lnTarget;
    alignas(64) Block logRatio;
    alignas(64) Block s;
    alignas(64) Block lastStep; ///< relative size of the last correction
    alignas(64) Block status;   ///< an IvStatus as a number, so that it is a lane of its own
};

constexpr double code(IvStatus status) {
    return static_cast<double>(static_cast<int>(status));
}

SIGNALBOX_INLINE void prepareBody(bool call, const ExpiryTerms& terms, const double* strikes,
                                  const double* prices, std::size_t count, IvBlock& block) {
    const double F = terms.forward;
    const double D = terms.discount;
    for (std::size_t i = 0; i < count; ++i) {
        const double K = strikes[i];
        const double price = prices[i];
        const double larger = F > K ? F : K;
        const double smaller = F > K ? K : F;
        const double root = std::sqrt(F * K);
        const double reach = call ? F - K : K - F;
        const double intrinsic = D * (reach > 0.0 ? reach : 0.0);
        const double bound = D * (call ? F : K);
        const double slack = 1e-12 * (D * larger);
        const double value = price - intrinsic;
        double status = code(IvStatus::Ok);
        status = value <= slack ? code(IvStatus::NoTimeValue) : status;
        status = price >= bound - slack ? code(IvStatus::AboveMax) : status;
        status = price < intrinsic - slack ? code(IvStatus::BelowIntrinsic) : status;
        status = value != value ? code(IvStatus::NoPrice) : status;
        const double target = value / (D * root);
        block.absX[i] = elementary::logarithm(larger / smaller);
        block.halfRoot[i] = smaller / root;
        block.target[i] = target;
        block.lnTarget[i] = elementary::logarithm(target);
        block.logRatio[i] = elementary::logarithm(block.absX[i]) - block.lnTarget[i];
        block.status[i] = status;
    }
}

SIGNALBOX_INLINE void improveBody(std::size_t count, IvBlock& block) {
    for (std::size_t i = 0; i < count; ++i) {
        const double absX = block.absX[i];
        const double halfRoot = block.halfRoot[i];
        double s = block.s[i];
        s += lanes::householderStep(absX, halfRoot, s, block.lnTarget[i]);
        const double step = lanes::householderStep(absX, halfRoot, s, block.lnTarget[i]);
        block.s[i] = s + step;
        block.lastStep[i] = std::abs(step) / s;
    }
}

/// The results of one block, in one object of its own: so the loop knows that nothing overlaps.
struct GreekBlock {
    alignas(64) Block price;
    alignas(64) Block delta;
    alignas(64) Block gamma;
    alignas(64) Block vegaPoint;
    alignas(64) Block thetaDay;
    alignas(64) Block rhoPoint;
};

SIGNALBOX_INLINE void greeksBody(bool call, const ExpiryTerms& terms, const double* strikes,
                                 const double* sigmas, std::size_t count, GreekBlock& out) {
    const double S = terms.spot;
    const double F = terms.forward;
    const double D = terms.discount;
    const double rootT = std::sqrt(terms.years);
    const double safeRootT = rootT < 1e-300 ? 1e-300 : rootT;
    const double spotDiscount = D * F / S; // exp(-qT)
    const double sign = call ? 1.0 : -1.0;
    const double r = terms.rate;
    const double q = terms.carry;
    const double T = terms.years;
    for (std::size_t i = 0; i < count; ++i) {
        const double K = strikes[i];
        const double sigma = sigmas[i];
        const double v = sigma * rootT;
        const double ratio = F / K;
        const lanes::Deviations n = lanes::deviations(elementary::logarithm(ratio), ratio, v);
        const double n1 = sign > 0.0 ? n.upper1 : n.lower1;
        const double n2 = sign > 0.0 ? n.upper2 : n.lower2;
        const double density = spotDiscount * n.density1;
        const double safeV = v < 1e-300 ? 1e-300 : v;
        const double moneyness = sign * (S * spotDiscount * n1);
        const double strikeValue = sign * (K * D * n2);
        out.price[i] = D * (sign * (F * n1 - K * n2));
        out.delta[i] = sign * (spotDiscount * n1);
        out.gamma[i] = density / (S * safeV);
        out.vegaPoint[i] = S * density * rootT * 0.01;
        out.thetaDay[i] = (q * moneyness - r * strikeValue - S * density * sigma / (2.0 * safeRootT)) / 365.0;
        out.rhoPoint[i] = strikeValue * T * 0.01;
    }
}

/// One set of loops for one instruction set.
struct Kernels {
    void (*prepare)(bool, const ExpiryTerms&, const double*, const double*, std::size_t, IvBlock&);
    void (*improve)(std::size_t, IvBlock&);
    void (*greeks)(bool, const ExpiryTerms&, const double*, const double*, std::size_t, GreekBlock&);
};

/// The loops, made once per set: an inlined body takes the instruction set of the function that holds it.
struct Baseline {
    static void prepare(bool call, const ExpiryTerms& terms, const double* strikes, const double* prices,
                        std::size_t count, IvBlock& block) {
        prepareBody(call, terms, strikes, prices, count, block);
    }
    static void improve(std::size_t count, IvBlock& block) { improveBody(count, block); }
    static void greeks(bool call, const ExpiryTerms& terms, const double* strikes, const double* sigmas,
                       std::size_t count, GreekBlock& out) {
        greeksBody(call, terms, strikes, sigmas, count, out);
    }
};

#if defined(__x86_64__)
struct Avx2 {
    [[gnu::target("avx2")]] static void prepare(bool call, const ExpiryTerms& terms, const double* strikes,
                                                const double* prices, std::size_t count, IvBlock& block) {
        prepareBody(call, terms, strikes, prices, count, block);
    }
    [[gnu::target("avx2")]] static void improve(std::size_t count, IvBlock& block) {
        improveBody(count, block);
    }
    [[gnu::target("avx2")]] static void greeks(bool call, const ExpiryTerms& terms, const double* strikes,
                                               const double* sigmas, std::size_t count, GreekBlock& out) {
        greeksBody(call, terms, strikes, sigmas, count, out);
    }
};

struct Avx512 {
    [[gnu::target("avx2,avx512f,avx512dq,avx512vl")]] static void prepare(bool call, const ExpiryTerms& terms,
                                                                          const double* strikes,
                                                                          const double* prices,
                                                                          std::size_t count, IvBlock& block) {
        prepareBody(call, terms, strikes, prices, count, block);
    }
    [[gnu::target("avx2,avx512f,avx512dq,avx512vl")]] static void improve(std::size_t count, IvBlock& block) {
        improveBody(count, block);
    }
    [[gnu::target("avx2,avx512f,avx512dq,avx512vl")]] static void greeks(bool call, const ExpiryTerms& terms,
                                                                         const double* strikes,
                                                                         const double* sigmas,
                                                                         std::size_t count, GreekBlock& out) {
        greeksBody(call, terms, strikes, sigmas, count, out);
    }
};
#endif

const Kernels& kernels() {
    static const Kernels chosen = [] {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl")) {
            return Kernels{Avx512::prepare, Avx512::improve, Avx512::greeks};
        }
        if (__builtin_cpu_supports("avx2")) {
            return Kernels{Avx2::prepare, Avx2::improve, Avx2::greeks};
        }
#endif
        return Kernels{Baseline::prepare, Baseline::improve, Baseline::greeks};
    }();
    return chosen;
}

/// A last correction of less than this leaves, at fourth order, nothing that a double could show.
constexpr double LargestLastStep = 1e-4;

void invertBlock(OptionType type, const ExpiryTerms& terms, const double* strikes, const double* prices,
                 std::size_t count, double* sigma, IvStatus* status) {
    IvBlock block{};
    const auto part = [count](Block& column) { return std::span<double>(column.data(), count); };
    kernels().prepare(type == OptionType::Call, terms, strikes, prices, count, block);
    seedDeviations(part(block.absX), part(block.target), part(block.logRatio), part(block.s));
    kernels().improve(count, block);
    const double rootT = std::sqrt(terms.years);
    for (std::size_t i = 0; i < count; ++i) {
        status[i] = static_cast<IvStatus>(static_cast<int>(block.status[i]));
        sigma[i] = base::Missing;
        if (status[i] != IvStatus::Ok) {
            continue;
        }
        const bool settled = block.lastStep[i] < LargestLastStep && block.s[i] >= LowestVol * rootT &&
                             block.s[i] <= HighestVol * rootT;
        const ImpliedVol found =
            settled ? ImpliedVol{IvStatus::Ok, block.s[i] / rootT}
                    : searchImpliedVol(block.absX[i], block.halfRoot[i], block.target[i], rootT);
        status[i] = found.status;
        sigma[i] = found.sigma;
    }
}

} // namespace

ExpiryTerms ExpiryTerms::fromForward(double spot, double forward, double years, double rate) {
    ExpiryTerms terms;
    terms.spot = spot;
    terms.forward = forward;
    terms.discount = elementary::exponential(-rate * years);
    terms.years = years;
    terms.rate = rate;
    terms.carry = rate - elementary::logarithm(forward / spot) / years;
    return terms;
}

void impliedVolColumn(OptionType type, const ExpiryTerms& terms, std::span<const double> strikes,
                      std::span<const double> prices, std::span<double> sigma, std::span<IvStatus> status) {
    SIGNALBOX_REQUIRE(prices.size() == strikes.size() && sigma.size() == strikes.size() &&
                          status.size() == strikes.size(),
                      "columns of one length");
    if (!(terms.years > 0.0)) {
        std::fill(sigma.begin(), sigma.end(), base::Missing);
        std::fill(status.begin(), status.end(), IvStatus::NoPrice);
        return;
    }
    for (std::size_t at = 0; at < strikes.size(); at += BlockSize) {
        const std::size_t count = std::min(BlockSize, strikes.size() - at);
        invertBlock(type, terms, strikes.data() + at, prices.data() + at, count, sigma.data() + at,
                    status.data() + at);
    }
}

void greeksColumn(OptionType type, const ExpiryTerms& terms, std::span<const double> strikes,
                  std::span<const double> sigma, const GreeksColumns& out) {
    SIGNALBOX_REQUIRE(sigma.size() == strikes.size(), "columns of one length");
    GreekBlock block{};
    const std::pair<std::span<double>, const Block*> columns[] = {
        {out.price, &block.price},         {out.delta, &block.delta},       {out.gamma, &block.gamma},
        {out.vegaPoint, &block.vegaPoint}, {out.thetaDay, &block.thetaDay}, {out.rhoPoint, &block.rhoPoint}};
    for (std::size_t at = 0; at < strikes.size(); at += BlockSize) {
        const std::size_t count = std::min(BlockSize, strikes.size() - at);
        kernels().greeks(type == OptionType::Call, terms, strikes.data() + at, sigma.data() + at, count,
                         block);
        for (const auto& [column, computed] : columns) {
            if (!column.empty()) {
                SIGNALBOX_REQUIRE(column.size() == strikes.size(), "columns of one length");
                std::copy_n(computed->begin(), count, column.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
    }
}

} // namespace signalbox::pricing
