// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a file, unpacked: plain, .gz or .zip, told by the first bytes and not by the name.
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace signalbox::feeds {

struct UnpackedText {
    std::string name; ///< of the member inside an archive; empty for the file itself
    std::string bytes;
    bool packed = false; ///< came out of an archive
};

/// Most that a file may hold once it is unpacked; beyond it reading fails instead of filling the memory.
inline constexpr std::size_t MostUnpackedBytes = std::size_t{1} << 30;

/// Reads and unpacks a file. A missing or unreadable file is an Io error; a broken, encrypted or too large
/// archive a BadData error.
[[nodiscard]] base::Result<std::vector<UnpackedText>> readUnpacked(const std::filesystem::path& path);
/// The same for bytes in memory.
[[nodiscard]] base::Result<std::vector<UnpackedText>> unpacked(std::string bytes, const std::string& path);

} // namespace signalbox::feeds
