// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/price_chart_painter.h"

#include "models/text/dates.h"

#include <algorithm>
#include <cmath>

#include <QDate>
#include <QLocale>

namespace signalbox::ui {

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
    // Shares have no RSI of their own strategies: an empty pane would only take room.
    const bool hasRsi = m_view.data != nullptr && m_view.data->columns &&
                        std::any_of(columns().rsi.begin(), columns().rsi.end(),
                                    [](double value) { return !std::isnan(value); });
    m_rsiPane = take(shows(Overlay::Rsi) && hasRsi);
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
    if (shows(Overlay::Backtest)) {
        paintStudied(painter, theme);
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
    const QRect lastPrice = lastPriceTag(theme);
    for (const double tick : ticks) {
        const int y = qRound(m_price.toPixel(tick));
        if (y > m_pricePane.bottom()) {
            continue;
        }
        painter.fillRect(m_plot.left(), y, m_plot.width(), 1, line);
        const QRect place(m_plot.right() + 8, y - 10, m_view.size.width() - m_plot.right() - 10, 20);
        // The last price stands in the same column and is the more telling of the two.
        if (!lastPrice.intersects(place.adjusted(0, 5, 0, -5))) {
            painter.setPen(theme.muted);
            painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                             QLocale().toString(tick, 'f', decimals));
        }
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
        const QDate date = models::toQDate(dates[static_cast<std::size_t>(i)]);
        const QDate before = models::toQDate(dates[static_cast<std::size_t>(i) - 1]);
        const bool newMonth = date.month() != before.month() || date.year() != before.year();
        const int monthIndex = date.year() * 12 + date.month() - 1;
        const bool month = newMonth && monthIndex % months == 0;
        const bool week = weeks && date.weekNumber() != before.weekNumber();
        if (!month && !week) {
            continue;
        }
        QString text;
        if (!month) {
            text = locale.toString(date, models::datePattern(models::DateForm::Short));
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

} // namespace signalbox::ui
