// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/control_painter.h"

#include <QPainter>
#include <QPainterPath>

namespace signalbox::ui {

void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border, int radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const QRectF box = border.isValid() ? QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(rect);
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRect& rect, const Theme& theme, int radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.translate(QRectF(rect).center());
    switch (direction) {
    case Qt::UpArrow:
        painter.rotate(180);
        break;
    case Qt::LeftArrow:
        painter.rotate(90);
        break;
    case Qt::RightArrow:
        painter.rotate(-90);
        break;
    default:
        break;
    }
    painter.drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
    painter.restore();
}

void paintTick(QPainter& painter, const QRectF& rect, const QColor& colour, double width) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto at = [&rect](double x, double y) {
        return QPointF(rect.left() + rect.width() * x, rect.top() + rect.height() * y);
    };
    painter.drawPolyline(QPolygonF({at(0.08, 0.55), at(0.38, 0.84), at(0.92, 0.2)}));
    painter.restore();
}

QColor buttonInk(const Theme& theme, const ButtonLook& look) {
    if (!look.enabled || look.muted) {
        return theme.muted;
    }
    if (look.primary) {
        return theme.onAccent;
    }
    if (look.dangerous) {
        return theme.stop;
    }
    return look.checked ? theme.accent : theme.text;
}

void paintButton(QPainter& painter, const QRect& rect, const Theme& theme, const ButtonLook& look) {
    QColor fill = theme.raised;
    QColor border = theme.border;
    if (look.primary && look.enabled) {
        fill = theme.accent;
        border = theme.accent;
        if (look.pressed || look.hovered) {
            fill = Theme::mix(fill, look.pressed ? theme.background : theme.text, 0.14);
        }
    } else {
        if (look.checked) {
            fill = theme.tint(models::Severity::Info);
            border = theme.accent;
        }
        if (look.dangerous && look.enabled) {
            border = theme.stop;
        }
        if (look.enabled && look.pressed) {
            fill = Theme::mix(fill, theme.text, 0.14);
        } else if (look.enabled && look.hovered) {
            fill = Theme::mix(fill, theme.text, 0.07);
        }
        if (!look.enabled) {
            fill = Theme::mix(theme.surface, theme.raised, 0.5);
        }
        if (look.quiet && !look.checked && !look.hovered && !look.pressed) {
            return;
        }
    }
    paintBox(painter, rect, fill, border, space::controlRadius);
}

} // namespace signalbox::ui
