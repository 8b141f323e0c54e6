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
    using CellSentence = std::function<QString(const models::SweepHeatCell&)>;

    explicit HeatMap(QWidget* parent = nullptr);

    /// With `byPlateau` the cells show the median over their neighbours instead of their own value.
    void setHeat(const models::SweepHeat& heat, bool byPlateau, CellText text, CellSentence sentence);
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
    /// The keyboard has moved to a cell: what scrolls should show it.
    void cellReached(const QRect& place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        int left = 0, top = 0, cellWidth = 0, cellHeight = 0;
    };
    /// Widths of texts cost more than anything else: measured once per heat and font.
    struct Widths {
        int label = 0, cell = 0;
    };
    [[nodiscard]] const Widths& widths() const;
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] QRect cellRect(const Frame& at, int x, int y) const;
    [[nodiscard]] std::optional<double> valueOf(const models::SweepHeatCell& cell) const;
    [[nodiscard]] std::optional<QPoint> cellAt(QPoint position) const;
    void paintCell(QPainter& painter, const QRect& rect, QPoint at) const;
    void paintAxes(QPainter& painter, const Frame& at, const QRect& columnsAndRows) const;
    void choose(QPoint cell);
    void moveTo(QPoint cell);

    models::SweepHeat m_heat;
    CellText m_text;
    CellSentence m_sentence;
    bool m_byPlateau = false;
    QPoint m_current;
    mutable std::optional<Widths> m_widths;
};

} // namespace signalbox::ui
