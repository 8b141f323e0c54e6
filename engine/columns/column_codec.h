// SPDX-License-Identifier: GPL-3.0-or-later
// How single columns of a chain become few bytes without losing a bit: absent columns vanish, prices and
// decimals that came from text become 32-bit integers, and bytes of like weight stand together so that the
// compressor sees runs.
#pragma once

#include "engine/columns/bytes.h"

#include <cstdint>
#include <vector>

namespace signalbox::columns {

/// `absent` is the sentinel of the column.
void putIntegers(ByteWriter& writer, const std::vector<std::int64_t>& values, std::int64_t absent);
[[nodiscard]] bool getIntegers(ByteReader& reader, std::size_t count, std::int64_t absent,
                               std::vector<std::int64_t>& values);
/// NaN is absent; every other double comes back bit for bit.
void putReals(ByteWriter& writer, const std::vector<double>& values);
[[nodiscard]] bool getReals(ByteReader& reader, std::size_t count, std::vector<double>& values);

} // namespace signalbox::columns
