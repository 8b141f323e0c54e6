// SPDX-License-Identifier: GPL-3.0-or-later
// Call or put, for the pricing formulas alone: they know nothing of contracts and markets.
#pragma once

namespace signalbox::pricing {

enum class OptionType { Call, Put };

} // namespace signalbox::pricing
