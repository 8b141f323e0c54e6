// SPDX-License-Identifier: GPL-3.0-or-later
// The series of the price chart: candles, bands, lines, volume and the panes beneath.
#include "ui/charts/plot_look.h"
#include "ui/charts/price_chart_painter.h"

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

void PriceChartPainter::paintVolume(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    if (c.volume.empty()) {
        return;
    }
    const double step = m_plot.width() / std::max(1.0, m_view.last - m_view.first);
    const int columnCount = m_plot.width();
    const QColor ink = Theme::mix(theme.surface, theme.muted, 0.26);
    QVector<QRectF> bars;
    if (crowded()) {
        std::vector<double> tallest(static_cast<std::size_t>(columnCount) + 1, 0.0);
        for (int i = firstIndex(); i < endIndex(); ++i) {
            const double volume = c.volume[static_cast<std::size_t>(i)];
            const auto x = static_cast<int>(xOfBar(i)) - m_plot.left();
            if (std::isfinite(volume) && x >= 0 && x <= columnCount) {
                auto& slot = tallest[static_cast<std::size_t>(x)];
                slot = std::max(slot, volume);
            }
        }
        for (int x = 0; x <= columnCount; ++x) {
            const double y = m_volume.toPixel(tallest[static_cast<std::size_t>(x)]);
            bars << QRectF(m_plot.left() + x, y, 1, m_volumePane.bottom() + 1 - y);
        }
    } else {
        const double width = std::max(1.0, std::floor(step * 0.62));
        for (int i = firstIndex(); i < endIndex(); ++i) {
            const double volume = c.volume[static_cast<std::size_t>(i)];
            if (std::isfinite(volume) && volume > 0) {
                const double y = m_volume.toPixel(volume);
                bars << QRectF(std::floor(xOfBar(i) - width / 2), y, width, m_volumePane.bottom() + 1 - y);
            }
        }
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRects(bars);
}

QVector<QPolygonF> PriceChartPainter::polylines(const std::vector<double>& values,
                                                const ChartScale& scale) const {
    QVector<QPolygonF> result;
    QPolygonF current;
    const int from = std::max(0, firstIndex() - 1);
    const int to = std::min(static_cast<int>(values.size()), endIndex() + 1);
    const auto finish = [&] {
        if (current.size() > 1) {
            result << current;
        }
        current.clear();
    };
    for (int i = from; i < to; ++i) {
        const double value = values[static_cast<std::size_t>(i)];
        if (std::isfinite(value)) {
            current << QPointF(xOfBar(i), scale.toPixel(value));
        } else {
            finish();
        }
    }
    finish();
    return result;
}

QVector<PriceChartPainter::Span> PriceChartPainter::spans(const std::vector<double>& values,
                                                          const ChartScale& scale) const {
    QVector<Span> result;
    result.reserve(m_plot.width() + 1);
    const int to = std::min(static_cast<int>(values.size()), endIndex());
    double before = base::Missing;
    for (int i = firstIndex(); i < to; ++i) {
        const double value = values[static_cast<std::size_t>(i)];
        if (!std::isfinite(value)) {
            before = base::Missing;
            continue;
        }
        const int x = static_cast<int>(xOfBar(i));
        if (result.isEmpty() || result.last().x != x) {
            // A new column starts where the one before ended, so that a steep line has no gaps.
            const double start = std::isfinite(before) ? before : value;
            result << Span{x, std::min(start, value), std::max(start, value)};
        } else {
            result.last().low = std::min(result.last().low, value);
            result.last().high = std::max(result.last().high, value);
        }
        before = value;
    }
    for (Span& span : result) {
        span.top = qRound(scale.toPixel(span.high));
        span.bottom = qRound(scale.toPixel(span.low));
    }
    return result;
}

void PriceChartPainter::paintLine(QPainter& painter, const std::vector<double>& values,
                                  const ChartScale& scale, const QPen& pen) const {
    if (crowded()) {
        QVector<QRect> columns;
        for (const Span& span : spans(values, scale)) {
            columns << QRect(span.x, span.top, 1, std::max(1, span.bottom - span.top + 1));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen.color());
        painter.drawRects(columns);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& line : polylines(values, scale)) {
        painter.drawPolyline(line);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void PriceChartPainter::paintBands(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    painter.setPen(Qt::NoPen);
    painter.setBrush(translucent(theme.accent, theme.mode == ThemeMode::Dark ? 0.10 : 0.07));
    if (crowded()) {
        const QVector<Span> upper = spans(c.bandUpper, m_price);
        const QVector<Span> lower = spans(c.bandLower, m_price);
        QVector<QRect> area;
        for (int i = 0; i < std::min(upper.size(), lower.size()); ++i) {
            area << QRect(upper[i].x, upper[i].top, 1, std::max(1, lower[i].bottom - upper[i].top));
        }
        painter.drawRects(area);
    } else {
        const QVector<QPolygonF> upper = polylines(c.bandUpper, m_price);
        const QVector<QPolygonF> lower = polylines(c.bandLower, m_price);
        for (int i = 0; i < std::min(upper.size(), lower.size()); ++i) {
            QPolygonF area = upper[i];
            for (auto point = lower[i].crbegin(); point != lower[i].crend(); ++point) {
                area << *point;
            }
            painter.drawPolygon(area);
        }
    }
    const QColor edge = Theme::mix(theme.surface, theme.accent, 0.7);
    paintLine(painter, c.bandUpper, m_price, QPen(edge, 1));
    paintLine(painter, c.bandLower, m_price, QPen(edge, 1));
    paintLine(painter, c.bandMiddle, m_price, QPen(Theme::mix(theme.surface, theme.accent, 0.45), 1));
}

void PriceChartPainter::paintCandles(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    const double step = m_plot.width() / std::max(1.0, m_view.last - m_view.first);
    // An odd width puts the wick on the middle pixel.
    int width = std::max(1, static_cast<int>(step * 0.66));
    width -= width % 2 == 0 && width > 1 ? 1 : 0;
    QVector<QRect> upBodies;
    QVector<QRect> downBodies;
    QVector<QRect> upWicks;
    QVector<QRect> downWicks;
    for (int i = firstIndex(); i < endIndex(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (!std::isfinite(c.open[at]) || !std::isfinite(c.close[at])) {
            continue;
        }
        const int x = static_cast<int>(std::floor(xOfBar(i)));
        const int high = qRound(m_price.toPixel(c.high[at]));
        const int low = qRound(m_price.toPixel(c.low[at]));
        const int open = qRound(m_price.toPixel(c.open[at]));
        const int close = qRound(m_price.toPixel(c.close[at]));
        const bool up = c.close[at] >= c.open[at];
        const int top = std::min(open, close);
        const int bottom = std::max(open, close);
        auto& wicks = up ? upWicks : downWicks;
        wicks << QRect(x, high, 1, std::max(1, top - high))
              << QRect(x, bottom, 1, std::max(1, low - bottom + 1));
        (up ? upBodies : downBodies) << QRect(x - width / 2, top, width, std::max(1, bottom - top + 1));
    }
    const auto fill = [&](const QVector<QRect>& rects, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRects(rects);
    };
    fill(upWicks, theme.up);
    fill(downWicks, theme.down);
    fill(upBodies, theme.up);
    fill(downBodies, theme.down);
    if (width >= 5) {
        // Up is hollow and down is full, so that the two differ without colour.
        QVector<QRect> hollow;
        for (const QRect& body : upBodies) {
            if (body.height() > 2) {
                hollow << body.adjusted(1, 1, -1, -1);
            }
        }
        fill(hollow, theme.surface);
    }
}

void PriceChartPainter::paintCrowdedCandles(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    QVector<QRect> up;
    QVector<QRect> down;
    int column = -1;
    double low = 0;
    double high = 0;
    double open = 0;
    double close = 0;
    const auto flush = [&] {
        if (column >= 0) {
            const int top = qRound(m_price.toPixel(high));
            const int bottom = qRound(m_price.toPixel(low));
            (close >= open ? up : down) << QRect(column, top, 1, std::max(1, bottom - top));
        }
    };
    for (int i = firstIndex(); i < endIndex(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (!std::isfinite(c.low[at]) || !std::isfinite(c.high[at])) {
            continue;
        }
        const int x = static_cast<int>(xOfBar(i));
        if (x != column) {
            flush();
            column = x;
            low = c.low[at];
            high = c.high[at];
            open = c.open[at];
        }
        low = std::min(low, c.low[at]);
        high = std::max(high, c.high[at]);
        close = c.close[at];
    }
    flush();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.up);
    painter.drawRects(up);
    painter.setBrush(theme.down);
    painter.drawRects(down);
}

void PriceChartPainter::paintRsi(QPainter& painter, const Theme& theme) const {
    painter.fillRect(m_plot.left(), m_rsiPane.top() - 5, m_plot.width(), 1, theme.border);
    const int top = qRound(m_rsi.toPixel(70));
    const int bottom = qRound(m_rsi.toPixel(30));
    painter.fillRect(m_plot.left(), top, m_plot.width(), bottom - top,
                     translucent(theme.accent, theme.mode == ThemeMode::Dark ? 0.09 : 0.06));
    const QColor line = Theme::mix(theme.surface, theme.border, 0.8);
    painter.fillRect(m_plot.left(), top, m_plot.width(), 1, line);
    painter.fillRect(m_plot.left(), bottom, m_plot.width(), 1, line);
    painter.save();
    painter.setClipRect(m_rsiPane.adjusted(0, -3, 0, 3));
    paintLine(painter, columns().rsi, m_rsi, QPen(theme.secondary, 1.3));
    painter.restore();
    painter.setPen(theme.muted);
    const int left = m_plot.right() + 8;
    painter.drawText(QRect(left, top - 8, 40, 16), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("70"));
    painter.drawText(QRect(left, bottom - 8, 40, 16), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("30"));
    painter.drawText(QRect(m_plot.left() + 2, m_rsiPane.top() - 4, 80, theme.px(14)),
                     Qt::AlignLeft | Qt::AlignTop, QStringLiteral("RSI"));
}

void PriceChartPainter::paintMacd(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    painter.fillRect(m_plot.left(), m_macdPane.top() - 5, m_plot.width(), 1, theme.border);
    const double zero = m_macd.toPixel(0);
    const double step = m_plot.width() / std::max(1.0, m_view.last - m_view.first);
    const double width = std::max(1.0, std::floor(step * 0.6));
    QVector<QRectF> rises;
    QVector<QRectF> falls;
    if (crowded()) {
        for (const Span& span : spans(c.macdHistogram, m_macd)) {
            const double top = std::min<double>(span.top, zero);
            const double bottom = std::max<double>(span.bottom, zero);
            (span.high + span.low >= 0 ? rises : falls)
                << QRectF(span.x, top, 1, std::max(1.0, bottom - top));
        }
    } else {
        for (int i = firstIndex(); i < std::min(endIndex(), static_cast<int>(c.macdHistogram.size())); ++i) {
            const double value = c.macdHistogram[static_cast<std::size_t>(i)];
            if (std::isfinite(value)) {
                const double y = m_macd.toPixel(value);
                (value >= 0 ? rises : falls) << QRectF(std::floor(xOfBar(i) - width / 2), std::min(y, zero),
                                                       width, std::max(1.0, std::abs(y - zero)));
            }
        }
    }
    painter.save();
    painter.setClipRect(m_macdPane.adjusted(0, -3, 0, 3));
    painter.setPen(Qt::NoPen);
    painter.setBrush(translucent(theme.up, 0.5));
    painter.drawRects(rises);
    painter.setBrush(translucent(theme.down, 0.5));
    painter.drawRects(falls);
    paintLine(painter, c.macdSignal, m_macd, QPen(theme.caution, 1.1));
    paintLine(painter, c.macd, m_macd, QPen(theme.accent, 1.3));
    painter.restore();
    painter.setPen(theme.muted);
    painter.drawText(QRect(m_plot.left() + 2, m_macdPane.top() - 4, 80, theme.px(14)),
                     Qt::AlignLeft | Qt::AlignTop, QStringLiteral("MACD"));
    painter.drawText(QRect(m_plot.right() + 8, qRound(zero) - 8, 40, 16), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("0"));
}

} // namespace signalbox::ui
