// SPDX-License-Identifier: GPL-3.0-or-later
// When a series settles: at the open of its expiration date (monthly SPX) or at the close (SPXW, equities,
// ETFs).
#pragma once

namespace signalbox::calendar {

enum class Settlement { Am, Pm };

} // namespace signalbox::calendar
