// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/checksum.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace signalbox::columns {
namespace {

// Four independent lanes keep the multiplier busy; every step is a bijection of its lane.
constexpr std::uint64_t Factor = 0x9D39'247E'3377'6D41ULL;
constexpr std::array<std::uint64_t, 4> Seeds{0x2545'F491'4F6C'DD1DULL, 0x6C62'272E'07BB'0142ULL,
                                             0xD6E8'FEB8'6659'FD93ULL, 0xA076'1D64'78BD'642FULL};

constexpr std::uint64_t mix(std::uint64_t state, std::uint64_t word) {
    return std::rotl(state ^ word, 29) * Factor;
}

std::uint64_t wordAt(const char* at, std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, size);
    return word;
}

} // namespace

std::uint64_t checksum(std::string_view bytes) {
    std::array<std::uint64_t, 4> lanes = Seeds;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 32; left -= 32, at += 32) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            lanes[lane] = mix(lanes[lane], wordAt(at + 8 * lane, 8));
        }
    }
    for (; left >= 8; left -= 8, at += 8) {
        lanes[0] = mix(lanes[0], wordAt(at, 8));
    }
    if (left > 0) {
        lanes[1] = mix(lanes[1], wordAt(at, left));
    }
    std::uint64_t result = mix(Factor, bytes.size());
    for (const std::uint64_t lane : lanes) {
        result = mix(result, lane);
    }
    return result ^ (result >> 31U);
}

} // namespace signalbox::columns
