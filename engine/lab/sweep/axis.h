// SPDX-License-Identifier: GPL-3.0-or-later
// One parameter that a sweep varies, with its values as exact decimal text: 0.1 + 0.1 + 0.1 never drifts,
// because no value passes through a sum of doubles.
#pragma once

#include "engine/base/result.h"
#include "engine/params/descriptor.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::lab {

struct Axis {
    const params::Descriptor* parameter = nullptr;
    /// Canonical texts (Descriptor::get), each once: numbers and dates rising, choices and flags as given.
    std::vector<std::string> values;
    /// Whether "one step" has a meaning: numbers and dates, not choices and flags.
    [[nodiscard]] bool ordered() const;
};

/// Reads "NAME=A:B:STEP" (A, A+STEP, ... up to B, inclusive) or "NAME=a,b,c". NAME bare or "section.name"; a
/// bare name is one of `section`. A Usage error names every value that the parameter does not take. At most
/// 100,000 values.
[[nodiscard]] base::Result<Axis> parseAxis(std::string_view text, std::string_view section = "optimus");

} // namespace signalbox::lab
