// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what PriceChart shows, without its interaction: panes, scales, series in batches, one vertical line
// per pixel column once there are more bars than pixels.
#pragma once

#include "ui/charts/chart_scale.h"
#include "ui/charts/price_chart.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace signalbox::ui {

struct PriceChartView {
    const PriceChartData* data = nullptr;
    double first = 0, last = 0; ///< visible bars [first, last)
    Overlays overlays;
    bool logarithmic = false;
    QSize size;
};

class PriceChartPainter {
public:
    /// Lays out panes and scales; cheap, visits only visible bars.
    void prepare(const PriceChartView& view, const Theme& theme);
    void paint(QPainter& painter, const Theme& theme) const;
    void paintCrosshair(QPainter& painter, const Theme& theme, int bar, double y,
                        const QString& readOut) const;

    [[nodiscard]] double xOfBar(double bar) const;
    [[nodiscard]] double barAtX(double x) const;
    [[nodiscard]] const ChartScale& priceScale() const { return m_price; }
    [[nodiscard]] QRect pricePane() const { return m_pricePane; }

private:
    [[nodiscard]] const session::ChartColumns& columns() const { return *m_view.data->columns; }
    [[nodiscard]] bool shows(Overlay overlay) const { return m_view.overlays.testFlag(overlay); }
    [[nodiscard]] int firstIndex() const;
    [[nodiscard]] int endIndex() const;
    [[nodiscard]] bool crowded() const;

    void layOut(const Theme& theme);
    void findRanges();
    void paintGrid(QPainter& painter, const Theme& theme) const;
    void paintTimeAxis(QPainter& painter, const Theme& theme) const;
    void paintVolume(QPainter& painter, const Theme& theme) const;
    void paintBands(QPainter& painter, const Theme& theme) const;
    void paintCandles(QPainter& painter, const Theme& theme) const;
    void paintCrowdedCandles(QPainter& painter, const Theme& theme) const;
    void paintLine(QPainter& painter, const std::vector<double>& values, const ChartScale& scale,
                   const QPen& pen) const;
    void paintMarkers(QPainter& painter, const Theme& theme) const;
    void paintMarkerLabels(QPainter& painter, const Theme& theme, const QVector<QRect>& marks,
                           const QStringList& texts) const;
    [[nodiscard]] bool meetsCandle(const QRect& place) const;
    void paintStudied(QPainter& painter, const Theme& theme) const;
    void paintChosen(QPainter& painter, const Theme& theme, const StudiedTrade& trade) const;
    /// Where a day stands; absent when it has no bar.
    [[nodiscard]] std::optional<std::size_t> indexOf(base::Date date) const;
    void paintLevels(QPainter& painter, const Theme& theme) const;
    /// Where the last close stands on the price axis; empty when it is out of sight.
    [[nodiscard]] QRect lastPriceTag(const Theme& theme) const;
    void paintLastPrice(QPainter& painter, const Theme& theme) const;
    void paintRsi(QPainter& painter, const Theme& theme) const;
    void paintMacd(QPainter& painter, const Theme& theme) const;
    void paintTag(QPainter& painter, const QRect& rect, const QString& text, const QColor& fill,
                  const QColor& ink) const;
    /// Points of a series in pixels, split where it is undefined.
    [[nodiscard]] QVector<QPolygonF> polylines(const std::vector<double>& values,
                                               const ChartScale& scale) const;
    /// The range of a series in one pixel column.
    struct Span {
        int x = 0;
        double low = 0, high = 0;
        int top = 0, bottom = 0;
    };
    [[nodiscard]] QVector<Span> spans(const std::vector<double>& values, const ChartScale& scale) const;

    PriceChartView m_view;
    QRect m_plot, m_pricePane, m_volumePane, m_rsiPane, m_macdPane, m_timeAxis;
    ChartScale m_price, m_volume, m_rsi, m_macd;
};

} // namespace signalbox::ui
