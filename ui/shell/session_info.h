// SPDX-License-Identifier: GPL-3.0-or-later
// What the status bar says about the trading session; computed by the calendar, shown by the shell.
#pragma once

#include <QDateTime>
#include <QString>

namespace signalbox::ui {

struct SessionInfo {
    QString state;     ///< "Opens in", "Closes in", "Closed: Christmas Day"
    QDateTime next;    ///< the instant counted down to; invalid: no countdown
    QString extra;     ///< "window in", with `extraAt`
    QDateTime extraAt; ///< invalid: not shown
};

} // namespace signalbox::ui
