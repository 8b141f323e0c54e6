// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/bar_block.h"

#include "engine/columns/bytes.h"
#include "engine/columns/checksum.h"

#include <algorithm>
#include <array>

namespace signalbox::columns {
namespace {

using market::Bar;

constexpr std::uint32_t Magic = 0x4242'4253; // "SBBB"
constexpr std::uint16_t Format = 1;
constexpr std::array<double Bar::*, 5> Columns{&Bar::open, &Bar::high, &Bar::low, &Bar::close, &Bar::volume};

} // namespace

std::string encodeBars(std::span<const Bar> bars) {
    ByteWriter body;
    std::uint16_t present = 0;
    for (std::size_t c = 0; c < Columns.size(); ++c) {
        if (std::any_of(bars.begin(), bars.end(),
                        [c](const Bar& bar) { return base::isKnown(bar.*Columns[c]); })) {
            present = static_cast<std::uint16_t>(present | (1U << c));
        }
    }
    body.put(present);
    body.put(static_cast<std::uint16_t>(0));
    body.put(static_cast<std::uint32_t>(bars.size()));
    body.bytes().reserve(8 + bars.size() * 44);
    for (const Bar& bar : bars) {
        body.put(static_cast<std::int32_t>(base::toDayNumber(bar.date)));
    }
    for (std::size_t c = 0; c < Columns.size(); ++c) {
        if ((present & (1U << c)) != 0) {
            for (const Bar& bar : bars) {
                body.put(bar.*Columns[c]);
            }
        }
    }
    ByteWriter result;
    result.put(Magic);
    result.put(Format);
    result.put(checksum(body.bytes()));
    result.putBytes(body.bytes());
    return std::move(result.bytes());
}

base::Status decodeBars(std::string_view bytes, const std::string& where, std::vector<Bar>& bars) {
    ByteReader reader(bytes);
    const auto magic = reader.get<std::uint32_t>();
    const auto format = reader.get<std::uint16_t>();
    const auto sum = reader.get<std::uint64_t>();
    if (reader.failed() || magic != Magic || sum != checksum(reader.rest())) {
        return base::fail(base::ErrorCode::BadData, "the stored bars are damaged (checksum)", where,
                          "import that series again");
    }
    if (format != Format) {
        return base::fail(base::ErrorCode::BadData, "the stored bars have another format", where,
                          "use the newer program");
    }
    const auto present = reader.get<std::uint16_t>();
    (void)reader.get<std::uint16_t>();
    const std::size_t count = reader.get<std::uint32_t>();
    const auto days = reader.getAll<std::int32_t>(count);
    const std::size_t first = bars.size();
    for (const std::int32_t day : days) {
        bars.push_back({base::fromDayNumber(day)});
    }
    for (std::size_t c = 0; c < Columns.size(); ++c) {
        if ((present & (1U << c)) == 0) {
            continue;
        }
        const auto values = reader.getAll<double>(count);
        for (std::size_t i = 0; i < values.size(); ++i) {
            bars[first + i].*Columns[c] = values[i];
        }
    }
    if (reader.failed() || !reader.atEnd()) {
        bars.resize(first);
        return base::fail(base::ErrorCode::BadData, "the stored bars are damaged (size)", where,
                          "import that series again");
    }
    return {};
}

} // namespace signalbox::columns
