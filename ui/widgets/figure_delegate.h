// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a table cell from its meaning: severity, direction, side, emphasis and tint become the theme's
// colours.
#pragma once

#include <array>

#include <QFont>
#include <QStyledItemDelegate>
#include <QVector>

namespace signalbox::ui {

struct Theme;

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

    /// Left and right of the text, in pixels.
    static constexpr int CellPadding = 5;

private:
    void refreshFonts(const Theme& theme) const;

    QVector<int> m_wordColumns;
    // Building a font costs more than drawing a cell; they change only with the text scale.
    mutable std::array<QFont, 4> m_fonts;
    mutable double m_scale = 0;
};

} // namespace signalbox::ui
