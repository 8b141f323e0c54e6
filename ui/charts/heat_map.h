// SPDX-License-Identifier: GPL-3.0-or-later
// The objective of a sweep over two parameters: one cell per pair of values, its number printed, the better
// the stronger the one hue (so that no colour vision is needed), hatched where there is no value. Arrows
// move, Enter or a click chooses.
#pragma once

#include "models/rows/sweep_rows.h"

#include <functional>
#include <optional>

#include <QWidget>

namespace signalbox::ui {

class HeatMap final : public QWidget {
    Q_OBJECT
public:
    using CellText = std::function<QString(std::optional<double>)>;

    explicit HeatMap(QWidget* parent = nullptr);

    /// With `byPlateau` the cells show the median over their neighbours instead of their own value.
    void setHeat(const models::SweepHeat& heat, bool byPlateau, CellText text);
    [[nodiscard]] const models::SweepHeat& heat() const { return m_heat; }
    /// "best 1.24 at min_iv_rank 50, profit_target_pct 60": for a screen reader.
    [[nodiscard]] QString summary() const;
    /// Where a cell is painted; empty outside.
    [[nodiscard]] QRect cellRect(int x, int y) const;
    /// 0 (worst) to 1 (best) of the values shown; absent without a value.
    [[nodiscard]] std::optional<double> strengthOf(const models::SweepHeatCell& cell) const;

    [[nodiscard]] QSize sizeHint() const override;
    /// All numbers fit: what holds the map scrolls where there is less room.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellChosen(std::size_t combination);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        int left = 0, top = 0, cellWidth = 0, cellHeight = 0;
    };
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int smallestCell() const;
    [[nodiscard]] std::optional<double> valueOf(const models::SweepHeatCell& cell) const;
    [[nodiscard]] std::optional<QPoint> cellAt(QPoint position) const;
    void paintCell(QPainter& painter, int x, int y) const;
    void paintAxes(QPainter& painter) const;
    void choose(QPoint cell);
    void moveTo(QPoint cell);

    models::SweepHeat m_heat;
    CellText m_text;
    bool m_byPlateau = false;
    QPoint m_current;
    mutable int m_smallestCell = 0; ///< measured once per heat and font, not once per cell; 0: to be measured
};

} // namespace signalbox::ui
