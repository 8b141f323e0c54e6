// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_mark.h"

#include <QPainter>

namespace signalbox::ui {

std::optional<StatusMark> statusMarkOf(const QString& text) {
    if (text.size() != 1) {
        return std::nullopt;
    }
    switch (text[0].unicode()) {
    case 0x2713:
        return StatusMark::Passed;
    case 0x2717:
        return StatusMark::Failed;
    case 0x25CB:
        return StatusMark::NoData;
    case 0x00B7:
        return StatusMark::NotEvaluated;
    case 0x2013:
        return StatusMark::Off;
    default:
        return std::nullopt;
    }
}

void paintStatusMark(QPainter& painter, StatusMark mark, QPointF at, double unit, const QColor& ink) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (mark) {
    case StatusMark::Passed:
        painter.drawPolyline(QPolygonF(
            {at + QPointF(-3.5, 0) * unit, at + QPointF(-1, 2.6) * unit, at + QPointF(3.8, -2.8) * unit}));
        break;
    case StatusMark::Failed:
        painter.drawLine(at + QPointF(-2.8, -2.8) * unit, at + QPointF(2.8, 2.8) * unit);
        painter.drawLine(at + QPointF(-2.8, 2.8) * unit, at + QPointF(2.8, -2.8) * unit);
        break;
    case StatusMark::Off:
        painter.drawLine(at + QPointF(-3, 0) * unit, at + QPointF(3, 0) * unit);
        break;
    case StatusMark::NotEvaluated:
        painter.setPen(QPen(ink, 2.6 * unit, Qt::SolidLine, Qt::RoundCap));
        painter.drawPoint(at);
        break;
    case StatusMark::NoData:
        painter.drawEllipse(at, 2.8 * unit, 2.8 * unit);
        break;
    }
    painter.restore();
}

} // namespace signalbox::ui
