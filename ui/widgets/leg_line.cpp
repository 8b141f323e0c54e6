// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/leg_line.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace signalbox::ui {

LegLine::LegLine(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LegLine::setLeg(models::SideHint side, int quantity, const QString& contract, const QString& quote) {
    m_side = side;
    m_word = side == models::SideHint::Sell  ? tr("SELL")
             : side == models::SideHint::Buy ? tr("BUY")
                                             : QString();
    m_quantity = quantity < 0 ? QChar(0x2212) + QString::number(-quantity)
                              : QLatin1Char('+') + QString::number(quantity);
    m_contract = contract;
    m_quote = quote;
    setAccessibleName(QStringList{m_word, m_quantity, contract}.join(QLatin1Char(' ')));
    setAccessibleDescription(quote);
    updateGeometry();
    update();
}

QSize LegLine::sizeHint() const {
    const Theme& theme = currentTheme();
    const QFontMetrics metrics(theme.mono(TextRole::Body, Weight::Strong));
    return {metrics.horizontalAdvance(QLatin1Char('0')) * (9 + static_cast<int>(m_contract.size())) + 12,
            theme.px(20)};
}

QSize LegLine::minimumSizeHint() const {
    return {80, currentTheme().px(20)};
}

void LegLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QFont font = theme.mono(TextRole::Body, Weight::Strong);
    const QFontMetrics metrics(font);
    const int character = metrics.horizontalAdvance(QLatin1Char('0'));
    painter.setFont(font);
    painter.setPen(theme.colour(m_side));
    const auto at = [&](int from, int count) {
        return QRect(from * character, 0, count * character, height());
    };
    painter.drawText(at(0, 5), Qt::AlignLeft | Qt::AlignVCenter, m_word);
    painter.drawText(at(5, 3), Qt::AlignRight | Qt::AlignVCenter, m_quantity);
    painter.setPen(theme.text);
    const int left = 9 * character;
    const QFont quoteFont = theme.figures();
    const QFontMetrics quoteMetrics(quoteFont);
    const int contractWidth = metrics.horizontalAdvance(m_contract);
    const int quoteWidth = m_quote.isEmpty() ? 0 : quoteMetrics.horizontalAdvance(m_quote);
    const bool quoteFits = left + contractWidth + 12 + quoteWidth <= width();
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_contract, Qt::ElideRight, width() - left));
    if (quoteFits && quoteWidth > 0) {
        painter.setFont(quoteFont);
        painter.setPen(theme.muted);
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_quote);
    }
}

} // namespace signalbox::ui
