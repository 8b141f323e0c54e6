// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/require.h"

#include <string_view>

#include <fmt/format.h>

namespace signalbox::base {

void reportDefect(const char* condition, const char* file, int line, const char* message) {
    std::string_view name(file);
    if (const auto slash = name.rfind('/'); slash != std::string_view::npos) {
        name.remove_prefix(slash + 1);
    }
    throw Defect(fmt::format("{}:{}: {} ({})", name, line, message, condition));
}

} // namespace signalbox::base
