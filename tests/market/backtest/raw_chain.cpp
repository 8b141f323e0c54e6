// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_chain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string_view>

#include <zlib.h>

namespace signalbox::recount {
namespace {

std::string unpacked(const std::filesystem::path& path) {
    const gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) {
        throw std::runtime_error("cannot read " + path.string());
    }
    std::string text;
    std::vector<char> buffer(1 << 20);
    for (int got = 0; (got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    gzclose(file);
    return text;
}

double numberOf(std::string_view text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) {
        throw std::runtime_error("no number: " + std::string(text));
    }
    return value;
}

double normal(double x) {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

} // namespace

const RawStrike* RawBlock::at(std::int32_t strike) const {
    const auto found = std::lower_bound(strikes.begin(), strikes.end(), strike,
                                        [](const RawStrike& a, std::int32_t b) { return a.strike < b; });
    return found == strikes.end() || found->strike != strike ? nullptr : &*found;
}

std::optional<double> RawBlock::putVolatility(double strike, double price) const {
    const double scale = discount * std::max(*forward, strike);
    const double intrinsic = discount * std::max(strike - *forward, 0.0);
    if (price - intrinsic <= 1e-12 * scale || price >= discount * strike - 1e-12 * scale || years <= 0) {
        return std::nullopt;
    }
    const auto worth = [&](double sigma) { // SHR-P1
        const double v = sigma * std::sqrt(years);
        const double d1 = std::log(*forward / strike) / v + v / 2;
        return discount * (strike * normal(v - d1) - *forward * normal(-d1));
    };
    double low = 1e-6;
    double high = 20;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (worth(middle) < price ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::optional<double> RawBlock::putDelta(const RawStrike& strike) const {
    const auto sigma = forward && strike.put && strike.put->twoSided()
                           ? putVolatility(strike.dollars(), strike.put->mid())
                           : std::nullopt;
    if (!sigma) {
        return std::nullopt;
    }
    const double v = *sigma * std::sqrt(years);
    const double d1 = std::log(*forward / strike.dollars()) / v + v / 2;
    return -discount * *forward / spot * normal(-d1); // exp(-qT) = D F/S
}

const RawBlock* RawChain::find(Day expiration, bool pm) const {
    for (const RawBlock& block : blocks) {
        if (block.expiration == expiration && block.pm == pm) {
            return &block;
        }
    }
    return nullptr;
}

void RawChain::model(RawBlock& block, const PlainDays& days, double rate) const {
    // Both instants lie in New York's summer of 2019, so that wall clocks may be subtracted.
    const int end = block.pm ? days.closeMinutes(block.expiration) : 9 * 60 + 30;
    const auto minutes = (block.expiration - date).count() * 1440 + end - days.closeMinutes(date);
    block.years = static_cast<double>(minutes) / 525'600.0;
    block.discount = std::exp(-rate * block.years);
    block.spot = spot;
    struct Pair {
        std::int64_t distance;
        std::int32_t strike;
        double forward;
    };
    std::vector<Pair> pairs;
    for (const RawStrike& strike : block.strikes) {
        if (strike.call && strike.put && strike.call->twoSided() && strike.put->twoSided() &&
            strike.call->narrow() && strike.put->narrow()) {
            const std::int64_t difference = strike.call->doubledMid() - strike.put->doubledMid();
            pairs.push_back({std::abs(difference), strike.strike,
                             strike.dollars() + static_cast<double>(difference) / 20'000 / block.discount});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.strike < b.strike;
    });
    if (pairs.size() < 3) {
        block.forward.reset();
        return;
    }
    pairs.resize(std::min<std::size_t>(5, pairs.size()));
    std::vector<double> values;
    values.reserve(pairs.size());
    for (const Pair& pair : pairs) {
        values.push_back(pair.forward);
    }
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    block.forward = n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

RawChain readRawChain(const std::filesystem::path& path) {
    const std::string text = unpacked(path);
    RawChain chain;
    std::map<std::pair<Day, bool>, std::map<std::int32_t, RawStrike>> blocks;
    std::size_t begin = text.find('\n') + 1;
    std::string lastDate;
    Day expiration;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::array<std::string_view, 12> fields;
        std::size_t from = begin;
        for (std::string_view& field : fields) {
            const std::size_t to = std::min(text.find(',', from), end);
            field = std::string_view(text).substr(from, to - from);
            from = to + 1;
        }
        begin = end + 1;
        if (fields[5] != lastDate) {
            lastDate = fields[5];
            expiration = usDayOf(lastDate);
            chain.date = usDayOf(std::string(fields[6]));
            chain.spot = numberOf(fields[1]);
        }
        if ((expiration - chain.date).count() > 95) {
            continue;
        }
        const std::string_view root = fields[3].substr(0, fields[3].size() - 15);
        if (root != "SPX" && root != "SPXW") {
            throw std::runtime_error("unknown root " + std::string(root));
        }
        const auto strike = static_cast<std::int32_t>(std::lround(numberOf(fields[7]) * 1000));
        RawStrike& row = blocks[{expiration, root == "SPXW"}][strike];
        row.strike = strike;
        (fields[4] == "call" ? row.call : row.put) = RawQuote{std::llround(numberOf(fields[10]) * 10'000),
                                                              std::llround(numberOf(fields[11]) * 10'000)};
    }
    for (const auto& [key, rows] : blocks) {
        RawBlock block;
        block.expiration = key.first;
        block.pm = key.second;
        for (const auto& [strike, row] : rows) {
            block.strikes.push_back(row);
        }
        chain.blocks.push_back(std::move(block));
    }
    return chain;
}

std::map<Day, RawChain> readRawChains(const std::filesystem::path& folder, const PlainDays& days) {
    std::map<Day, RawChain> chains;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        RawChain chain = readRawChain(file.path());
        if (days.isSession(chain.date)) {
            chains.emplace(chain.date, std::move(chain));
        }
    }
    return chains;
}

} // namespace signalbox::recount
