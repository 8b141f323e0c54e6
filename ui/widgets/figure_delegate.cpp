// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_delegate.h"

#include "models/table/table_roles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/status_mark.h"

#include <array>
#include <cmath>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

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
        for (QCache<QString, Shaped>& cache : m_shaped) {
            cache.clear();
            cache.setMaxCost(4000);
        }
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

    if (const auto* table = qobject_cast<const DataTable*>(option.widget)) {
        if (const double change = table->changeOf(index); change > 0) {
            QColor glow = theme.accent;
            glow.setAlphaF(static_cast<float>(0.28 * change));
            painter->fillRect(option.rect, glow);
        }
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
    const std::size_t face = (words ? 2U : 0U) + (emphasis > 0 ? 1U : 0U);
    painter->setFont(m_fonts[face]);
    painter->setPen(ink);
    int alignment = roles[1].data().toInt() & Qt::AlignHorizontal_Mask;
    if (alignment == 0) {
        alignment = words ? Qt::AlignLeft : Qt::AlignRight;
    }
    const QRect inner = option.rect.adjusted(CellPadding, 0, -CellPadding, 0);
    const Shaped& shaped = shape(text, face);
    if (shaped.size.width() > inner.width() + 0.5) {
        painter->drawText(inner, alignment | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
        return;
    }
    const double spare = inner.width() - shaped.size.width();
    const double x = inner.left() + (alignment == Qt::AlignRight     ? spare
                                     : alignment == Qt::AlignHCenter ? spare / 2
                                                                     : 0.0);
    painter->drawStaticText(QPointF(x, inner.top() + std::floor((inner.height() - shaped.size.height()) / 2)),
                            shaped.text);
}

const FigureDelegate::Shaped& FigureDelegate::shape(const QString& text, std::size_t face) const {
    QCache<QString, Shaped>& cache = m_shaped[face];
    if (const Shaped* known = cache.object(text)) {
        return *known;
    }
    auto* made = new Shaped{QStaticText(text), {}};
    made->text.setTextFormat(Qt::PlainText);
    made->text.setPerformanceHint(QStaticText::AggressiveCaching);
    made->text.prepare(QTransform(), m_fonts[face]);
    made->size = made->text.size();
    cache.insert(text, made);
    return *made;
}

bool FigureDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
    const QString text = index.data(Qt::DisplayRole).toString();
    if (event->type() == QEvent::ToolTip && !text.isEmpty() &&
        index.data(Qt::ToolTipRole).toString().isEmpty()) {
        refreshFonts(currentTheme());
        const std::size_t face = m_wordColumns.contains(index.column()) ? 2U : 0U;
        if (shape(text, face).size.width() > option.rect.width() - 2 * CellPadding) {
            QToolTip::showText(event->globalPos(), text, view);
            return true;
        }
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    refreshFonts(theme);
    const QString text = index.data(Qt::DisplayRole).toString();
    return {QFontMetrics(m_fonts[1]).horizontalAdvance(text) + 2 * CellPadding,
            qMax(theme.px(space::row), option.rect.height())};
}

} // namespace signalbox::ui
