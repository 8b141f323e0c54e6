// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/random/random.h"

#include "engine/pricing/elementary.h"

#include <bit>
#include <cmath>

namespace signalbox::random {

namespace {

std::uint64_t splitMix(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

} // namespace

std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    std::uint64_t state = a;
    state = splitMix(state) ^ b;
    state = splitMix(state) ^ c;
    return splitMix(state);
}

Random::Random(std::uint64_t seed) {
    for (std::uint64_t& word : m_state) {
        word = splitMix(seed);
    }
}

std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform() {
    return (static_cast<double>(next() >> 11U) + 0.5) * 0x1p-53;
}

double Random::uniform(double low, double high) {
    return low + (high - low) * uniform();
}

int Random::whole(int low, int high) {
    return low + static_cast<int>(uniform() * static_cast<double>(high - low + 1));
}

double Random::normal() {
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    for (;;) {
        const double x = uniform(-1.0, 1.0);
        const double y = uniform(-1.0, 1.0);
        const double square = x * x + y * y;
        if (square < 1.0 && square > 0.0) {
            const double scale = std::sqrt(-2.0 * pricing::elementary::logarithm(square) / square);
            m_spare = y * scale;
            m_hasSpare = true;
            return x * scale;
        }
    }
}

double Random::fatTailed() {
    constexpr double WildShare = 0.06;
    constexpr double Wild = 2.4;
    const double calm = std::sqrt((1.0 - WildShare * Wild * Wild) / (1.0 - WildShare));
    const double size = uniform() < WildShare ? Wild : calm;
    return size * normal();
}

} // namespace signalbox::random
