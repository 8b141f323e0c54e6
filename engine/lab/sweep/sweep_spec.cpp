// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/sweep_spec.h"

#include "engine/base/decimal.h"

namespace signalbox::lab {

base::Result<Shard> parseShard(std::string_view text) {
    constexpr std::int64_t MostShards = 100'000;
    const auto slash = text.find('/');
    const auto number = base::parseInteger(text.substr(0, slash));
    const auto of =
        slash == std::string_view::npos ? std::nullopt : base::parseInteger(text.substr(slash + 1));
    if (!number || !of || *number < 1 || *number > *of || *of > MostShards) {
        return base::fail(base::ErrorCode::Usage, "not I/N: " + std::string(text), "--shard",
                          "write the number of this part and how many there are, such as 2/5");
    }
    return Shard{static_cast<std::size_t>(*number), static_cast<std::size_t>(*of)};
}

} // namespace signalbox::lab
