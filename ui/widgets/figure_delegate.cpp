// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_delegate.h"

#include "models/table/table_roles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/status_mark.h"

#include <array>

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace signalbox::ui {

using models::Direction;
using models::Severity;
using models::SideHint;

namespace {

template <typename Enum>
Enum meaning(const QModelRoleData& data) {
    return data.data().isValid() ? static_cast<Enum>(data.data().toInt()) : Enum::None;
}

QColor inkOf(const Theme& theme, Severity severity, Direction direction, SideHint side, int emphasis) {
    if (side != SideHint::None) {
        return theme.colour(side);
    }
    if (direction != Direction::None) {
        return theme.colour(direction);
    }
    if (severity != Severity::None) {
        return theme.colour(severity);
    }
    return emphasis < 0 ? theme.muted : theme.text;
}

} // namespace

void FigureDelegate::setWordColumns(const QVector<int>& columns) {
    m_wordColumns = columns;
}

void FigureDelegate::refreshFonts(const Theme& theme) const {
    if (!qFuzzyCompare(m_scale, theme.textScale)) {
        m_scale = theme.textScale;
        m_fonts = {theme.figures(), theme.figures(TextRole::Body, Weight::Strong), theme.words(),
                   theme.words(TextRole::Body, Weight::Strong)};
    }
}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    refreshFonts(theme);
    std::array<QModelRoleData, 7> roles = {
        QModelRoleData(Qt::DisplayRole),      QModelRoleData(Qt::TextAlignmentRole),
        QModelRoleData(models::SeverityRole), QModelRoleData(models::DirectionRole),
        QModelRoleData(models::SideRole),     QModelRoleData(models::EmphasisRole),
        QModelRoleData(models::TintRole)};
    index.multiData(roles);

    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto tint = meaning<Severity>(roles[6]);
    if (tint != Severity::None) {
        painter->fillRect(option.rect, theme.tint(tint));
    }
    if (selected) {
        const QColor ground = tint != Severity::None ? theme.tint(tint) : theme.surface;
        painter->fillRect(option.rect, Theme::mix(ground, theme.accent, 0.16));
    }

    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (view != nullptr && view->hasFocus() && view->currentIndex().row() == index.row()) {
        // The row the keyboard stands on: two accent lines, which never hide a tint.
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1, theme.accent);
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.accent);
    }

    const QString text = roles[0].data().toString();
    if (text.isEmpty()) {
        return;
    }
    const int emphasis = roles[5].data().toInt();
    const QColor ink = inkOf(theme, meaning<Severity>(roles[2]), meaning<Direction>(roles[3]),
                             meaning<SideHint>(roles[4]), emphasis);
    if (const auto mark = statusMarkOf(text)) {
        paintStatusMark(*painter, *mark, QRectF(option.rect).center(), theme.textScale, ink);
        return;
    }
    const bool words = m_wordColumns.contains(index.column());
    painter->setFont(m_fonts[(words ? 2U : 0U) + (emphasis > 0 ? 1U : 0U)]);
    painter->setPen(ink);
    int alignment = roles[1].data().toInt();
    if ((alignment & Qt::AlignHorizontal_Mask) == 0) {
        alignment = words ? Qt::AlignLeft : Qt::AlignRight;
    }
    const QRect inner = option.rect.adjusted(CellPadding, 0, -CellPadding, 0);
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width());
    painter->drawText(inner, (alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine,
                      shown);
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    refreshFonts(theme);
    const QString text = index.data(Qt::DisplayRole).toString();
    return {QFontMetrics(m_fonts[1]).horizontalAdvance(text) + 2 * CellPadding,
            qMax(theme.px(space::row), option.rect.height())};
}

} // namespace signalbox::ui
