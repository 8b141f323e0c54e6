// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a table cell from its meaning: severity, direction, side, emphasis and tint become the theme's
// colours.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class FigureDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Columns set in the word face instead of the figure face.
    void setWordColumns(const QVector<int>& columns);
    [[nodiscard]] bool isWordColumn(int column) const { return m_wordColumns.contains(column); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QVector<int> m_wordColumns;
};

} // namespace signalbox::ui
