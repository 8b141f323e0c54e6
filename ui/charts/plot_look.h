// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a QCustomPlot the look of the house: quiet grid, no boxes, figures, anti-aliasing only where it is
// seen.
#pragma once

#include "ui/theme/theme.h"

class QCPAxis;
class QCPAxisRect;
class QCustomPlot;

namespace signalbox::ui {

void applyLook(QCustomPlot& plot, const Theme& theme);
void applyLook(QCPAxis& axis, const Theme& theme, bool grid);
[[nodiscard]] QColor translucent(QColor colour, double alpha);

} // namespace signalbox::ui
