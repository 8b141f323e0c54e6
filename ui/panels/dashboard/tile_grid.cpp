// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dashboard/tile_grid.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace signalbox::ui {

namespace {

constexpr int TileWidth = 130;

} // namespace

TileGrid::TileGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(space::margin, 6, space::margin, 6);
    m_grid->setSpacing(space::gap);
}

void TileGrid::add(QWidget* tile, bool wide) {
    m_places.push_back({tile, wide});
    tile->setParent(this);
    arrange();
}

int TileGrid::columnsFor(int width) const {
    return qBound(2, width / qMax(1, currentTheme().px(TileWidth)), 6);
}

void TileGrid::arrange() {
    m_columns = columnsFor(width());
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item;
    }
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        m_grid->setRowStretch(row, 0);
    }
    for (int column = 0; column < 6; ++column) {
        m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
    }
    int row = 0;
    int column = 0;
    for (const Place& place : m_places) {
        if (place.tile->isHidden() && place.tile->testAttribute(Qt::WA_WState_ExplicitShowHide)) {
            continue;
        }
        const int span = place.wide ? 2 : 1;
        if (column + span > m_columns) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(place.tile, row, column, 1, span);
        column += span;
        if (column >= m_columns) {
            ++row;
            column = 0;
        }
    }
    m_grid->setRowStretch(row + 1, 1);
}

void TileGrid::resizeEvent(QResizeEvent* event) {
    if (columnsFor(event->size().width()) != m_columns) {
        arrange();
    }
    QWidget::resizeEvent(event);
}

} // namespace signalbox::ui
