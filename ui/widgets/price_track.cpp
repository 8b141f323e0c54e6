// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/price_track.h"

#include "ui/theme/control_painter.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace signalbox::ui {

namespace {
constexpr int Inset = 9; // half of the handle and its ring
}

PriceTrack::PriceTrack(QWidget* parent) : QWidget(parent) {
    // Not WheelFocus: scrolling a page over it must never change an order.
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Limit price between natural and best"));
}

void PriceTrack::setStops(const QVector<qint64>& prices, std::optional<qint64> natural,
                          std::optional<qint64> mid, std::optional<qint64> best) {
    m_prices = prices;
    m_natural = natural;
    m_mid = mid;
    m_best = best;
    update();
}

void PriceTrack::setIndex(int index) {
    m_index = index;
    update();
}

bool PriceTrack::usable() const {
    return m_natural && m_best && *m_natural != *m_best && !m_prices.isEmpty();
}

int PriceTrack::rightwards() const {
    return usable() && *m_best < *m_natural ? -1 : 1;
}

double PriceTrack::xOf(qint64 price) const {
    if (!usable()) {
        return Inset;
    }
    const double part = static_cast<double>(price - *m_natural) / static_cast<double>(*m_best - *m_natural);
    return Inset + qBound(0.0, part, 1.0) * (width() - 2 * Inset);
}

int PriceTrack::indexAt(double x) const {
    const qint64 low = std::min(*m_natural, *m_best);
    const qint64 high = std::max(*m_natural, *m_best);
    int nearest = -1;
    double distance = 0;
    for (int i = 0; i < m_prices.size(); ++i) {
        if (m_prices[i] < low || m_prices[i] > high) {
            continue;
        }
        const double away = qAbs(xOf(m_prices[i]) - x);
        if (nearest < 0 || away < distance) {
            nearest = i;
            distance = away;
        }
    }
    return nearest;
}

void PriceTrack::choose(int index) {
    if (chosen && index >= 0 && index < m_prices.size()) {
        chosen(index);
    }
}

QSize PriceTrack::sizeHint() const {
    return {160, currentTheme().px(30)};
}

QSize PriceTrack::minimumSizeHint() const {
    return {60, currentTheme().px(30)};
}

void PriceTrack::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const double y = theme.px(11);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.border);
    painter.drawRoundedRect(QRectF(Inset, y - 1.5, width() - 2 * Inset, 3), 1.5, 1.5);
    if (!usable()) {
        return;
    }
    const qint64 low = std::min(*m_natural, *m_best);
    const qint64 high = std::max(*m_natural, *m_best);
    const auto inside = std::count_if(m_prices.begin(), m_prices.end(),
                                      [&](qint64 price) { return price >= low && price <= high; });
    if (inside > 1 && (width() - 2 * Inset) / static_cast<int>(inside) >= 5) {
        painter.setBrush(Theme::mix(theme.surface, theme.muted, 0.55));
        for (const qint64 price : m_prices) {
            if (price >= low && price <= high) {
                painter.drawRect(QRectF(qRound(xOf(price)), y + 3.5, 1, 3));
            }
        }
    }
    if (m_mid) {
        const double x = xOf(*m_mid);
        painter.setBrush(theme.secondary);
        painter.drawRect(QRectF(qRound(x) - 0.5, y - 5, 1.5, 10));
        painter.setFont(theme.words(TextRole::Caption));
        painter.setPen(theme.muted);
        const QString text = tr("mid %1").arg(QString::number(static_cast<double>(*m_mid) / 10000.0, 'f', 2));
        const int wide = painter.fontMetrics().horizontalAdvance(text);
        const int left = qBound(0, qRound(x) - wide / 2, qMax(0, width() - wide));
        painter.drawText(QRect(left, height() - theme.px(14), wide + 2, theme.px(14)),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    if (m_index >= 0 && m_index < m_prices.size()) {
        const double x = xOf(m_prices[m_index]);
        painter.setPen(QPen(theme.surface, 1.5));
        painter.setBrush(isEnabled() ? theme.accent : theme.muted);
        painter.drawEllipse(QPointF(x, y), 7, 7);
        if (hasFocus()) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(QPointF(x, y), 9.5, 9.5);
        }
    }
}

void PriceTrack::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && usable()) {
        setFocus(Qt::MouseFocusReason);
        choose(indexAt(event->position().x()));
    }
}

void PriceTrack::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton) && usable()) {
        choose(indexAt(event->position().x()));
    }
}

void PriceTrack::wheelEvent(QWheelEvent* event) {
    if (!hasFocus() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    const int steps = event->angleDelta().y() > 0 ? 1 : -1;
    choose(m_index + steps * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1));
    event->accept();
}

void PriceTrack::keyPressEvent(QKeyEvent* event) {
    const int far = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    const auto last = static_cast<int>(m_prices.size()) - 1;
    const auto to = [&](int index) { choose(qBound(0, index, last)); };
    switch (event->key()) {
    case Qt::Key_Right:
        to(m_index + rightwards() * far);
        return;
    case Qt::Key_Left:
        to(m_index - rightwards() * far);
        return;
    case Qt::Key_Up:
        to(m_index + far);
        return;
    case Qt::Key_Down:
        to(m_index - far);
        return;
    case Qt::Key_PageUp:
        to(m_index + 10);
        return;
    case Qt::Key_PageDown:
        to(m_index - 10);
        return;
    case Qt::Key_Home:
        if (usable()) {
            choose(indexAt(Inset));
        }
        return;
    case Qt::Key_End:
        if (usable()) {
            choose(indexAt(width() - Inset));
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace signalbox::ui
