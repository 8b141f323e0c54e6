// SPDX-License-Identifier: GPL-3.0-or-later
// What stands upon the series of the price chart: markers, price lines, tags and the crosshair.
#include "models/text/dates.h"
#include "ui/charts/plot_look.h"
#include "ui/charts/price_chart_painter.h"
#include "ui/theme/control_painter.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace signalbox::ui {

void PriceChartPainter::paintTag(QPainter& painter, const QRect& rect, const QString& text,
                                 const QColor& fill, const QColor& ink) const {
    paintBox(painter, rect, fill, QColor(), 3);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
}

QRect PriceChartPainter::lastPriceTag(const Theme& theme) const {
    const auto& c = columns();
    const double last = c.close.empty() ? base::Missing : c.close.back();
    if (!std::isfinite(last) || last < m_price.low() || last > m_price.high()) {
        return {};
    }
    const int y = qRound(m_price.toPixel(last));
    const int tall = theme.px(16);
    return {m_plot.right() + 3, y - tall / 2, m_view.size.width() - m_plot.right() - 5, tall};
}

void PriceChartPainter::paintLastPrice(QPainter& painter, const Theme& theme) const {
    const QRect tag = lastPriceTag(theme);
    if (tag.isEmpty()) {
        return;
    }
    const double last = columns().close.back();
    paintTag(painter, tag, QLocale().toString(last, 'f', last < 1000 ? 2 : 1), theme.raised, theme.text);
    paintBox(painter, tag, QColor(), theme.border, 3);
}

void PriceChartPainter::paintLevels(QPainter& painter, const Theme& theme) const {
    QVector<int> taken;
    for (const PriceLevel& level : m_view.data->levels) {
        if (level.price < m_price.low() || level.price > m_price.high()) {
            continue;
        }
        QColor ink = theme.secondary;
        Qt::PenStyle style = Qt::DashLine;
        switch (level.kind) {
        case PriceLevel::Kind::ShortStrike:
            ink = theme.sell;
            style = Qt::SolidLine;
            break;
        case PriceLevel::Kind::LongStrike:
            ink = theme.buy;
            style = Qt::SolidLine;
            break;
        case PriceLevel::Kind::BreakEven:
            style = Qt::DotLine;
            break;
        case PriceLevel::Kind::Target:
            ink = theme.up;
            break;
        case PriceLevel::Kind::Stop:
            ink = theme.down;
            break;
        }
        const int y = qRound(m_price.toPixel(level.price));
        painter.setPen(QPen(translucent(ink, 0.75), 1, style));
        painter.drawLine(m_plot.left(), y, m_plot.right(), y);
        const int tall = theme.px(14);
        const bool free =
            std::none_of(taken.begin(), taken.end(), [&](int other) { return std::abs(other - y) < tall; });
        if (!level.label.isEmpty() && free) {
            taken << y;
            const int width = painter.fontMetrics().horizontalAdvance(level.label) + 8;
            const QRect tag(m_plot.left() + 2, y - tall / 2, width, tall);
            paintTag(painter, tag, level.label, theme.surface, ink);
        }
    }
}

void PriceChartPainter::paintMarkers(QPainter& painter, const Theme& theme) const {
    using Kind = session::ChartColumns::Marker::Kind;
    const auto& c = columns();
    painter.setRenderHint(QPainter::Antialiasing);
    QVector<QRect> marks;
    QStringList texts;
    const double size = theme.px(5);
    for (const auto& marker : c.markers) {
        const auto found = std::lower_bound(c.dates.begin(), c.dates.end(), marker.date);
        if (found == c.dates.end() || *found != marker.date) {
            continue;
        }
        const auto index = static_cast<std::size_t>(found - c.dates.begin());
        const double x = xOfBar(static_cast<double>(index));
        if (x < m_plot.left() || x > m_plot.right()) {
            continue;
        }
        const bool below = marker.kind == Kind::Signal || marker.kind == Kind::RejectedSignal;
        const double edge =
            below ? std::min(m_price.toPixel(c.low[index]) + size * 2.2, m_pricePane.bottom() - size * 1.5)
                  : std::max(m_price.toPixel(c.high[index]) - size * 2.2, m_pricePane.top() + size * 1.5);
        const QPointF centre(x, edge);
        const QPolygonF triangle({centre + QPointF(0, -size), centre + QPointF(size, size * 0.8),
                                  centre + QPointF(-size, size * 0.8)});
        switch (marker.kind) {
        case Kind::Signal:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.accent);
            painter.drawPolygon(triangle);
            break;
        case Kind::RejectedSignal:
            painter.setPen(QPen(theme.secondary, 1.4));
            painter.setBrush(theme.surface);
            painter.drawPolygon(triangle);
            break;
        case Kind::Entry:
            painter.setPen(QPen(theme.surface, 1));
            painter.setBrush(m_view.data->bought ? theme.buy : theme.sell);
            painter.drawEllipse(centre, size, size);
            break;
        case Kind::Exit:
            painter.setPen(QPen(theme.surface, 1));
            painter.setBrush(theme.text);
            painter.drawRect(
                QRectF(centre.x() - size * 0.85, centre.y() - size * 0.85, size * 1.7, size * 1.7));
            break;
        }
        marks << QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size).toAlignedRect();
        texts << QString::fromStdString(marker.label).replace(QStringLiteral("-$"), QStringLiteral("−$"));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarkerLabels(painter, theme, marks, texts);
}

bool PriceChartPainter::meetsCandle(const QRect& place) const {
    const auto& c = columns();
    const int first = std::max(firstIndex(), static_cast<int>(std::floor(barAtX(place.left()))));
    const int last = std::min(endIndex() - 1, static_cast<int>(std::ceil(barAtX(place.right()))));
    for (int i = first; i <= last; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double top = m_price.toPixel(c.high[at]);
        const double bottom = m_price.toPixel(c.low[at]);
        if (std::isfinite(top) && std::isfinite(bottom) && top <= place.bottom() + 1 &&
            bottom >= place.top() - 1) {
            return true;
        }
    }
    return false;
}

void PriceChartPainter::paintMarkerLabels(QPainter& painter, const Theme& theme, const QVector<QRect>& marks,
                                          const QStringList& texts) const {
    QVector<QRect> taken;
    // The newest first: of two labels in one place the later day is told.
    for (qsizetype i = marks.size() - 1; i >= 0; --i) {
        if (texts[i].isEmpty()) {
            continue;
        }
        const QRect& mark = marks[i];
        const int width = painter.fontMetrics().horizontalAdvance(texts[i]) + 2;
        const int tall = painter.fontMetrics().height();
        const auto stands = [&](const QRect& place) {
            const auto collides = [&place](const QRect& other) {
                return other.adjusted(-3, 0, 3, 0).intersects(place);
            };
            bool free = m_pricePane.contains(place) && std::none_of(taken.begin(), taken.end(), collides);
            for (qsizetype j = 0; j < marks.size() && free; ++j) {
                free = j == i || !marks[j].intersects(place);
            }
            return free;
        };
        // Beside its marker, else over or under it, and only where it hides no candle.
        QVector<QRect> places;
        const int right = mark.right() + 4;
        const int left = mark.left() - 4 - width;
        for (const int down : {0, -tall, tall, -2 * tall, 2 * tall}) {
            const int top = mark.center().y() - tall / 2 + down;
            places << QRect(right, top, width, tall) << QRect(left, top, width, tall)
                   << QRect(mark.center().x() - width / 2, top, width, tall);
        }
        const auto best = std::find_if(places.begin(), places.end(), [&](const QRect& place) {
            return stands(place) && !place.intersects(mark) && !meetsCandle(place.adjusted(-2, 0, 2, 0));
        });
        if (best != places.end()) {
            taken << *best;
            painter.fillRect(best->adjusted(-2, 1, 1, -1), translucent(theme.surface, 0.6));
            painter.setPen(theme.secondary);
            painter.drawText(*best, Qt::AlignVCenter | Qt::AlignLeft, texts[i]);
        }
    }
}

void PriceChartPainter::paintCrosshair(QPainter& painter, const Theme& theme, int bar, double y,
                                       const QString& readOut) const {
    painter.setFont(theme.figures(TextRole::Caption));
    const int x = qRound(std::floor(xOfBar(bar)));
    painter.setPen(QPen(translucent(theme.secondary, 0.8), 1, Qt::DashLine));
    painter.drawLine(x, m_plot.top(), x, m_plot.bottom());
    const int tall = theme.px(16);
    if (m_pricePane.contains(m_pricePane.center().x(), qRound(y))) {
        painter.drawLine(m_plot.left(), qRound(y), m_plot.right(), qRound(y));
        const double price = m_price.toValue(y);
        paintTag(
            painter,
            QRect(m_plot.right() + 3, qRound(y) - tall / 2, m_view.size.width() - m_plot.right() - 5, tall),
            QLocale().toString(price, 'f', price < 1000 ? 2 : 1), theme.accent, theme.onAccent);
    }
    const QString date = QLocale().toString(models::toQDate(columns().dates[static_cast<std::size_t>(bar)]),
                                            models::datePattern(models::DateForm::Long));
    const int width = painter.fontMetrics().horizontalAdvance(date) + 12;
    const int left = qBound(m_plot.left(), x - width / 2, std::max(m_plot.left(), m_plot.right() - width));
    paintTag(painter, QRect(left, m_timeAxis.top() + 1, width, tall), date, theme.accent, theme.onAccent);

    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(readOut, Qt::ElideRight, m_plot.width() - 12);
    const QRect line(m_plot.left(), m_plot.top() - 4, metrics.horizontalAdvance(shown) + 12, theme.px(18));
    paintTag(painter, line, shown, translucent(theme.raised, 0.94), theme.text);
}

} // namespace signalbox::ui
