// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/payoff_labels.h"

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

namespace {

constexpr double OnLabel = 1e6; // never, while any other place is left
constexpr double OnCurve = 1e3;
constexpr double OnLine = 30;
constexpr double Lower = 1; // of two free places the upper one

bool meetsCurve(const QRectF& place, const QRectF& area, const QVector<double>& curve) {
    const auto first = std::max(0, static_cast<int>(std::floor(place.left() - area.left())) - 1);
    const auto last = std::min(static_cast<int>(curve.size()) - 1,
                               static_cast<int>(std::ceil(place.right() - area.left())) + 1);
    for (int i = first; i < last; ++i) {
        // From column to column: a steep curve passes a label between two of them.
        const auto [high, low] = std::minmax(curve[i], curve[i + 1]);
        if (std::isfinite(high) && std::isfinite(low) && high <= place.bottom() + 1 &&
            low >= place.top() - 1) {
            return true;
        }
    }
    return false;
}

} // namespace

QVector<QRectF> placesBeside(const QVector<LineLabel>& labels, const QRectF& area,
                             const QVector<QVector<double>>& curves) {
    QVector<QRectF> places;
    places.reserve(labels.size());
    for (const LineLabel& label : labels) {
        QRectF best;
        double least = 0;
        const auto cost = [&](const QRectF& place) {
            double sum = Lower * (place.top() - area.top()) / label.size.height();
            for (const QRectF& taken : places) {
                sum += taken.intersects(place) ? OnLabel : 0;
            }
            for (const QVector<double>& curve : curves) {
                sum += meetsCurve(place, area, curve) ? OnCurve : 0;
            }
            for (const LineLabel& other : labels) {
                const bool own = &other == &label;
                sum += !own && other.x > place.left() && other.x < place.right() ? OnLine : 0;
            }
            return sum;
        };
        for (double top = area.top() + 2; best.isNull() || top + label.size.height() < area.bottom();
             top += label.size.height()) {
            for (const bool left : {false, true}) {
                const QRectF place(QPointF(left ? label.x - label.size.width() : label.x, top), label.size);
                const bool inside = place.left() >= area.left() && place.right() <= area.right();
                // Where neither side has the room, the side to the right, as far as it goes.
                const double worth = cost(place) + (inside ? 0 : OnLabel / 10) + (left ? Lower / 2 : 0);
                if (best.isNull() || worth < least) {
                    best = place;
                    least = worth;
                }
            }
        }
        places << best;
    }
    return places;
}

} // namespace signalbox::ui
