// SPDX-License-Identifier: GPL-3.0-or-later
// One option chain as one compressed block of bytes: columns per expiration, a format number and a checksum.
// The store keeps one block per underlying, date and time of day.
#pragma once

#include "engine/base/result.h"
#include "engine/market/option_chain.h"

#include <memory>
#include <string>
#include <string_view>

namespace signalbox::columns {

/// The whole chain, id included. The same chain gives the same bytes.
[[nodiscard]] std::string encodeChain(const market::OptionChain& chain);

/// The chain that encodeChain was given. Anything damaged, truncated or of a newer format is a BadData error
/// that names `where` (such as "SPX 2019-05-01 in market.db") and never a crash.
[[nodiscard]] base::Result<std::shared_ptr<const market::OptionChain>> decodeChain(std::string_view bytes,
                                                                                   const std::string& where);

} // namespace signalbox::columns
