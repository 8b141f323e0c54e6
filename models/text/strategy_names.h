// SPDX-License-Identifier: GPL-3.0-or-later
// What a strategy calls itself and what its light permits, from the registry; an unknown key is shown as it
// is.
#pragma once

#include "engine/diagnosis/regime.h"

#include <string>

#include <QString>

namespace signalbox::models {

/// "optimus" -> "Optimus", "atr-matrix" -> "ATR Matrix". Names are not translated.
[[nodiscard]] QString strategyName(const std::string& key);
/// LONGS ONLY, SUSPENDED, OPEN ... (trader-conventions 6.1); NO DATA for grey.
[[nodiscard]] QString lightWord(const std::string& strategy, diagnosis::Light light);

} // namespace signalbox::models
