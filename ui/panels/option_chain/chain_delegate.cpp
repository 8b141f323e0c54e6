// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/option_chain/chain_delegate.h"

#include "models/rows/chain_rows.h"
#include "models/text/numbers.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figure_delegate.h"

#include <cmath>

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr double MoneyShade = 0.07;
constexpr int StripWidth = 3;

} // namespace

ChainDelegate::ChainDelegate(QObject* parent)
    : QStyledItemDelegate(parent), m_figures(new FigureDelegate(this)) {}

void ChainDelegate::setMarket(std::optional<double> spot, std::optional<double> expectedMove) {
    m_spot = spot;
    m_move = expectedMove;
}

void ChainDelegate::setGap(int row, int pixels, bool above) {
    m_gapRow = row;
    m_gap = pixels;
    m_gapAbove = above;
}

QSize ChainDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return m_figures->sizeHint(option, index);
}

void ChainDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    if (index.row() != m_gapRow) {
        paintCell(painter, option, index);
        return;
    }
    QStyleOptionViewItem rest = option;
    rest.rect.adjust(0, m_gapAbove ? m_gap : 0, 0, m_gapAbove ? 0 : -m_gap);
    paintCell(painter, rest, index);
}

void ChainDelegate::paintCell(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    const auto leg = static_cast<models::SideHint>(index.data(models::LegRole).toInt());
    if (leg != models::SideHint::None) {
        painter->fillRect(option.rect, theme.tint(leg));
    } else if (index.column() == m_strikeColumn) {
        painter->fillRect(option.rect, theme.raised);
    } else if (index.data(models::InMoneyRole).toBool()) {
        painter->fillRect(option.rect, Theme::mix(theme.surface, theme.accent, MoneyShade));
    }
    m_figures->paint(painter, option, index);
    if (index.column() == m_strikeColumn) {
        paintStrike(painter, option.rect, index);
    }
}

void ChainDelegate::paintStrike(QPainter* painter, const QRect& cell, const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    const double strike = index.data(models::SortRole).toDouble() / 1000;
    if (m_spot && m_move && std::abs(strike - *m_spot) <= *m_move) {
        painter->fillRect(cell.left(), cell.top(), StripWidth, cell.height(),
                          Theme::mix(theme.raised, theme.accent, 0.45));
    }
    const QVariant held = index.data(models::HeldRole);
    if (held.isValid()) {
        painter->setFont(theme.figures(TextRole::Caption, Weight::Strong));
        painter->setPen(theme.colour(held.toLongLong() < 0 ? models::SideHint::Sell : models::SideHint::Buy));
        painter->drawText(cell.adjusted(0, 0, -3, 0), Qt::AlignRight | Qt::AlignVCenter,
                          models::quantity(held.toLongLong()));
    }
}

} // namespace signalbox::ui
