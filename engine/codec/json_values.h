// SPDX-License-Identifier: GPL-3.0-or-later
// Optional values as JSON in the units of spec/commands.md: dollars, ISO dates, null for missing.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/codec/canonical_json.h"

#include <optional>

namespace signalbox::codec {

[[nodiscard]] inline Json orNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}
[[nodiscard]] inline Json orNull(const std::optional<base::Date>& value) {
    return value ? Json(base::toIso(*value)) : Json(nullptr);
}
[[nodiscard]] inline Json orNull(const std::optional<base::Price>& value) {
    return value ? Json(value->toDollars()) : Json(nullptr);
}
[[nodiscard]] inline Json orNull(const std::optional<std::int64_t>& value) {
    return value ? Json(*value) : Json(nullptr);
}

} // namespace signalbox::codec
