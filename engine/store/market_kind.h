// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps simulated data and real data in markets of their own. Private to engine/store.
#pragma once

#include "engine/base/result.h"
#include "engine/store/home.h"

#include <string>

namespace signalbox::store {

/// Simulated data live in the demonstration market and nowhere else. `what` names the data in the error.
[[nodiscard]] base::Status checkKind(Market market, bool simulated, const std::string& what);

} // namespace signalbox::store
