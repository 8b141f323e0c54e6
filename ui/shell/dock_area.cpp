// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dock_area.h"

#include "ui/shell/panel_dock.h"
#include "ui/theme/theme.h"

#include <algorithm>

#include <QGuiApplication>
#include <QMap>
#include <QResizeEvent>
#include <QScreen>
#include <QTimer>

namespace signalbox::ui {

namespace {

/// Shares of the width of the three columns, as in the picture of the Morning workspace.
double shareOf(Column column) {
    switch (column) {
    case Column::Left:
        return 0.205;
    case Column::Middle:
        return 0.487;
    case Column::Right:
        return 0.308;
    }
    return 0.33;
}

struct Placed {
    PanelDock* dock;
    Placement placement;
};

QMap<Column, QVector<Placed>> columnsOf(const QVector<PanelDock*>& docks, const QString& workspace) {
    QMap<Column, QVector<Placed>> columns;
    for (PanelDock* dock : docks) {
        for (const Placement& placement : dock->spec().placements) {
            if (placement.workspace == workspace) {
                columns[placement.column] << Placed{dock, placement};
            }
        }
    }
    for (auto& column : columns) {
        std::stable_sort(column.begin(), column.end(), [](const Placed& a, const Placed& b) {
            return a.placement.order < b.placement.order;
        });
    }
    return columns;
}

} // namespace

DockArea::DockArea(QWidget* parent) : QMainWindow(parent) {
    setWindowFlags(Qt::Widget);
    setObjectName(QStringLiteral("dockArea"));
    setDockNestingEnabled(true);
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks |
                   QMainWindow::GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContentsMargins(space::gap, space::gap, space::gap, 0);
    setContextMenuPolicy(Qt::NoContextMenu);
}

PanelDock* DockArea::addPanel(const PanelSpec& spec) {
    auto* dock = new PanelDock(spec, this);
    addDockWidget(Qt::LeftDockWidgetArea, dock);
    dock->hide();
    m_docks << dock;
    const auto touched = [this] {
        if (!m_arranging) {
            m_placed.clear();
            Q_EMIT layoutTouched();
        }
    };
    connect(dock, &QDockWidget::dockLocationChanged, this, touched);
    connect(dock, &QDockWidget::topLevelChanged, this, touched);
    return dock;
}

PanelDock* DockArea::dock(const QString& id) const {
    for (PanelDock* dock : m_docks) {
        if (dock->spec().id == id) {
            return dock;
        }
    }
    return nullptr;
}

void DockArea::arrangeByPlacement(const QString& workspace) {
    m_arranging = true;
    for (PanelDock* dock : m_docks) {
        putAway(dock);
    }
    const auto columns = columnsOf(m_docks, workspace);
    // First the tops of the columns side by side, then each column downwards: the splits nest in that order.
    PanelDock* before = nullptr;
    for (const auto& column : columns) {
        PanelDock* top = column.first().dock;
        if (before == nullptr) {
            addDockWidget(Qt::LeftDockWidgetArea, top);
        } else {
            splitDockWidget(before, top, Qt::Horizontal);
        }
        top->show();
        before = top;
    }
    for (const auto& column : columns) {
        PanelDock* above = column.first().dock;
        int order = column.first().placement.order;
        for (qsizetype i = 1; i < column.size(); ++i) {
            PanelDock* next = column[i].dock;
            if (column[i].placement.order == order) {
                tabifyDockWidget(above, next);
            } else {
                splitDockWidget(above, next, Qt::Vertical);
                above = next;
                order = column[i].placement.order;
            }
            next->show();
        }
    }
    for (const auto& column : columns) {
        // Of panels sharing a place the first one declared is in front.
        QVector<int> seen;
        for (const Placed& placed : column) {
            if (!seen.contains(placed.placement.order)) {
                seen << placed.placement.order;
                placed.dock->raise();
            }
        }
    }
    m_placed = workspace;
    m_arranging = false;
    createVisible();
    applyPlacedSizes();
}

void DockArea::applyPlacedSizes() {
    if (m_placed.isEmpty()) {
        return;
    }
    const auto columns = columnsOf(m_docks, m_placed);
    double total = 0;
    for (auto column = columns.keyBegin(); column != columns.keyEnd(); ++column) {
        total += shareOf(*column);
    }
    const int available =
        width() - 2 * space::gap - space::gap * qMax(0, static_cast<int>(columns.size()) - 1);
    QList<QDockWidget*> across;
    QList<int> widths;
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        for (const Placed& placed : column.value()) {
            if (!placed.dock->isHidden()) {
                across << placed.dock;
                widths << qRound(available * shareOf(column.key()) / total);
                break;
            }
        }
    }
    if (!across.isEmpty()) {
        resizeDocks(across, widths, Qt::Horizontal);
    }
    for (const auto& column : columns) {
        QList<QDockWidget*> down;
        QList<int> heights;
        int order = -1000000;
        int sum = 0;
        for (const Placed& placed : column) {
            if (placed.placement.order != order && !placed.dock->isHidden()) {
                order = placed.placement.order;
                down << placed.dock;
                heights << placed.placement.height;
                sum += placed.placement.height;
            }
        }
        const int room = height() - space::gap - space::gap * (static_cast<int>(down.size()) - 1);
        for (int& tall : heights) {
            tall = qMax(1, qRound(double(room) * tall / qMax(1, sum)));
        }
        if (!down.isEmpty()) {
            resizeDocks(down, heights, Qt::Vertical);
        }
    }
    m_measured = size();
}

void DockArea::createVisible() {
    for (PanelDock* dock : m_docks) {
        if (!dock->isHidden() && !dock->visibleRegion().isEmpty()) {
            dock->create();
        }
    }
}

void DockArea::bringIn(PanelDock* dock) {
    if (!dock->isHidden()) {
        return;
    }
    if (dockWidgetArea(dock) == Qt::NoDockWidgetArea) {
        PanelDock* widest = nullptr;
        for (PanelDock* other : m_docks) {
            const bool docked = other != dock && !other->isHidden() && !other->isFloating();
            if (docked && (widest == nullptr || other->width() > widest->width())) {
                widest = other;
            }
        }
        if (widest == nullptr) {
            addDockWidget(Qt::LeftDockWidgetArea, dock);
        } else {
            tabifyDockWidget(widest, dock);
        }
    }
    dock->show();
}

void DockArea::clampFloating() {
    for (PanelDock* dock : m_docks) {
        if (!dock->isFloating()) {
            continue;
        }
        const QRect frame = dock->frameGeometry();
        bool seen = false;
        for (const QScreen* screen : QGuiApplication::screens()) {
            const QRect common = screen->availableGeometry().intersected(frame);
            seen = seen || (common.width() > 80 && common.height() > 40);
        }
        if (!seen && QGuiApplication::primaryScreen() != nullptr) {
            const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
            dock->resize(frame.size().boundedTo(room.size()));
            dock->move(room.center() - QPoint(dock->width() / 2, dock->height() / 2));
        }
    }
}

QHash<PanelDock*, QSize> DockArea::dockedSizes() const {
    QHash<PanelDock*, QSize> sizes;
    for (PanelDock* dock : m_docks) {
        if (!dock->isFloating() && dock->isVisible() && !dock->visibleRegion().isEmpty()) {
            sizes.insert(dock, dock->size());
        }
    }
    return sizes;
}

void DockArea::keepProportions(QSize before, QSize after, const QHash<PanelDock*, QSize>& sizes) {
    QList<QDockWidget*> docks;
    QList<int> widths;
    QList<int> heights;
    for (auto dock = sizes.begin(); dock != sizes.end(); ++dock) {
        docks << dock.key();
        widths << qMax(1, qRound(double(dock.value().width()) * after.width() / qMax(1, before.width())));
        heights << qMax(1, qRound(double(dock.value().height()) * after.height() / qMax(1, before.height())));
    }
    if (!docks.isEmpty()) {
        resizeDocks(docks, widths, Qt::Horizontal);
        resizeDocks(docks, heights, Qt::Vertical);
    }
}

bool DockArea::event(QEvent* event) {
    // Only the gaps between panels belong to the area itself: a press there is a person moving a border.
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = true;
    } else if (event->type() == QEvent::MouseButtonRelease && m_pressed) {
        m_pressed = false;
        m_placed.clear();
        Q_EMIT layoutTouched();
    }
    return QMainWindow::event(event);
}

void DockArea::resizeEvent(QResizeEvent* event) {
    const QSize before = m_measured;
    const auto sizes = dockedSizes();
    QMainWindow::resizeEvent(event);
    if (!m_placed.isEmpty()) {
        applyPlacedSizes();
    } else if (before.isValid() && isVisible() && before != size()) {
        keepProportions(before, size(), sizes);
    }
    m_measured = size();
}

void DockArea::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    applyPlacedSizes();
    createVisible();
}

} // namespace signalbox::ui
