// SPDX-License-Identifier: GPL-3.0-or-later
// An optional as a double that is NaN when absent. Every comparison of real.h with NaN is false, so that what
// is missing cannot pass by accident (SHR-D1).
#pragma once

#include "engine/base/real.h"

#include <optional>

namespace signalbox::diagnosis {

[[nodiscard]] inline double orMissing(const std::optional<double>& value) {
    return value.value_or(base::Missing);
}

} // namespace signalbox::diagnosis
