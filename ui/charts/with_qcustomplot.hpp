// SPDX-License-Identifier: GPL-3.0-or-later
// QCustomPlot's header writes Qt's short keywords, which the house switches off; they are lent to it for its
// duration. Not a .h: no header of the house may include it, so it is no part of the checked header set.
#pragma once

#include <QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit Q_EMIT
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
