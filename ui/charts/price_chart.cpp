// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/price_chart.h"

#include "ui/charts/price_chart_painter.h"
#include "ui/theme/control_painter.h"

#include <algorithm>

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr double FewestBars = 8;
constexpr double UsualBars = 120;
constexpr double RightMargin = 2; ///< empty bars after the last one

} // namespace

PriceChart::PriceChart(QWidget* parent) : QWidget(parent), m_painter(std::make_unique<PriceChartPainter>()) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Price chart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

PriceChart::~PriceChart() = default;

int PriceChart::barCount() const {
    return m_data.columns == nullptr ? 0 : static_cast<int>(m_data.columns->dates.size());
}

void PriceChart::setData(const PriceChartData& data) {
    const bool sameSymbol = m_data.columns != nullptr && data.columns != nullptr &&
                            m_data.columns->symbol == data.columns->symbol && m_last > m_first;
    const int before = barCount();
    m_data = data;
    if (m_crosshair && *m_crosshair >= barCount()) {
        m_crosshair.reset();
    }
    if (sameSymbol) {
        // Whoever looks at the newest bars keeps looking at the newest bars.
        const double shift = m_last >= before ? barCount() - before : 0;
        showBars(m_first + shift, m_last + shift);
    } else {
        showBars(barCount() + RightMargin - UsualBars, barCount() + RightMargin);
    }
    setAccessibleDescription(summary());
    Q_EMIT readOutChanged();
}

void PriceChart::setOverlays(Overlays overlays) {
    m_overlays = overlays;
    invalidate();
}

void PriceChart::setLogarithmic(bool logarithmic) {
    m_logarithmic = logarithmic;
    invalidate();
}

void PriceChart::showBars(double first, double last) {
    const double count = barCount();
    double span = std::clamp(last - first, FewestBars, std::max(FewestBars, count + RightMargin));
    const double lowest = std::min(0.0, count + RightMargin - span);
    const double highest = std::max(lowest, count + RightMargin - span);
    m_first = std::clamp(first, lowest, highest);
    m_last = m_first + span;
    invalidate();
}

void PriceChart::fitAll() {
    showBars(0, barCount() + RightMargin);
}

void PriceChart::showDate(base::Date date) {
    if (m_data.columns == nullptr) {
        return;
    }
    const auto& dates = m_data.columns->dates;
    const auto found = std::lower_bound(dates.begin(), dates.end(), date);
    if (found != dates.end() && *found == date) {
        const double bar = static_cast<double>(found - dates.begin());
        const double half = (m_last - m_first) / 2;
        if (bar < m_first || bar + 1 > m_last) {
            showBars(bar - half, bar + half);
        }
    }
}

void PriceChart::setCrosshairBar(std::optional<int> bar) {
    if (bar) {
        bar = std::clamp(*bar, 0, std::max(0, barCount() - 1));
    }
    if (bar == m_crosshair || barCount() == 0) {
        return;
    }
    m_crosshair = bar;
    update();
    Q_EMIT readOutChanged();
    Q_EMIT crosshairMoved(bar ? base::toDayNumber(m_data.columns->dates[static_cast<std::size_t>(*bar)]) : 0);
}

void PriceChart::zoom(double factor, double anchorBar) {
    const double span = m_last - m_first;
    const double part = (anchorBar - m_first) / span;
    const double next = std::clamp(span * factor, FewestBars, std::max(FewestBars, barCount() + RightMargin));
    const double first = anchorBar - part * next;
    showBars(first, first + next);
}

void PriceChart::pan(double bars) {
    showBars(m_first + bars, m_last + bars);
}

void PriceChart::invalidate() {
    m_cache = QPixmap();
    m_painter->prepare({&m_data, m_first, m_last, m_overlays, m_logarithmic, size()}, currentTheme());
    update();
}

double PriceChart::xOfBar(double bar) const {
    return m_painter->xOfBar(bar);
}

double PriceChart::barAtX(double x) const {
    return m_painter->barAtX(x);
}

double PriceChart::yOfPrice(double price) const {
    return m_painter->priceScale().toPixel(price);
}

double PriceChart::priceAtY(double y) const {
    return m_painter->priceScale().toValue(y);
}

QRect PriceChart::pricePane() const {
    return m_painter->pricePane();
}

QSize PriceChart::sizeHint() const {
    return {600, 280};
}

QSize PriceChart::minimumSizeHint() const {
    return {180, 110};
}

void PriceChart::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    const double ratio = devicePixelRatioF();
    const QSize real = size() * ratio;
    if (m_cache.size() != real) {
        m_painter->prepare({&m_data, m_first, m_last, m_overlays, m_logarithmic, size()}, theme);
        m_cache = QPixmap(real);
        m_cache.setDevicePixelRatio(ratio);
        m_cache.fill(theme.surface);
        QPainter painter(&m_cache);
        m_painter->paint(painter, theme);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_cache);
    if (barCount() == 0) {
        painter.setPen(theme.muted);
        painter.setFont(theme.words());
        painter.drawText(rect(), Qt::AlignCenter, tr("No prices for this day."));
    } else if (m_crosshair && !m_dragging) {
        m_painter->paintCrosshair(painter, theme, *m_crosshair, m_crosshairY, readOut());
    }
    if (hasFocus()) {
        paintFocusRing(painter, rect().adjusted(1, 1, -1, -1), theme);
    }
}

void PriceChart::resizeEvent(QResizeEvent*) {
    invalidate();
}

void PriceChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    invalidate();
}

} // namespace signalbox::ui
