// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a cell of the chain: the calm shading of the side in the money, the legs of the pick, own contracts
// on their strike, and the expected move beside the strikes.
#pragma once

#include <optional>

#include <QStyledItemDelegate>

namespace signalbox::ui {

class FigureDelegate;

class ChainDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ChainDelegate(QObject* parent = nullptr);
    void setStrikeColumn(int column) { m_strikeColumn = column; }
    /// The row that is taller for the tag of the spot: its numbers keep to the rest of it.
    void setGap(int row, int pixels, bool above);
    void setMarket(std::optional<double> spot, std::optional<double> expectedMove);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintCell(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintStrike(QPainter* painter, const QRect& cell, const QModelIndex& index) const;

    FigureDelegate* m_figures;
    int m_strikeColumn = -1;
    int m_gapRow = -1;
    int m_gap = 0;
    bool m_gapAbove = true;
    std::optional<double> m_spot, m_move;
};

} // namespace signalbox::ui
