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
    return {160, currentTheme().px(34)};
}

QSize PriceTrack::minimumSizeHint() const {
    return {60, currentTheme().px(34)};
}

void PriceTrack::paintCaptions(QPainter& painter, const Theme& theme) const {
    painter.setFont(theme.words(TextRole::Caption));
    painter.setPen(theme.muted);
    const QFontMetrics metrics = painter.fontMetrics();
    const int tall = theme.px(15);
    const QRect line(Inset - 6, height() - tall, width() - 2 * Inset + 12, tall);
    const auto said = [](const std::optional<qint64>& price) {
        return price ? QString::number(static_cast<double>(*price) / 10000.0, 'f', 2)
                     : QString(QChar(0x2014));
    };
    const QString left = tr("natural %1").arg(said(m_natural));
    const QString right = tr("best %1").arg(said(m_best));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, left);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
    if (!m_mid || !usable()) {
        return;
    }
    const QString middle = tr("mid %1").arg(said(m_mid));
    const int wide = metrics.horizontalAdvance(middle);
    const int from = line.left() + metrics.horizontalAdvance(left) + 8;
    const int to = line.right() - metrics.horizontalAdvance(right) - 8;
    if (to - from >= wide) {
        const int x = qBound(from, qRound(xOf(*m_mid)) - wide / 2, to - wide);
        painter.drawText(QRect(x, line.top(), wide + 2, tall), Qt::AlignLeft | Qt::AlignVCenter, middle);
    }
}

void PriceTrack::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const double y = theme.px(11);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.border);
    painter.drawRoundedRect(QRectF(Inset, y - 1.5, width() - 2 * Inset, 3), 1.5, 1.5);
    paintCaptions(painter, theme);
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
