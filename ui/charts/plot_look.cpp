// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_look.h"

#include "ui/charts/with_qcustomplot.hpp"

namespace signalbox::ui {

void applyLook(QCustomPlot& plot, const Theme& theme) {
    plot.setBackground(QBrush(theme.surface));
    plot.setNoAntialiasingOnDrag(true);
    for (QCPAxisRect* rect : plot.axisRects()) {
        rect->setBackground(QBrush(theme.surface));
        for (QCPAxis* axis : rect->axes()) {
            applyLook(*axis, theme,
                      axis->axisType() == QCPAxis::atBottom || axis->axisType() == QCPAxis::atRight);
        }
    }
}

void applyLook(QCPAxis& axis, const Theme& theme, bool grid) {
    axis.setBasePen(QPen(theme.border));
    axis.setTickPen(QPen(theme.border));
    axis.setSubTicks(false);
    axis.setTickLengthIn(0);
    axis.setTickLengthOut(3);
    axis.setTickLabelFont(theme.figures(TextRole::Caption));
    axis.setTickLabelColor(theme.muted);
    axis.setLabelFont(theme.words(TextRole::Caption));
    axis.setLabelColor(theme.muted);
    axis.grid()->setVisible(grid);
    axis.grid()->setPen(QPen(Theme::mix(theme.surface, theme.border, 0.5), 1));
    axis.grid()->setSubGridVisible(false);
    axis.grid()->setZeroLinePen(QPen(Theme::mix(theme.border, theme.text, 0.35), 1));
}

QColor translucent(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace signalbox::ui
