// SPDX-License-Identifier: GPL-3.0-or-later
// The trades of a backtest upon the price chart: hollow, so that nobody takes them for the account's own.
#include "ui/charts/plot_look.h"
#include "ui/charts/price_chart_painter.h"

#include <algorithm>

namespace signalbox::ui {

std::optional<std::size_t> PriceChartPainter::indexOf(base::Date date) const {
    const auto& dates = columns().dates;
    const auto found = std::lower_bound(dates.begin(), dates.end(), date);
    return found != dates.end() && *found == date
               ? std::optional(static_cast<std::size_t>(found - dates.begin()))
               : std::nullopt;
}

void PriceChartPainter::paintChosen(QPainter& painter, const Theme& theme, const StudiedTrade& trade) const {
    const auto opened = indexOf(trade.opened);
    if (!opened) {
        return;
    }
    const auto closed = trade.closed ? indexOf(*trade.closed) : std::nullopt;
    const int left = qRound(xOfBar(static_cast<double>(*opened)));
    // A trade that is open on the last day shown reaches to its bar.
    const std::size_t last = columns().dates.size() - 1;
    const int right = qRound(xOfBar(static_cast<double>(closed.value_or(last))));
    const QRect span =
        QRect(QPoint(left, m_pricePane.top()), QPoint(std::max(left + 1, right), m_pricePane.bottom()))
            .intersected(m_pricePane);
    if (span.isEmpty()) {
        return;
    }
    painter.fillRect(span, translucent(theme.accent, 0.12));
    const auto line = [&](double strike, const QColor& ink) {
        if (strike > m_price.low() && strike < m_price.high()) {
            const int y = qRound(m_price.toPixel(strike));
            painter.setPen(QPen(ink, 1.4));
            painter.drawLine(span.left(), y, span.right(), y);
        }
    };
    line(trade.shortStrike, theme.sell);
    line(trade.longStrike, theme.buy);
}

void PriceChartPainter::paintStudied(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    QVector<QRect> marks;
    QStringList texts;
    const double size = theme.px(4);
    for (const StudiedTrade& trade : m_view.data->studied) {
        if (trade.chosen) {
            paintChosen(painter, theme, trade);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const StudiedTrade& trade : m_view.data->studied) {
        const auto place = [&](base::Date date) -> std::optional<QPointF> {
            const auto index = indexOf(date);
            const double x = index ? xOfBar(static_cast<double>(*index)) : -1;
            if (!index || x < m_plot.left() || x > m_plot.right()) {
                return std::nullopt;
            }
            // Above the account's own markers.
            return QPointF(
                x, std::max(m_price.toPixel(c.high[*index]) - size * 4.5, m_pricePane.top() + size * 1.5));
        };
        const QColor ground = trade.chosen ? theme.raised : theme.surface;
        if (const auto at = place(trade.opened)) {
            painter.setPen(QPen(trade.shortStrike > 0 ? theme.sell : theme.buy, trade.chosen ? 2.2 : 1.4));
            painter.setBrush(ground);
            painter.drawEllipse(*at, size, size);
            marks << QRectF(at->x() - size, at->y() - size, 2 * size, 2 * size).toAlignedRect();
            texts << (trade.chosen ? trade.entryLabel : QString());
        }
        const auto closing = trade.closed ? place(*trade.closed) : std::nullopt;
        if (closing) {
            painter.setPen(QPen(trade.profit ? theme.up : theme.down, trade.chosen ? 2.2 : 1.4));
            painter.setBrush(ground);
            painter.drawRect(
                QRectF(closing->x() - size * 0.85, closing->y() - size * 0.85, size * 1.7, size * 1.7));
            marks << QRectF(closing->x() - size, closing->y() - size, 2 * size, 2 * size).toAlignedRect();
            texts << (trade.chosen ? trade.exitLabel : QString());
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarkerLabels(painter, theme, marks, texts);
}

} // namespace signalbox::ui
