// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded chain of 2019 read from its raw file by a small parser of its own, and the model of SHR-P on it:
// forward from parity, implied volatility by halving, delta. Nothing of the engine.
#pragma once

#include "plain_days.h"

#include <cstdint>
#include <map>
#include <optional>

namespace signalbox::recount {

/// Units of $0.0001; absent when the file holds no number.
struct RawQuote {
    std::int64_t bid = 0, ask = 0;
    [[nodiscard]] std::int64_t doubledMid() const { return bid + ask; }
    [[nodiscard]] double mid() const { return static_cast<double>(bid + ask) / 20'000; }
    /// Q1 to Q4.
    [[nodiscard]] bool twoSided() const { return bid > 0 && bid < ask; }
    /// (ask-bid)/mid under a fifth, exact (SHR-Q6): 10(ask - bid) < bid + ask.
    [[nodiscard]] bool narrow() const { return 10 * (ask - bid) < bid + ask; }
};
struct RawStrike {
    std::int32_t strike = 0; ///< 1/1,000
    std::optional<RawQuote> call, put;
    [[nodiscard]] double dollars() const { return strike / 1000.0; }
};

/// One expiration of one root. `years`, `discount` and `forward` are filled by `model`.
struct RawBlock {
    Day expiration;
    bool pm = true;                 ///< SPXW
    std::vector<RawStrike> strikes; ///< rising
    double years = 0, discount = 1, spot = 0;
    std::optional<double> forward;
    [[nodiscard]] const RawStrike* at(std::int32_t strike) const;
    /// SHR-P6; nothing unless OK.
    [[nodiscard]] std::optional<double> putVolatility(double strike, double price) const;
    /// SHR-P5, P7 of the mid quote.
    [[nodiscard]] std::optional<double> putDelta(const RawStrike& strike) const;
};

struct RawChain {
    Day date;
    double spot = 0;
    std::vector<RawBlock> blocks;
    [[nodiscard]] const RawBlock* find(Day expiration, bool pm) const;
    /// T (SHR-T7, T8), D (SHR-P2) and F (SHR-P3) of a block; `rate` is a fraction.
    void model(RawBlock& block, const PlainDays& days, double rate) const;
};

/// The chain of a file named SPX_yyyymmdd.csv.gz, without what expires later than 95 days on.
[[nodiscard]] RawChain readRawChain(const std::filesystem::path& path);
/// All chains of the folder that belong to a session (one repeats a day on a holiday).
[[nodiscard]] std::map<Day, RawChain> readRawChains(const std::filesystem::path& folder,
                                                    const PlainDays& days);

} // namespace signalbox::recount
