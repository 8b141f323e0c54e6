// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/chain_block.h"

#include "engine/columns/bytes.h"
#include "engine/columns/checksum.h"
#include "engine/columns/column_codec.h"

#include <algorithm>

#include <zstd.h>

namespace signalbox::columns {
namespace {

using market::ExpiryBlock;
using market::OptionChain;
using market::QuoteColumns;

constexpr std::uint32_t Magic = 0x4243'4253; // "SBCB"
constexpr std::uint16_t Format = 1;
constexpr int Level = 3;
constexpr std::uint64_t LargestBlock = std::uint64_t{1} << 30U;
constexpr std::size_t HeaderSize = 4 + 2 + 8 + 8;

void putSide(ByteWriter& writer, const QuoteColumns& side) {
    writer.putAll(side.listed);
    for (const auto* column : {&side.bid, &side.ask, &side.last}) {
        putIntegers(writer, *column, market::NoPrice);
    }
    for (const auto* column : {&side.volume, &side.openInterest}) {
        putIntegers(writer, *column, market::NoCount);
    }
    for (const auto* column :
         {&side.vendorIv, &side.vendorDelta, &side.vendorGamma, &side.vendorTheta, &side.vendorVega}) {
        putReals(writer, *column);
    }
}

bool getSide(ByteReader& reader, std::size_t n, QuoteColumns& side) {
    side.listed = reader.getAll<std::uint8_t>(n);
    bool good = !reader.failed();
    for (auto* column : {&side.bid, &side.ask, &side.last}) {
        good = good && getIntegers(reader, n, market::NoPrice, *column);
    }
    for (auto* column : {&side.volume, &side.openInterest}) {
        good = good && getIntegers(reader, n, market::NoCount, *column);
    }
    for (auto* column :
         {&side.vendorIv, &side.vendorDelta, &side.vendorGamma, &side.vendorTheta, &side.vendorVega}) {
        good = good && getReals(reader, n, *column);
    }
    return good;
}

void putBlock(ByteWriter& writer, const ExpiryBlock& block) {
    writer.putText(block.root);
    writer.put(static_cast<std::int32_t>(base::toDayNumber(block.expiration)));
    writer.put(static_cast<std::int32_t>(base::toDayNumber(block.printedExpiration)));
    writer.put(static_cast<std::uint8_t>(block.settlement == market::Settlement::Am ? 1 : 0));
    writer.put(static_cast<std::uint8_t>(block.adjusted ? 1 : 0));
    writer.put(block.multiplier);
    writer.put(block.deliverable);
    writer.put(static_cast<std::uint32_t>(block.strikes.size()));
    std::int32_t previous = 0;
    for (const base::Strike strike : block.strikes) {
        writer.put(strike.toThousandths() - previous);
        previous = strike.toThousandths();
    }
    putSide(writer, block.calls);
    putSide(writer, block.puts);
}

bool getBlock(ByteReader& reader, ExpiryBlock& block) {
    block.root = reader.getText();
    block.expiration = base::fromDayNumber(reader.get<std::int32_t>());
    block.printedExpiration = base::fromDayNumber(reader.get<std::int32_t>());
    block.settlement = reader.get<std::uint8_t>() == 1 ? market::Settlement::Am : market::Settlement::Pm;
    block.adjusted = reader.get<std::uint8_t>() == 1;
    block.multiplier = reader.get<std::int32_t>();
    block.deliverable = reader.get<std::int32_t>();
    const std::size_t n = reader.get<std::uint32_t>();
    std::int64_t at = 0;
    for (const std::int32_t step : reader.getAll<std::int32_t>(n)) {
        at += step;
        if (at < 0 || at > std::numeric_limits<std::int32_t>::max()) {
            return false;
        }
        block.strikes.push_back(base::Strike::thousandths(static_cast<std::int32_t>(at)));
    }
    return !reader.failed() && getSide(reader, n, block.calls) && getSide(reader, n, block.puts);
}

base::Result<std::string> unpacked(std::string_view bytes, const std::string& where) {
    const auto damaged = [&where](const char* what) {
        return base::fail(base::ErrorCode::BadData, what, where, "import that chain again");
    };
    ByteReader reader(bytes);
    if (reader.get<std::uint32_t>() != Magic) {
        return damaged("this is not a chain block");
    }
    const auto format = reader.get<std::uint16_t>();
    const auto size = reader.get<std::uint64_t>();
    const auto sum = reader.get<std::uint64_t>();
    if (reader.failed() || sum != checksum(reader.rest())) {
        return damaged("the chain block is damaged (checksum)");
    }
    if (format != Format) {
        return base::fail(base::ErrorCode::BadData,
                          "the chain block has format " + std::to_string(format) + ", this program reads " +
                              std::to_string(Format),
                          where, "use the newer program");
    }
    const std::string_view packed = reader.rest();
    if (size > LargestBlock || ZSTD_getFrameContentSize(packed.data(), packed.size()) != size) {
        return damaged("the chain block is damaged (size)");
    }
    std::string raw(size, '\0');
    if (ZSTD_decompress(raw.data(), raw.size(), packed.data(), packed.size()) != size) {
        return damaged("the chain block is damaged (compression)");
    }
    return raw;
}

} // namespace

std::string encodeChain(const OptionChain& chain) {
    ByteWriter writer;
    writer.putText(chain.id().underlying);
    writer.put(static_cast<std::int32_t>(base::toDayNumber(chain.id().date)));
    writer.put(chain.id().secondsOfDay);
    writer.putText(chain.id().source);
    writer.put(static_cast<std::uint8_t>(chain.underlyingPrice() ? 1 : 0));
    writer.put(chain.underlyingPrice().value_or(0.0));
    writer.put(static_cast<std::int64_t>(chain.asOf().time_since_epoch().count()));
    writer.put(static_cast<std::uint8_t>(chain.basis()));
    writer.put(static_cast<std::uint8_t>(chain.simulated() ? 1 : 0));
    writer.put(static_cast<std::uint32_t>(chain.blocks().size()));
    for (const ExpiryBlock& block : chain.blocks()) {
        putBlock(writer, block);
    }
    const std::string& raw = writer.bytes();
    std::string packed(ZSTD_compressBound(raw.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), raw.data(), raw.size(), Level));
    ByteWriter result;
    result.bytes().reserve(HeaderSize + packed.size());
    result.put(Magic);
    result.put(Format);
    result.put(static_cast<std::uint64_t>(raw.size()));
    result.put(checksum(packed));
    result.putBytes(packed);
    return std::move(result.bytes());
}

base::Result<std::shared_ptr<const OptionChain>> decodeChain(std::string_view bytes,
                                                             const std::string& where) {
    SIGNALBOX_TRY_ASSIGN(const std::string raw, unpacked(bytes, where));
    ByteReader reader(raw);
    market::ChainId id;
    id.underlying = reader.getText();
    id.date = base::fromDayNumber(reader.get<std::int32_t>());
    id.secondsOfDay = reader.get<std::int32_t>();
    id.source = reader.getText();
    const bool priced = reader.get<std::uint8_t>() == 1;
    const auto price = reader.get<double>();
    const base::UtcTime asOf{std::chrono::microseconds(reader.get<std::int64_t>())};
    const auto basis = reader.get<std::uint8_t>();
    const bool simulated = reader.get<std::uint8_t>() == 1;
    const auto count = reader.get<std::uint32_t>();
    std::vector<ExpiryBlock> blocks;
    bool good = !reader.failed() && basis <= static_cast<std::uint8_t>(market::Basis::DividendAdjusted);
    for (std::uint32_t i = 0; good && i < count; ++i) {
        good = getBlock(reader, blocks.emplace_back());
    }
    if (good && reader.atEnd()) {
        auto chain = OptionChain::create(std::move(id), priced ? std::optional(price) : std::nullopt, asOf,
                                         static_cast<market::Basis>(basis), std::move(blocks), simulated);
        if (chain) {
            return chain;
        }
    }
    return base::fail(base::ErrorCode::BadData, "the content of the chain block does not fit together", where,
                      "import that chain again");
}

} // namespace signalbox::columns
