// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/headline_strip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/tile.h"

#include <QBoxLayout>
#include <QResizeEvent>

namespace signalbox::ui {

namespace {

/// Least width; longer figures make all tiles wider.
constexpr int TileWidth = 84;

} // namespace

HeadlineStrip::HeadlineStrip(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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
        // In a row of unequal tiles the text stays at the top.
        if (auto* box = qobject_cast<QBoxLayout*>(m_tiles.back()->layout())) {
            box->addStretch(1);
        }
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
    arrange();
    updateGeometry();
}

int HeadlineStrip::columnsFor(int width) const {
    const int count = qMax(1, static_cast<int>(m_tiles.size()));
    int least = currentTheme().px(TileWidth);
    for (const Tile* tile : m_tiles) {
        least = qMax(least, tile->minimumSizeHint().width());
    }
    const int most = qMax(3, (width + space::grid) / (least + space::grid));
    // As even as possible: nine tiles go 9, 5 + 4, 3 + 3 + 3, never 8 + 1.
    const int lines = (count + most - 1) / most;
    return (count + lines - 1) / lines;
}

int HeadlineStrip::tileHeight(int width) const {
    int tallest = 0;
    for (const Tile* tile : m_tiles) {
        tallest = qMax(tallest, tile->heightForWidth(width));
    }
    return tallest;
}

int HeadlineStrip::heightForWidth(int width) const {
    if (m_tiles.empty()) {
        return 0;
    }
    const int columns = columnsFor(width);
    const int lines = (static_cast<int>(m_tiles.size()) + columns - 1) / columns;
    const int wide = (width - (columns - 1) * space::grid) / columns;
    return lines * tileHeight(wide) + (lines - 1) * space::grid;
}

QSize HeadlineStrip::sizeHint() const {
    const int wide = qMax(width(), 3 * currentTheme().px(TileWidth));
    return {wide, heightForWidth(wide)};
}

QSize HeadlineStrip::minimumSizeHint() const {
    const int least = 3 * currentTheme().px(TileWidth);
    return {least, heightForWidth(qMax(width(), least))};
}

void HeadlineStrip::arrange() {
    if (m_tiles.empty()) {
        return;
    }
    const int columns = columnsFor(width());
    const int wide = (width() - (columns - 1) * space::grid) / columns;
    const int tall = tileHeight(wide);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const int at = static_cast<int>(i);
        m_tiles[i]->setGeometry(at % columns * (wide + space::grid), at / columns * (tall + space::grid),
                                wide, tall);
        m_tiles[i]->show();
    }
}

void HeadlineStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
    if (heightForWidth(event->size().width()) != event->size().height()) {
        updateGeometry();
    }
}

bool HeadlineStrip::event(QEvent* event) {
    // A tile whose text has changed asks its parent for room.
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
        updateGeometry();
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
