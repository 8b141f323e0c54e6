// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/headline_strip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/tile.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace signalbox::ui {

namespace {

constexpr int TileWidth = 92;

} // namespace

HeadlineStrip::HeadlineStrip(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::grid);
}

Tile* HeadlineStrip::tile(const QString& key) const {
    return findChild<Tile*>(key);
}

void HeadlineStrip::setFigures(const std::vector<models::HeadlineFigure>& figures) {
    while (m_tiles.size() > figures.size()) {
        delete m_tiles.back();
        m_tiles.pop_back();
    }
    while (m_tiles.size() < figures.size()) {
        m_tiles.push_back(new Tile(QString(), this));
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const models::HeadlineFigure& figure = figures[i];
        Tile& tile = *m_tiles[i];
        tile.setObjectName(figure.key);
        tile.setCaption(figure.caption);
        tile.setValue(figure.value);
        tile.setDirection(figure.direction);
        tile.setSeverity(figure.severity);
        QStringList lines;
        for (const QString& line : {figure.aim, figure.sample}) {
            // An empty line keeps the figures of all tiles on one height.
            lines << (line.isEmpty() ? QStringLiteral("&nbsp;") : line.toHtmlEscaped());
        }
        tile.setDetail(lines.join(QStringLiteral("<br>")));
        tile.setToolTip(figure.toolTip);
    }
    m_columns = 0;
    arrange();
}

void HeadlineStrip::arrange() {
    const int count = static_cast<int>(m_tiles.size());
    const int most = qMax(3, (width() + space::grid) / (currentTheme().px(TileWidth) + space::grid));
    // As even as possible: nine tiles go 9, 5 + 4, 3 + 3 + 3, never 8 + 1.
    const int lines = (qMax(1, count) + most - 1) / most;
    const int columns = (qMax(1, count) + lines - 1) / lines;
    if (columns == m_columns) {
        return;
    }
    for (int i = 0; i < qMax(m_columns, columns); ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    m_columns = columns;
    for (int i = 0; i < count; ++i) {
        m_grid->removeWidget(m_tiles[static_cast<std::size_t>(i)]);
        m_grid->addWidget(m_tiles[static_cast<std::size_t>(i)], i / columns, i % columns);
    }
}

void HeadlineStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace signalbox::ui
