// SPDX-License-Identifier: GPL-3.0-or-later
// A fast 64-bit checksum against torn writes and flipped bits in stored columns. Not against an adversary:
// what must be tamper-evident is chained with SHA-256 in the journal.
#pragma once

#include <cstdint>
#include <string_view>

namespace signalbox::columns {

/// The same on every machine. Changing any one aligned 8-byte word always changes it.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

} // namespace signalbox::columns
