// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that a panel's own parts answer while they have the focus. They are no commands, so the sheet of
// shortcuts reads them here.
#pragma once

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct PanelKey {
    QString section; ///< where the focus is
    QString keys;
    QString meaning;
};

[[nodiscard]] QVector<PanelKey> panelKeys();

} // namespace signalbox::ui
