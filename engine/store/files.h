// SPDX-License-Identifier: GPL-3.0-or-later
// Small file operations that survive a kill: whole or not at all.
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace signalbox::store {

/// An Io error from errno, in words: "what (No space left on device)" with a way out that fits.
[[nodiscard]] base::Error systemError(const std::string& what, const std::filesystem::path& path, int number);
[[nodiscard]] bool fileExists(const std::filesystem::path& path);
/// The folder with its parents; fine when it is there already.
[[nodiscard]] base::Status makeFolder(const std::filesystem::path& folder);
/// Writes a file beside the target, syncs it and renames it over the target.
[[nodiscard]] base::Status writeFileAtomically(const std::filesystem::path& path, std::string_view content);
/// Renames a file that is complete and synced, and syncs the folder.
[[nodiscard]] base::Status renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);
[[nodiscard]] base::Status syncFolder(const std::filesystem::path& folder);
/// Appends bytes to a file and syncs it; makes the file when it is not there.
[[nodiscard]] base::Status appendDurably(const std::filesystem::path& path, std::string_view content);
/// The whole content; an Io error when it cannot be read.
[[nodiscard]] base::Result<std::string> readFile(const std::filesystem::path& path);

} // namespace signalbox::store
