// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of an import that failed in the middle.
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <string>

namespace signalbox::app {

/// Each file is a transaction of its own: `taken` of the `wanted` files were stored before the one at `path`
/// failed, and stay.
[[nodiscard]] base::Error unfinished(base::Error error, const std::string& path, std::size_t taken,
                                     std::size_t wanted);

} // namespace signalbox::app
