// SPDX-License-Identifier: GPL-3.0-or-later
// The headline figures of a backtest side by side, each with its aim and sample, in as many columns as fit.
#pragma once

#include "models/rows/backtest_rows.h"

#include <QWidget>

class QGridLayout;

namespace signalbox::ui {

class Tile;

class HeadlineStrip final : public QWidget {
    Q_OBJECT
public:
    explicit HeadlineStrip(QWidget* parent = nullptr);

    void setFigures(const std::vector<models::HeadlineFigure>& figures);
    /// By its key: net, trades, sharpe, ...; null before there is one.
    [[nodiscard]] Tile* tile(const QString& key) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QGridLayout* m_grid;
    std::vector<Tile*> m_tiles;
    int m_columns = 0;
};

} // namespace signalbox::ui
