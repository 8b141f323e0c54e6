// SPDX-License-Identifier: GPL-3.0-or-later
// Which vendor's table of option quotes a header belongs to.
#pragma once

#include "engine/feeds/header.h"

#include <optional>

namespace signalbox::feeds {

struct ChainLayout {
    const char* kind;
    const char* source;
};

[[nodiscard]] std::optional<ChainLayout> chainLayoutOf(const Header& header);

} // namespace signalbox::feeds
