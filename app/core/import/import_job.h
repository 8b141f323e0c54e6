// SPDX-License-Identifier: GPL-3.0-or-later
// Brings files into the real market's store: finds them, parses them on all cores, checks them together, and
// writes one transaction a file. A file that was taken before changes nothing.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "engine/feeds/feeds.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

struct ImportRequest {
    std::vector<std::filesystem::path> paths;
    feeds::Hints hints;
};

/// What became of one file.
struct ImportedFile {
    std::string path;
    std::string kind;
    bool alreadyImported = false;
    std::string problem; ///< unknown or unreadable; empty when it was read
    bool named = false;  ///< given by name, not found inside a folder
    long rowsRead = 0;
    long rowsKept = 0;
    long rowsRejected = 0;
    long added = 0;   ///< new bars, contracts, actions, members
    long revised = 0; ///< stored values that this file changed
    std::vector<feeds::Issue> issues;
};

struct ImportReport {
    std::vector<ImportedFile> files; ///< in the order of the paths, folders sorted
    long rowsRead = 0;
    long rowsKept = 0;
    long rowsRejected = 0;
    long added = 0;
    long revised = 0;
    bool changed = false;
    long volatilities = 0; ///< values of the IV30 series that were derived anew (ATR-O1)
    /// The first file given by name that could not be read: status 3.
    [[nodiscard]] const ImportedFile* failedByName() const;
};

using ImportProgress = std::function<void(std::size_t done, std::size_t total, const std::string& path)>;

/// Needs a home open for writing. A file that was begun is finished or left out whole; a cancelled import
/// keeps the files that were written.
[[nodiscard]] base::Result<ImportReport> importFiles(OpenHome& open, const ImportRequest& request,
                                                     const ImportProgress& progress = {},
                                                     std::stop_token stop = {});

} // namespace signalbox::app
