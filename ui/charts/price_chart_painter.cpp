// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/price_chart_painter.h"

#include "ui/theme/control_painter.h"

#include <algorithm>
#include <cmath>

#include <QDate>
#include <QLocale>

namespace signalbox::ui {

namespace {

QDate dateOf(base::Date date) {
    return QDate(1970, 1, 1).addDays(base::toDayNumber(date));
}

QColor faded(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace

double PriceChartPainter::xOfBar(double bar) const {
    const double span = std::max(1e-9, m_view.last - m_view.first);
    return m_plot.left() + (bar + 0.5 - m_view.first) / span * m_plot.width();
}

double PriceChartPainter::barAtX(double x) const {
    const double span = m_view.last - m_view.first;
    return m_view.first + (x - m_plot.left()) / std::max(1, m_plot.width()) * span - 0.5;
}

int PriceChartPainter::firstIndex() const {
    return std::max(0, static_cast<int>(std::floor(m_view.first)));
}

int PriceChartPainter::endIndex() const {
    return std::min(static_cast<int>(columns().dates.size()), static_cast<int>(std::ceil(m_view.last)));
}

bool PriceChartPainter::crowded() const {
    return endIndex() - firstIndex() > m_plot.width() / 2;
}

void PriceChartPainter::prepare(const PriceChartView& view, const Theme& theme) {
    m_view = view;
    layOut(theme);
    if (view.data != nullptr && view.data->columns != nullptr && !columns().dates.empty()) {
        findRanges();
    }
}

void PriceChartPainter::layOut(const Theme& theme) {
    const int gutter = theme.px(52);
    const int axis = theme.px(18);
    m_plot = QRect(8, 8, std::max(20, m_view.size.width() - gutter - 8),
                   std::max(20, m_view.size.height() - axis - 10));
    m_timeAxis = QRect(m_plot.left(), m_plot.bottom() + 2, m_plot.width(), axis);
    // A pane needs room to be read; a small chart keeps the price alone.
    const int paneHeight = std::clamp(m_plot.height() / 6, theme.px(34), theme.px(90));
    int bottom = m_plot.bottom() + 1;
    const auto take = [&](bool wanted) {
        if (!wanted || bottom - m_plot.top() < theme.px(90) + paneHeight) {
            return QRect();
        }
        const QRect pane(m_plot.left(), bottom - paneHeight + 5, m_plot.width(), paneHeight - 8);
        bottom -= paneHeight;
        return pane;
    };
    m_macdPane = take(shows(Overlay::Macd));
    m_rsiPane = take(shows(Overlay::Rsi));
    m_pricePane = QRect(m_plot.left(), m_plot.top(), m_plot.width(), bottom - m_plot.top() - 4);
    const int volumeHeight = std::min(m_pricePane.height() / 6, theme.px(70));
    m_volumePane =
        QRect(m_plot.left(), m_pricePane.bottom() + 1 - volumeHeight, m_plot.width(), volumeHeight);
}

void PriceChartPainter::findRanges() {
    const auto& c = columns();
    const auto from = static_cast<std::size_t>(firstIndex());
    const auto to = static_cast<std::size_t>(std::max(firstIndex(), endIndex()));
    double low = 1e300;
    double high = -1e300;
    double volume = 0;
    double macd = 0;
    const auto widen = [](const std::vector<double>& values, std::size_t i, double& least, double& most) {
        if (i < values.size() && std::isfinite(values[i])) {
            least = std::min(least, values[i]);
            most = std::max(most, values[i]);
        }
    };
    for (std::size_t i = from; i < to; ++i) {
        widen(c.low, i, low, high);
        widen(c.high, i, low, high);
        if (shows(Overlay::Bollinger)) {
            widen(c.bandLower, i, low, high);
            widen(c.bandUpper, i, low, high);
        }
        if (i < c.volume.size() && std::isfinite(c.volume[i])) {
            volume = std::max(volume, c.volume[i]);
        }
        for (const auto* values : {&c.macd, &c.macdSignal, &c.macdHistogram}) {
            if (i < values->size() && std::isfinite((*values)[i])) {
                macd = std::max(macd, std::abs((*values)[i]));
            }
        }
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    if (shows(Overlay::Levels)) {
        // A strike just outside is worth widening for; one far away would flatten the candles.
        const double reach = (high - low) * 0.35;
        const double floor = low - reach;
        const double ceiling = high + reach;
        for (const PriceLevel& level : m_view.data->levels) {
            if (level.price > floor && level.price < ceiling) {
                low = std::min(low, level.price);
                high = std::max(high, level.price);
            }
        }
    }
    const double pad = std::max((high - low) * 0.05, std::abs(high) * 1e-4);
    const bool volumeShown = shows(Overlay::Volume) && volume > 0;
    const double floor = m_pricePane.bottom() - (volumeShown ? m_volumePane.height() * 0.55 : 0);
    m_price =
        ChartScale(low - pad, high + pad, m_pricePane.top(), floor, m_view.logarithmic && low - pad > 0);
    m_volume = ChartScale(0, volume > 0 ? volume : 1, m_volumePane.top(), m_volumePane.bottom());
    m_rsi = ChartScale(15, 85, m_rsiPane.top(), m_rsiPane.bottom());
    m_macd = ChartScale(-macd * 1.1 - 1e-12, macd * 1.1 + 1e-12, m_macdPane.top(), m_macdPane.bottom());
}

void PriceChartPainter::paint(QPainter& painter, const Theme& theme) const {
    painter.setFont(theme.figures(TextRole::Caption));
    if (m_view.data == nullptr || m_view.data->columns == nullptr || columns().dates.empty()) {
        return;
    }
    paintGrid(painter, theme);
    paintTimeAxis(painter, theme);
    painter.save();
    painter.setClipRect(QRect(m_plot.left(), 0, m_plot.width() + 1, m_plot.bottom() + 2));
    if (shows(Overlay::Volume)) {
        paintVolume(painter, theme);
    }
    if (shows(Overlay::Bollinger)) {
        paintBands(painter, theme);
    }
    if (shows(Overlay::Ema)) {
        paintLine(painter, columns().ema, m_price, QPen(theme.caution, 1.3));
    }
    if (crowded()) {
        paintCrowdedCandles(painter, theme);
    } else {
        paintCandles(painter, theme);
    }
    painter.restore();
    if (shows(Overlay::Levels)) {
        paintLevels(painter, theme);
    }
    if (shows(Overlay::Markers)) {
        paintMarkers(painter, theme);
    }
    paintLastPrice(painter, theme);
    if (m_rsiPane.isValid()) {
        paintRsi(painter, theme);
    }
    if (m_macdPane.isValid()) {
        paintMacd(painter, theme);
    }
}

void PriceChartPainter::paintGrid(QPainter& painter, const Theme& theme) const {
    const QVector<double> ticks = m_price.ticks(std::max(2, m_pricePane.height() / theme.px(46)));
    const int decimals = ChartScale::decimals(ticks);
    const QColor line = Theme::mix(theme.surface, theme.border, 0.6);
    for (const double tick : ticks) {
        const int y = qRound(m_price.toPixel(tick));
        if (y > m_pricePane.bottom()) {
            continue;
        }
        painter.fillRect(m_plot.left(), y, m_plot.width(), 1, line);
        painter.setPen(theme.muted);
        painter.drawText(QRect(m_plot.right() + 8, y - 10, m_view.size.width() - m_plot.right() - 10, 20),
                         Qt::AlignVCenter | Qt::AlignLeft, QLocale().toString(tick, 'f', decimals));
    }
}

void PriceChartPainter::paintTimeAxis(QPainter& painter, const Theme& theme) const {
    const auto& dates = columns().dates;
    const int from = firstIndex();
    const int to = endIndex();
    const double pixelsPerBar = m_plot.width() / std::max(1.0, m_view.last - m_view.first);
    const int wanted = theme.px(58);
    // Months between labels so that they do not touch: 21 sessions make a month.
    int months = 1;
    for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 240}) {
        months = step;
        if (pixelsPerBar * 21 * step >= wanted) {
            break;
        }
    }
    const bool weeks = pixelsPerBar * 5 >= wanted;
    const QLocale locale;
    const QColor line = Theme::mix(theme.surface, theme.border, 0.35);
    int lastRight = -1000;
    for (int i = std::max(1, from); i < to; ++i) {
        const QDate date = dateOf(dates[static_cast<std::size_t>(i)]);
        const QDate before = dateOf(dates[static_cast<std::size_t>(i) - 1]);
        const bool newMonth = date.month() != before.month() || date.year() != before.year();
        const int monthIndex = date.year() * 12 + date.month() - 1;
        const bool month = newMonth && monthIndex % months == 0;
        const bool week = weeks && date.weekNumber() != before.weekNumber();
        if (!month && !week) {
            continue;
        }
        QString text;
        if (!month) {
            text = locale.toString(date, QStringLiteral("d MMM"));
        } else {
            text = date.month() == 1 || months >= 12 ? QString::number(date.year())
                                                     : locale.toString(date, QStringLiteral("MMM"));
        }
        const int x = qRound(xOfBar(i) - pixelsPerBar / 2);
        const int width = painter.fontMetrics().horizontalAdvance(text);
        if (x - width / 2 <= lastRight + 8 || x + width / 2 > m_plot.right() + 8 || x < m_plot.left()) {
            continue;
        }
        painter.fillRect(x, m_plot.top(), 1, m_plot.height(), line);
        painter.setPen(theme.muted);
        painter.drawText(QRect(x - width / 2 - 2, m_timeAxis.top(), width + 6, m_timeAxis.height()),
                         Qt::AlignCenter, text);
        lastRight = x + width / 2;
    }
}

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
    painter.setBrush(faded(theme.accent, theme.mode == ThemeMode::Dark ? 0.10 : 0.07));
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

void PriceChartPainter::paintTag(QPainter& painter, const QRect& rect, const QString& text,
                                 const QColor& fill, const QColor& ink) const {
    paintBox(painter, rect, fill, QColor(), 3);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
}

void PriceChartPainter::paintLastPrice(QPainter& painter, const Theme& theme) const {
    const auto& c = columns();
    const double last = c.close.empty() ? base::Missing : c.close.back();
    if (!std::isfinite(last) || last < m_price.low() || last > m_price.high()) {
        return;
    }
    const int y = qRound(m_price.toPixel(last));
    const int tall = theme.px(16);
    const QRect tag(m_plot.right() + 3, y - tall / 2, m_view.size.width() - m_plot.right() - 5, tall);
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
        painter.setPen(QPen(faded(ink, 0.75), 1, style));
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
    QVector<QRect> labels;
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
            painter.setBrush(theme.sell);
            painter.drawEllipse(centre, size, size);
            break;
        case Kind::Exit:
            painter.setPen(QPen(theme.surface, 1));
            painter.setBrush(theme.text);
            painter.drawRect(
                QRectF(centre.x() - size * 0.85, centre.y() - size * 0.85, size * 1.7, size * 1.7));
            break;
        }
        const QString text = QString::fromStdString(marker.label);
        if (text.isEmpty()) {
            continue;
        }
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const int tall = painter.fontMetrics().height();
        // At the right edge the label goes to the left of its marker.
        int left = qRound(x + size + 4);
        if (left + width > m_plot.right()) {
            left = qRound(x - size - 4) - width;
        }
        const QRect place(left, qRound(edge) - tall / 2, width + 2, tall);
        const bool free = std::none_of(labels.begin(), labels.end(), [&](const QRect& other) {
            return other.adjusted(-4, 0, 4, 0).intersects(place);
        });
        if (free) {
            labels << place;
            painter.fillRect(place.adjusted(-2, 1, 1, -1), faded(theme.surface, 0.78));
            painter.setPen(theme.secondary);
            painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void PriceChartPainter::paintRsi(QPainter& painter, const Theme& theme) const {
    painter.fillRect(m_plot.left(), m_rsiPane.top() - 5, m_plot.width(), 1, theme.border);
    const int top = qRound(m_rsi.toPixel(70));
    const int bottom = qRound(m_rsi.toPixel(30));
    painter.fillRect(m_plot.left(), top, m_plot.width(), bottom - top,
                     faded(theme.accent, theme.mode == ThemeMode::Dark ? 0.09 : 0.06));
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
    painter.setBrush(faded(theme.up, 0.5));
    painter.drawRects(rises);
    painter.setBrush(faded(theme.down, 0.5));
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

void PriceChartPainter::paintCrosshair(QPainter& painter, const Theme& theme, int bar, double y,
                                       const QString& readOut) const {
    painter.setFont(theme.figures(TextRole::Caption));
    const int x = qRound(std::floor(xOfBar(bar)));
    painter.setPen(QPen(faded(theme.secondary, 0.8), 1, Qt::DashLine));
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
    const QString date = QLocale().toString(dateOf(columns().dates[static_cast<std::size_t>(bar)]),
                                            QStringLiteral("ddd d MMM yyyy"));
    const int width = painter.fontMetrics().horizontalAdvance(date) + 12;
    const int left = qBound(m_plot.left(), x - width / 2, std::max(m_plot.left(), m_plot.right() - width));
    paintTag(painter, QRect(left, m_timeAxis.top() + 1, width, tall), date, theme.accent, theme.onAccent);

    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(readOut, Qt::ElideRight, m_plot.width() - 12);
    const QRect line(m_plot.left(), m_plot.top() - 4, metrics.horizontalAdvance(shown) + 12, theme.px(18));
    paintTag(painter, line, shown, faded(theme.raised, 0.94), theme.text);
}

} // namespace signalbox::ui
