// SPDX-License-Identifier: GPL-3.0-or-later
// Candles with volume, Bollinger Bands, EMA, RSI and MACD panes, markers and price lines; its own painter,
// because 10,000 candles must pan within a frame. The wheel zooms at the cursor, dragging pans, a double
// click fits.
#pragma once

#include "ui/charts/price_chart_data.h"

#include <optional>

#include <QPixmap>
#include <QWidget>

namespace signalbox::ui {

class PriceChartPainter;

enum class Overlay : unsigned {
    Volume = 1,
    Bollinger = 2,
    Ema = 4,
    Rsi = 8,
    Macd = 16,
    Markers = 32,
    Levels = 64,
    Backtest = 128,
};
Q_DECLARE_FLAGS(Overlays, Overlay)
Q_DECLARE_OPERATORS_FOR_FLAGS(Overlays)

class PriceChart final : public QWidget {
    Q_OBJECT
public:
    explicit PriceChart(QWidget* parent = nullptr);
    ~PriceChart() override;

    /// Keeps the visible days when the symbol stays the same, else fits the last `space` of about 120
    /// sessions.
    void setData(const PriceChartData& data);
    [[nodiscard]] const PriceChartData& data() const { return m_data; }

    void setOverlays(Overlays overlays);
    [[nodiscard]] Overlays overlays() const { return m_overlays; }
    void setLogarithmic(bool logarithmic);
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }

    /// Visible bars as indices, fractional while zooming: [first, last).
    [[nodiscard]] double firstBar() const { return m_first; }
    [[nodiscard]] double lastBar() const { return m_last; }
    void showBars(double first, double last);
    void fitAll();
    /// Centres that day if it is in the data and not in view.
    void showDate(base::Date date);

    /// The bar under the crosshair; absent when there is none.
    [[nodiscard]] std::optional<int> crosshairBar() const { return m_crosshair; }
    void setCrosshairBar(std::optional<int> bar);
    /// "14 May 2019  O 2,820.1 H 2,852.5 L 2,815.1 C 2,834.4 +0.80 %  RSI 41.6 …" of the crosshair or the
    /// last bar.
    [[nodiscard]] QString readOut() const;
    /// The same, short enough for a panel heading: O H L C and RSI.
    [[nodiscard]] QString shortReadOut() const;
    /// One sentence that says what the chart shows, for a screen reader.
    [[nodiscard]] QString summary() const;

    /// Mapping of the price pane, in widget coordinates.
    [[nodiscard]] double xOfBar(double bar) const;
    [[nodiscard]] double barAtX(double x) const;
    [[nodiscard]] double yOfPrice(double price) const;
    [[nodiscard]] double priceAtY(double y) const;
    [[nodiscard]] QRect pricePane() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void readOutChanged();
    /// Linked charts follow by date. Invalid date (no crosshair): day number 0.
    void crosshairMoved(int dayNumber);
    /// The person wants the data as a table (key T or the context menu).
    void tableRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] int barCount() const;
    void zoom(double factor, double anchorBar);
    void pan(double bars);
    void invalidate();

    PriceChartData m_data;
    Overlays m_overlays = Overlay::Volume | Overlay::Bollinger | Overlay::Ema | Overlay::Rsi |
                          Overlay::Markers | Overlay::Levels | Overlay::Backtest;
    bool m_logarithmic = false;
    double m_first = 0, m_last = 0;
    std::optional<int> m_crosshair;
    double m_crosshairY = -1;
    bool m_dragging = false;
    double m_dragBar = 0;
    QPixmap m_cache; ///< everything except the crosshair
    std::unique_ptr<PriceChartPainter> m_painter;
};

} // namespace signalbox::ui
