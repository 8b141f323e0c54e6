// SPDX-License-Identifier: GPL-3.0-or-later
// Names of the three systems as people write them.
#pragma once

#include <string>

#include <QString>

namespace signalbox::ui {

/// "optimus" -> "Optimus", "atr-matrix" -> "ATR Matrix"; an unknown key is shown as it is.
[[nodiscard]] inline QString strategyName(const std::string& key) {
    if (key == "optimus") {
        return QStringLiteral("Optimus");
    }
    if (key == "breakout") {
        return QStringLiteral("Breakout");
    }
    return key == "atr-matrix" ? QStringLiteral("ATR Matrix") : QString::fromStdString(key);
}

} // namespace signalbox::ui
