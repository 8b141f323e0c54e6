// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers of the simulations: xoshiro256** seeded by splitmix64 (SHR-J3). The distributions of the
// standard library differ between libraries; these are the same everywhere. A stream is made per subject
// (series and session of the demonstration, path of a Monte Carlo), so that no stream depends on another, nor
// on the thread that draws from it.
#pragma once

#include <array>
#include <cstdint>

namespace signalbox::random {

/// What a result from random numbers says it was made with (SHR-J3).
inline constexpr const char* GeneratorName = "xoshiro256** seeded by splitmix64";

/// One number out of several, well mixed: the seed of a stream.
[[nodiscard]] std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0);

class Random {
public:
    explicit Random(std::uint64_t seed);
    [[nodiscard]] std::uint64_t next();
    /// In the open interval (0, 1).
    [[nodiscard]] double uniform();
    [[nodiscard]] double uniform(double low, double high);
    /// A whole number in [low, high].
    [[nodiscard]] int whole(int low, int high);
    /// Standard normal, by Marsaglia's polar method.
    [[nodiscard]] double normal();
    /// Mean 0, variance 1, kurtosis about 7: a mixture of a calm and a wild normal, as daily returns are.
    [[nodiscard]] double fatTailed();

private:
    std::array<std::uint64_t, 4> m_state{};
    double m_spare = 0.0;
    bool m_hasSpare = false;
};

} // namespace signalbox::random
