// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all kinds of files with their marks and parsers.
#pragma once

#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"

#include <span>
#include <string>
#include <string_view>

namespace signalbox::feeds {

/// The parts of a text by which its kind is told.
struct Probe {
    explicit Probe(std::string_view text, const std::string& hintPath);
    std::string_view start; ///< the first 64 KiB
    std::string firstLine;  ///< the first line that is not empty, at most 400 bytes, lower case
    std::string firstRow;   ///< the one below the header
    Header header;
    PathHints hints;
    bool json = false;
};

struct Kind {
    const char* name;
    const char* description;
    bool (*looksLike)(const Probe& probe);
    Status (*parse)(SourceFile& file); ///< nullptr: needs the members of an archive
};

/// In the order in which they are tried.
[[nodiscard]] std::span<const Kind> allKinds();
[[nodiscard]] const Kind* kindNamed(std::string_view name);

} // namespace signalbox::feeds
