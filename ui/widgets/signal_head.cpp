// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/signal_head.h"

#include "ui/theme/control_painter.h"

#include <QPainter>
#include <QPainterPath>

namespace signalbox::ui {

namespace {

/// The shape of an aspect, centred, `size` across.
QPainterPath shapeOf(Aspect aspect, QPointF centre, double size) {
    QPainterPath path;
    const double half = size / 2;
    switch (aspect) {
    case Aspect::Stop:
        path.addRoundedRect(QRectF(centre.x() - half * 0.9, centre.y() - half * 0.9, size * 0.9, size * 0.9),
                            2, 2);
        break;
    case Aspect::Caution:
        path.moveTo(centre.x(), centre.y() - half);
        path.lineTo(centre.x() + half * 1.08, centre.y() + half * 0.82);
        path.lineTo(centre.x() - half * 1.08, centre.y() + half * 0.82);
        path.closeSubpath();
        break;
    case Aspect::Go:
    case Aspect::NoData:
        path.addEllipse(centre, half, half);
        break;
    }
    return path;
}

void paintLit(QPainter& painter, Aspect aspect, QPointF centre, double size, const QColor& colour,
              const Theme& theme) {
    // A halo of the same shape makes the lit aspect unmistakable at a glance without any blinking.
    painter.setPen(Qt::NoPen);
    QColor halo = colour;
    halo.setAlphaF(0.18F);
    painter.setBrush(halo);
    painter.drawPath(shapeOf(aspect, centre, size * 1.3));
    painter.setBrush(colour);
    painter.drawPath(shapeOf(aspect, centre, size));
    painter.setBrush(Qt::NoBrush);
    const QColor ink = theme.mode == ThemeMode::Dark ? theme.background : theme.surface;
    const double unit = size / 24;
    painter.setPen(QPen(ink, 2.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (aspect) {
    case Aspect::Go:
        painter.drawPolyline(QPolygonF({centre + QPointF(-5, 0.5) * unit, centre + QPointF(-1.5, 4) * unit,
                                        centre + QPointF(5.5, -4) * unit}));
        break;
    case Aspect::Caution:
        painter.drawLine(centre + QPointF(0, -3.5) * unit, centre + QPointF(0, 2.5) * unit);
        painter.drawPoint(centre + QPointF(0, 6.5) * unit);
        break;
    case Aspect::Stop:
        painter.drawLine(centre + QPointF(-5, 0) * unit, centre + QPointF(5, 0) * unit);
        break;
    case Aspect::NoData:
        break;
    }
}

} // namespace

SignalHead::SignalHead(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAspect(Aspect::NoData);
}

void SignalHead::setAspect(Aspect aspect, const QString& word) {
    m_aspect = aspect;
    QString shape;
    switch (aspect) {
    case Aspect::NoData:
        shape = tr("no data, grey ring");
        break;
    case Aspect::Go:
        shape = tr("green circle");
        break;
    case Aspect::Caution:
        shape = tr("amber triangle");
        break;
    case Aspect::Stop:
        shape = tr("red square");
        break;
    }
    setAccessibleName(word.isEmpty() ? tr("Signal: %1").arg(shape) : tr("Signal: %1, %2").arg(word, shape));
    setToolTip(accessibleName());
    update();
}

QSize SignalHead::sizeHint() const {
    const Theme& theme = currentTheme();
    return {theme.px(46), theme.px(128)};
}

QSize SignalHead::minimumSizeHint() const {
    return sizeHint();
}

void SignalHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const QRectF head = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(head, head.width() / 2, head.width() / 2);

    const double size = head.width() * 0.54;
    const double step = (head.height() - head.width()) / 2;
    const QPointF top(head.center().x(), head.top() + head.width() / 2);
    const Aspect order[] = {Aspect::Stop, Aspect::Caution, Aspect::Go};
    const QColor colours[] = {theme.stop, theme.caution, theme.go};
    for (int i = 0; i < 3; ++i) {
        const QPointF centre = top + QPointF(0, step * i);
        if (m_aspect == order[i]) {
            paintLit(painter, order[i], centre, size, colours[i], theme);
        } else if (m_aspect == Aspect::NoData && i == 1) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.noData, 3.5 * size / 24));
            painter.drawPath(shapeOf(Aspect::NoData, centre, size));
        } else {
            const QColor ink = m_aspect == Aspect::NoData ? theme.muted : colours[i];
            painter.setBrush(Qt::NoBrush);
            painter.setPen(
                QPen(Theme::mix(theme.raised, ink, 0.45), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(shapeOf(order[i], centre, size * 0.92));
        }
    }
}

} // namespace signalbox::ui
