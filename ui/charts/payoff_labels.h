// SPDX-License-Identifier: GPL-3.0-or-later
// Where the labels of the vertical lines of a risk graph stand: beside their line, on no other label, and on
// neither curve as long as there is room. Pure geometry.
#pragma once

#include <QRectF>
#include <QVector>

namespace signalbox::ui {

struct LineLabel {
    double x = 0; ///< of its line, in pixels
    QSizeF size;
};

/// One place per label. A curve gives its y for each pixel column of the area, NaN where it is not drawn.
[[nodiscard]] QVector<QRectF> placesBeside(const QVector<LineLabel>& labels, const QRectF& area,
                                           const QVector<QVector<double>>& curves);

} // namespace signalbox::ui
