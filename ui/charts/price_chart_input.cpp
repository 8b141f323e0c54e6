// SPDX-License-Identifier: GPL-3.0-or-later
// How the price chart is moved and read by wheel, mouse and keys, and its context menu.
#include "ui/charts/price_chart.h"

#include <algorithm>
#include <cmath>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

namespace signalbox::ui {

void PriceChart::wheelEvent(QWheelEvent* event) {
    if (barCount() == 0) {
        event->ignore();
        return;
    }
    const QPoint angle = event->angleDelta();
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        pan(-angle.x() / 120.0 * (m_last - m_first) * 0.05);
    } else if (angle.y() != 0) {
        zoom(std::pow(0.85, angle.y() / 120.0), barAtX(event->position().x()) + 0.5);
    }
    event->accept();
}

void PriceChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragging = true;
        m_dragBar = barAtX(event->position().x());
        setCursor(Qt::ClosedHandCursor);
        update();
    }
}

void PriceChart::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_dragging) {
        pan(m_dragBar - barAtX(at.x()));
        return;
    }
    if (barCount() == 0) {
        return;
    }
    m_crosshairY = at.y();
    const int bar = std::clamp(qRound(barAtX(at.x())), 0, barCount() - 1);
    setCrosshairBar(bar);
    update();
}

void PriceChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragging = false;
        unsetCursor();
        update();
    }
}

void PriceChart::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragging = false;
    fitAll();
}

void PriceChart::leaveEvent(QEvent*) {
    setCrosshairBar(std::nullopt);
}

void PriceChart::keyPressEvent(QKeyEvent* event) {
    const int last = barCount() - 1;
    const int at = m_crosshair.value_or(last);
    const double middle = m_crosshair ? at + 0.5 : (m_first + m_last) / 2;
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto move = [&](int bar) {
        setCrosshairBar(std::clamp(bar, 0, std::max(0, last)));
        if (m_crosshair && (*m_crosshair < m_first || *m_crosshair >= m_last)) {
            pan(*m_crosshair < m_first ? *m_crosshair - m_first : *m_crosshair + 1 - m_last);
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        shifted ? pan(-(m_last - m_first) / 10) : move(at - 1);
        return;
    case Qt::Key_Right:
        shifted ? pan((m_last - m_first) / 10) : move(at + 1);
        return;
    case Qt::Key_PageUp:
        pan(-(m_last - m_first) * 0.9);
        return;
    case Qt::Key_PageDown:
        pan((m_last - m_first) * 0.9);
        return;
    case Qt::Key_Home:
        move(0);
        return;
    case Qt::Key_End:
        move(last);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.8, middle);
        return;
    case Qt::Key_Minus:
        zoom(1.25, middle);
        return;
    case Qt::Key_0:
        fitAll();
        return;
    case Qt::Key_T:
        Q_EMIT tableRequested();
        return;
    case Qt::Key_Escape:
        if (m_crosshair) {
            setCrosshairBar(std::nullopt);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PriceChart::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto overlay = [&](const QString& text, Overlay which) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_overlays.testFlag(which));
        connect(action, &QAction::toggled, this, [this, which](bool on) {
            Overlays next = m_overlays;
            next.setFlag(which, on);
            setOverlays(next);
        });
    };
    overlay(tr("Volume"), Overlay::Volume);
    overlay(tr("Bollinger Bands"), Overlay::Bollinger);
    overlay(tr("EMA 200"), Overlay::Ema);
    overlay(tr("RSI"), Overlay::Rsi);
    overlay(tr("MACD"), Overlay::Macd);
    overlay(tr("Signals, entries and exits"), Overlay::Markers);
    overlay(tr("Strikes and break-evens"), Overlay::Levels);
    overlay(tr("Trades of the backtest"), Overlay::Backtest);
    menu->addSeparator();
    QAction* logarithmic = menu->addAction(tr("Logarithmic scale"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_logarithmic);
    connect(logarithmic, &QAction::toggled, this, &PriceChart::setLogarithmic);
    connect(menu->addAction(tr("Fit all")), &QAction::triggered, this, &PriceChart::fitAll);
    connect(menu->addAction(tr("Show as table")), &QAction::triggered, this, &PriceChart::tableRequested);
    menu->popup(event->globalPos());
}

} // namespace signalbox::ui
