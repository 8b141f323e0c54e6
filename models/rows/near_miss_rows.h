// SPDX-License-Identifier: GPL-3.0-or-later
// How near a blocked day was to a signal, as one line for the gates panel and as a list for its tool tip.
// Pure.
#pragma once

#include "engine/lab/near_miss/near_miss.h"

#include <QString>
#include <QStringList>

namespace signalbox::models {

/// "VIX 18.06 → 21.4 (+0.8 sd)", "min_iv_rank 50 → 44".
[[nodiscard]] QString nearMissText(const lab::NearMiss& miss, bool isInput);
/// "Nearest: <b>VIX</b> 18.06 → 21.4 (0.8 sd); <b>min_iv_rank</b> 50 → 44": the nearest input, parameter and
/// change of the book. Says so when no single change is enough; empty unless the day is blocked by rules.
[[nodiscard]] QString nearMissSentence(const lab::NearMissReport& report);
/// Every change that alone is enough, nearest first.
[[nodiscard]] QStringList nearMissList(const lab::NearMissReport& report);

} // namespace signalbox::models
