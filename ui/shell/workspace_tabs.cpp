// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace_tabs.h"

#include "ui/theme/control_painter.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace signalbox::ui {

WorkspaceTabs::WorkspaceTabs(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Workspaces"));
}

void WorkspaceTabs::setNames(const QStringList& names) {
    m_names = names;
    m_current = qBound(0, m_current, qMax(0, static_cast<int>(names.size()) - 1));
    updateGeometry();
    update();
}

void WorkspaceTabs::setCurrent(const QString& name) {
    const auto index = static_cast<int>(m_names.indexOf(name));
    if (index >= 0) {
        m_current = index;
        setAccessibleDescription(name);
        update();
    }
}

void WorkspaceTabs::setTight(bool tight) {
    if (m_tight != tight) {
        m_tight = tight;
        updateGeometry();
        update();
    }
}

QRect WorkspaceTabs::tabRect(int index) const {
    const QFontMetrics metrics(currentTheme().words());
    int x = 0;
    for (int i = 0; i <= m_names.size(); ++i) {
        const QString text = i < m_names.size() ? m_names[i] : QStringLiteral("+");
        const int wide = metrics.horizontalAdvance(text) + 2 * padding();
        if (i == index) {
            return {x, 0, wide, height()};
        }
        x += wide;
    }
    return {};
}

QSize WorkspaceTabs::sizeHint() const {
    return {tabRect(static_cast<int>(m_names.size())).right() + 1, currentTheme().px(36)};
}

QSize WorkspaceTabs::minimumSizeHint() const {
    return sizeHint();
}

void WorkspaceTabs::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    painter.setFont(theme.words());
    for (int i = 0; i <= m_names.size(); ++i) {
        const QRect tab = tabRect(i);
        const bool current = i == m_current;
        const bool plus = i == m_names.size();
        painter.setPen(current || i == m_hovered ? theme.text : theme.secondary);
        painter.drawText(tab, Qt::AlignCenter, plus ? QStringLiteral("+") : m_names[i]);
        if (current) {
            painter.fillRect(QRect(tab.left() + padding() / 2, tab.bottom() - 1, tab.width() - padding(), 2),
                             theme.accent);
        }
    }
    if (hasFocus()) {
        paintFocusRing(painter, tabRect(m_current).adjusted(1, 4, -1, -4), theme);
    }
}

int WorkspaceTabs::indexAt(QPoint position) const {
    for (int i = 0; i <= m_names.size(); ++i) {
        if (tabRect(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

void WorkspaceTabs::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || index < 0) {
        return;
    }
    if (index == m_names.size()) {
        Q_EMIT addRequested();
    } else {
        Q_EMIT chosen(m_names[index]);
    }
}

void WorkspaceTabs::mouseMoveEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (index != m_hovered) {
        m_hovered = index;
        setToolTip(index == m_names.size() ? tr("Keep this layout under a new name") : QString());
        update();
    }
}

void WorkspaceTabs::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void WorkspaceTabs::keyPressEvent(QKeyEvent* event) {
    const auto last = static_cast<int>(m_names.size()) - 1;
    if (event->key() == Qt::Key_Left && m_current > 0) {
        Q_EMIT chosen(m_names[m_current - 1]);
    } else if (event->key() == Qt::Key_Right && m_current < last) {
        Q_EMIT chosen(m_names[m_current + 1]);
    } else if (event->key() == Qt::Key_Plus) {
        Q_EMIT addRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void WorkspaceTabs::contextMenuEvent(QContextMenuEvent* event) {
    const int index = indexAt(event->pos());
    if (index >= 0 && index < m_names.size()) {
        Q_EMIT menuRequested(m_names[index], event->globalPos());
    }
}

} // namespace signalbox::ui
