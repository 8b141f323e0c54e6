// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/column_codec.h"

#include "engine/base/real.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace signalbox::columns {
namespace {

enum class Form : std::uint8_t { Absent = 0, Narrow = 1, Wide = 2 };
constexpr std::int32_t NarrowAbsent = std::numeric_limits<std::int32_t>::min();
constexpr std::array<double, 3> DecimalScales{1e4, 1e6, 1e8};
constexpr std::array<std::int64_t, 3> IntegerScales{500, 100, 1};

void putShuffled(ByteWriter& writer, const std::vector<std::int32_t>& values) {
    std::string planes(values.size() * 4, '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::array<char, 4> parts{};
        std::memcpy(parts.data(), &values[i], 4);
        for (std::size_t plane = 0; plane < 4; ++plane) {
            planes[plane * values.size() + i] = parts[plane];
        }
    }
    writer.putBytes(planes);
}

bool getShuffled(ByteReader& reader, std::size_t count, std::vector<std::int32_t>& values) {
    const std::vector<char> planes = count > std::numeric_limits<std::uint32_t>::max()
                                         ? std::vector<char>{}
                                         : reader.getAll<char>(4 * count);
    if (reader.failed() || planes.size() != 4 * count) {
        return false;
    }
    values.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::array<char, 4> parts{planes[i], planes[count + i], planes[2 * count + i],
                                        planes[3 * count + i]};
        std::memcpy(&values[i], parts.data(), 4);
    }
    return true;
}

/// The values in whole units of `scale`, if all fit.
std::optional<std::vector<std::int32_t>> narrowed(const std::vector<std::int64_t>& values,
                                                  std::int64_t absent, std::int64_t scale) {
    std::vector<std::int32_t> narrow;
    narrow.reserve(values.size());
    for (const std::int64_t value : values) {
        const std::int64_t units = value / scale;
        if (value == absent) {
            narrow.push_back(NarrowAbsent);
        } else if (units * scale == value && units > NarrowAbsent &&
                   units <= std::numeric_limits<std::int32_t>::max()) {
            narrow.push_back(static_cast<std::int32_t>(units));
        } else {
            return std::nullopt;
        }
    }
    return narrow;
}

std::optional<std::vector<std::int32_t>> narrowed(const std::vector<double>& values, double scale) {
    std::vector<std::int32_t> narrow;
    narrow.reserve(values.size());
    for (const double value : values) {
        if (std::isnan(value)) {
            narrow.push_back(NarrowAbsent);
            continue;
        }
        const double units = std::round(value * scale);
        if (!(std::abs(units) < 2147483647.0)) {
            return std::nullopt;
        }
        // Compared as it will be read, so that a negative zero is not lost.
        const auto whole = static_cast<std::int32_t>(units);
        if (std::bit_cast<std::uint64_t>(static_cast<double>(whole) / scale) !=
            std::bit_cast<std::uint64_t>(value)) {
            return std::nullopt;
        }
        narrow.push_back(whole);
    }
    return narrow;
}

} // namespace

void putIntegers(ByteWriter& writer, const std::vector<std::int64_t>& values, std::int64_t absent) {
    if (std::all_of(values.begin(), values.end(), [=](std::int64_t value) { return value == absent; })) {
        writer.put(Form::Absent);
        return;
    }
    for (const std::int64_t scale : IntegerScales) {
        if (const auto narrow = narrowed(values, absent, scale)) {
            writer.put(Form::Narrow);
            writer.put(scale);
            putShuffled(writer, *narrow);
            return;
        }
    }
    writer.put(Form::Wide);
    writer.putAll(values);
}

bool getIntegers(ByteReader& reader, std::size_t count, std::int64_t absent,
                 std::vector<std::int64_t>& values) {
    switch (reader.get<Form>()) {
    case Form::Absent:
        values.assign(count, absent);
        return !reader.failed();
    case Form::Narrow: {
        const auto scale = reader.get<std::int64_t>();
        std::vector<std::int32_t> narrow;
        if (scale < 1 || scale > 1'000'000 || !getShuffled(reader, count, narrow)) {
            return false;
        }
        values.resize(count);
        std::transform(narrow.begin(), narrow.end(), values.begin(),
                       [=](std::int32_t units) { return units == NarrowAbsent ? absent : units * scale; });
        return true;
    }
    case Form::Wide:
        values = reader.getAll<std::int64_t>(count);
        return !reader.failed();
    }
    return false;
}

void putReals(ByteWriter& writer, const std::vector<double>& values) {
    if (std::none_of(values.begin(), values.end(), base::isKnown)) {
        writer.put(Form::Absent);
        return;
    }
    for (const double scale : DecimalScales) {
        if (const auto narrow = narrowed(values, scale)) {
            writer.put(Form::Narrow);
            writer.put(scale);
            putShuffled(writer, *narrow);
            return;
        }
    }
    writer.put(Form::Wide);
    writer.putAll(values);
}

bool getReals(ByteReader& reader, std::size_t count, std::vector<double>& values) {
    switch (reader.get<Form>()) {
    case Form::Absent:
        values.assign(count, base::Missing);
        return !reader.failed();
    case Form::Narrow: {
        const auto scale = reader.get<double>();
        std::vector<std::int32_t> narrow;
        if (!(scale >= 1 && scale <= 1e12) || !getShuffled(reader, count, narrow)) {
            return false;
        }
        values.resize(count);
        std::transform(narrow.begin(), narrow.end(), values.begin(), [=](std::int32_t units) {
            return units == NarrowAbsent ? base::Missing : static_cast<double>(units) / scale;
        });
        return true;
    }
    case Form::Wide:
        values = reader.getAll<double>(count);
        return !reader.failed();
    }
    return false;
}

} // namespace signalbox::columns
