// SPDX-License-Identifier: GPL-3.0-or-later
// The diary as files, diary/{date}.md (BRK-D1): each is written once and never changed afterwards.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace signalbox::app {

/// Writes the page of a date below `folder`, whole or not at all, and gives its path. A page that is there
/// already stays as it is: a correction is an entry of a later day.
[[nodiscard]] base::Result<std::filesystem::path> writeDiary(const std::filesystem::path& folder,
                                                             base::Date date, const std::string& text);

} // namespace signalbox::app
