// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/bootstrap.h"

#include "engine/base/real.h"
#include "engine/pricing/elementary.h"
#include "engine/stats/moments.h"

#include <algorithm>
#include <cmath>

namespace signalbox::stats {
namespace {

constexpr std::size_t SamplesPerPiece = 50; ///< so that a piece is worth a thread
constexpr std::uint64_t StreamOfBootstrap = 0xB007;

std::optional<double> finite(std::optional<double> bound) {
    return bound && std::isfinite(*bound) ? bound : std::nullopt;
}

} // namespace

double meanBlockLength(std::size_t count, double wanted) {
    const double length = wanted > 0 ? wanted : std::round(std::cbrt(static_cast<double>(count)));
    return std::max(1.0, length);
}

void resample(random::Random& random, std::size_t count, double meanBlock, std::span<std::uint32_t> indices) {
    using pricing::elementary::logarithm;
    const double logOfStay = meanBlock > 1.0 ? logarithm(1.0 - 1.0 / meanBlock) : 0.0;
    std::size_t filled = 0;
    while (filled < indices.size()) {
        auto from =
            std::min(count - 1, static_cast<std::size_t>(random.uniform() * static_cast<double>(count)));
        std::size_t length = 1;
        if (logOfStay < 0) {
            const double drawn = logarithm(random.uniform()) / logOfStay;
            length += static_cast<std::size_t>(std::min(drawn, static_cast<double>(indices.size())));
        }
        for (std::size_t i = 0; i < length && filled < indices.size(); ++i) {
            indices[filled++] = static_cast<std::uint32_t>(from);
            from = from + 1 == count ? 0 : from + 1;
        }
    }
}

std::optional<Interval> bootstrap(std::size_t count, const IndexMeasure& measure,
                                  const BootstrapSettings& settings, const base::Executor& executor) {
    if (count < 2 || settings.samples < 1) {
        return std::nullopt;
    }
    const double meanBlock = meanBlockLength(count, settings.meanBlock);
    const auto samples = static_cast<std::size_t>(settings.samples);
    std::vector<double> values(samples, base::Missing);
    const std::size_t pieces = (samples + SamplesPerPiece - 1) / SamplesPerPiece;
    executor.parallelFor(pieces, [&](std::size_t piece) {
        std::vector<std::uint32_t> indices(count);
        const std::size_t end = std::min(samples, (piece + 1) * SamplesPerPiece);
        for (std::size_t sample = piece * SamplesPerPiece; sample < end; ++sample) {
            random::Random random(random::mixed(settings.seed, StreamOfBootstrap, sample));
            resample(random, count, meanBlock, indices);
            values[sample] = measure(indices);
        }
    });
    std::erase_if(values, [](double value) { return !base::isKnown(value); });
    if (values.size() * 2 < samples) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    const double tail = (1.0 - settings.level) / 2.0;
    return Interval{finite(percentile(values, tail)), finite(percentile(values, 1.0 - tail)),
                    static_cast<int>(values.size())};
}

} // namespace signalbox::stats
