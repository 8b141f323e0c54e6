// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a table cell from its meaning: severity, direction, side, emphasis and tint become the theme's
// colours.
#pragma once

#include <array>

#include <QCache>
#include <QFont>
#include <QStaticText>
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

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// The whole text of a cell that is too narrow for it, where the model has no tool tip of its own.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// Left and right of the text, in pixels.
    static constexpr int CellPadding = 5;

private:
    struct Shaped {
        QStaticText text;
        QSizeF size;
    };
    void refreshFonts(const Theme& theme) const;
    /// Shaping a text costs ten times its drawing, and the same figures come again and again.
    [[nodiscard]] const Shaped& shape(const QString& text, std::size_t face) const;

    QVector<int> m_wordColumns;
    // Building a font costs more than drawing a cell; they change only with the text scale.
    mutable std::array<QFont, 4> m_fonts;
    mutable std::array<QCache<QString, Shaped>, 4> m_shaped;
    mutable double m_scale = 0;
};

} // namespace signalbox::ui
