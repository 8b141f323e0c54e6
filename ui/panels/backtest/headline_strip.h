// SPDX-License-Identifier: GPL-3.0-or-later
// The headline figures of a backtest side by side, each with its aim and sample, in as many columns as fit.
#pragma once

#include "models/rows/backtest_rows.h"

#include <QWidget>

namespace signalbox::ui {

class Tile;

class HeadlineStrip final : public QWidget {
    Q_OBJECT
public:
    explicit HeadlineStrip(QWidget* parent = nullptr);

    void setFigures(const std::vector<models::HeadlineFigure>& figures);
    /// By its key: net, trades, sharpe, ...; null before there is one.
    [[nodiscard]] Tile* tile(const QString& key) const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int tileHeight(int width) const;
    void arrange();

    std::vector<Tile*> m_tiles;
};

} // namespace signalbox::ui
