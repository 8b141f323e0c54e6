// SPDX-License-Identifier: GPL-3.0-or-later
// The one way JSON is written here: sorted keys, no blanks, shortest numbers that read back as the same
// double, UTF-8 as it is. For sources that write or read JSON: only headers private to their library show
// the JSON library.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace signalbox::json {

using Json = nlohmann::json;

/// NaN and infinities become null: a missing number is never a number.
[[nodiscard]] std::string dumpCanonical(const Json& value);

} // namespace signalbox::json
