// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented_control.h"

#include "ui/theme/control_painter.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace signalbox::ui {

namespace {

/// Left and right of a text together: usual, and where the panel is narrow.
constexpr int UsualPadding = 20;
constexpr int LeastPadding = 8;

} // namespace

SegmentedControl::SegmentedControl(const QStringList& segments, QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setSegments(segments);
}

void SegmentedControl::setSegments(const QStringList& segments) {
    m_segments = segments;
    m_current = qBound(0, m_current, qMax(0, static_cast<int>(segments.size()) - 1));
    updateSpokenName();
    updateGeometry();
    update();
}

void SegmentedControl::setCurrent(int index) {
    if (index >= 0 && index < m_segments.size() && index != m_current) {
        m_current = index;
        updateSpokenName();
        update();
    }
}

void SegmentedControl::updateSpokenName() {
    setAccessibleDescription(
        m_segments.isEmpty()
            ? QString()
            : tr("%1, choice %2 of %3").arg(m_segments[m_current]).arg(m_current + 1).arg(m_segments.size()));
}

void SegmentedControl::choose(int index) {
    if (index < 0 || index >= m_segments.size() || index == m_current) {
        return;
    }
    setCurrent(index);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT currentChanged(index);
}

QRect SegmentedControl::segmentRect(int index) const {
    const QFontMetrics metrics(currentTheme().words());
    const int padding =
        m_segments.isEmpty()
            ? UsualPadding
            : qBound(LeastPadding, (width() - widthWith(0)) / static_cast<int>(m_segments.size()),
                     UsualPadding);
    int x = 0;
    for (int i = 0; i < m_segments.size(); ++i) {
        const int width = metrics.horizontalAdvance(m_segments[i]) + padding;
        if (i == index) {
            return {x, 0, width, height()};
        }
        x += width;
    }
    return {};
}

int SegmentedControl::widthWith(int padding) const {
    const QFontMetrics metrics(currentTheme().words());
    int width = 0;
    for (const QString& segment : m_segments) {
        width += metrics.horizontalAdvance(segment) + padding;
    }
    return width;
}

QSize SegmentedControl::sizeHint() const {
    return {widthWith(UsualPadding), currentTheme().px(space::control)};
}

QSize SegmentedControl::minimumSizeHint() const {
    return {widthWith(LeastPadding), currentTheme().px(space::control)};
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    paintBox(painter, rect(), theme.raised, theme.border, space::controlRadius);
    for (int i = 0; i < m_segments.size(); ++i) {
        const QRect segment = segmentRect(i);
        const bool chosen = i == m_current;
        if (chosen) {
            paintBox(painter, segment, theme.tint(models::Severity::Info), theme.accent,
                     space::controlRadius);
        }
        painter.setFont(theme.words());
        painter.setPen(!isEnabled() ? theme.muted : chosen ? theme.accent : theme.secondary);
        painter.drawText(segment, Qt::AlignCenter, m_segments[i]);
    }
    if (hasFocus()) {
        paintFocusRing(painter, rect(), theme);
    }
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < m_segments.size(); ++i) {
        if (segmentRect(i).contains(event->position().toPoint())) {
            choose(i);
        }
    }
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up) {
        choose(m_current - 1);
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down) {
        choose(m_current + 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace signalbox::ui
