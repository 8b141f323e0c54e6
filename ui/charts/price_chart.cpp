// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/price_chart.h"

#include "models/text/dates.h"
#include "ui/charts/price_chart_painter.h"
#include "ui/theme/control_painter.h"

#include <algorithm>
#include <cmath>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace signalbox::ui {

namespace {

constexpr double FewestBars = 8;
constexpr double UsualBars = 120;
constexpr double RightMargin = 2; ///< empty bars after the last one

QString number(const std::vector<double>& values, int bar, int decimals) {
    const auto at = static_cast<std::size_t>(bar);
    if (at >= values.size() || !std::isfinite(values[at])) {
        return QString(QChar(0x2014));
    }
    QString text = QLocale().toString(values[at], 'f', decimals);
    text.replace(QLatin1Char('-'), QChar(0x2212));
    return text;
}

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
    Q_EMIT visibleRangeChanged();
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

QString PriceChart::readOut() const {
    if (barCount() == 0) {
        return {};
    }
    const auto& c = *m_data.columns;
    const int bar = m_crosshair.value_or(barCount() - 1);
    const auto at = static_cast<std::size_t>(bar);
    const int decimals = c.close[at] < 1000 ? 2 : 1;
    QStringList parts;
    parts << QStringLiteral("O %1  H %2  L %3  C %4")
                 .arg(number(c.open, bar, decimals), number(c.high, bar, decimals),
                      number(c.low, bar, decimals), number(c.close, bar, decimals));
    if (bar > 0 && c.close[at - 1] > 0 && std::isfinite(c.close[at])) {
        const double change = (c.close[at] / c.close[at - 1] - 1) * 100;
        parts << (change < 0 ? QChar(0x2212) : QLatin1Char('+')) +
                     QLocale().toString(std::abs(change), 'f', 2) + QStringLiteral(" %");
    }
    const auto study = [&](Overlay overlay, const QString& name, const std::vector<double>& values,
                           int places) {
        if (m_overlays.testFlag(overlay) && !values.empty()) {
            parts << name + QLatin1Char(' ') + number(values, bar, places);
        }
    };
    study(Overlay::Volume, tr("Vol"), c.volume, 0);
    study(Overlay::Bollinger, tr("BB"), c.bandLower, decimals);
    study(Overlay::Bollinger, QString(QChar(0x2013)), c.bandUpper, decimals);
    study(Overlay::Ema, tr("EMA200"), c.ema, decimals);
    study(Overlay::Rsi, tr("RSI"), c.rsi, 1);
    study(Overlay::Macd, tr("MACD"), c.macd, 2);
    return parts.join(QStringLiteral("  "));
}

QString PriceChart::shortReadOut() const {
    if (barCount() == 0) {
        return {};
    }
    const auto& c = *m_data.columns;
    const int bar = m_crosshair.value_or(barCount() - 1);
    const int decimals = c.close[static_cast<std::size_t>(bar)] < 1000 ? 2 : 1;
    QString text = QStringLiteral("O %1 H %2 L %3 C %4")
                       .arg(number(c.open, bar, decimals), number(c.high, bar, decimals),
                            number(c.low, bar, decimals), number(c.close, bar, decimals));
    const auto at = static_cast<std::size_t>(bar);
    if (at < c.rsi.size() && !std::isnan(c.rsi[at])) {
        text += QStringLiteral("  RSI %1").arg(number(c.rsi, bar, 1));
    }
    return text;
}

QString PriceChart::summary() const {
    if (barCount() == 0) {
        return tr("No prices to show.");
    }
    const auto& c = *m_data.columns;
    const int from = std::clamp(static_cast<int>(m_first), 0, barCount() - 1);
    const auto lowest = std::min_element(c.low.begin() + from, c.low.end());
    const auto highest = std::max_element(c.high.begin() + from, c.high.end());
    const QString symbol = QString::fromStdString(c.symbol);
    const auto day = [&](std::size_t i) {
        return QLocale().toString(QDate(1970, 1, 1).addDays(base::toDayNumber(c.dates[i])),
                                  models::datePattern(models::DateForm::Medium));
    };
    return tr("%1, daily, %2 to %3: last close %4, lowest %5, highest %6 in view.")
        .arg(symbol, day(static_cast<std::size_t>(from)), day(c.dates.size() - 1),
             QLocale().toString(c.close.back(), 'f', 2), QLocale().toString(*lowest, 'f', 2),
             QLocale().toString(*highest, 'f', 2));
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

void PriceChart::wheelEvent(QWheelEvent* event) {
    if (barCount() == 0) {
        event->ignore();
        return;
    }
    const QPoint angle = event->angleDelta();
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        pan(-angle.x() / 120.0 * (m_last - m_first) * 0.05);
    } else if (angle.y() != 0) {
        zoom(std::pow(0.85, angle.y() / 120.0), barAtX(event->position().x()) + 0.5);
    }
    event->accept();
}

void PriceChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragging = true;
        m_dragBar = barAtX(event->position().x());
        setCursor(Qt::ClosedHandCursor);
        update();
    }
}

void PriceChart::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_dragging) {
        pan(m_dragBar - barAtX(at.x()));
        return;
    }
    if (barCount() == 0) {
        return;
    }
    m_crosshairY = at.y();
    const int bar = std::clamp(qRound(barAtX(at.x())), 0, barCount() - 1);
    setCrosshairBar(bar);
    update();
}

void PriceChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragging = false;
        unsetCursor();
        update();
    }
}

void PriceChart::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragging = false;
    fitAll();
}

void PriceChart::leaveEvent(QEvent*) {
    setCrosshairBar(std::nullopt);
}

void PriceChart::keyPressEvent(QKeyEvent* event) {
    const int last = barCount() - 1;
    const int at = m_crosshair.value_or(last);
    const double middle = m_crosshair ? at + 0.5 : (m_first + m_last) / 2;
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto move = [&](int bar) {
        setCrosshairBar(std::clamp(bar, 0, std::max(0, last)));
        if (m_crosshair && (*m_crosshair < m_first || *m_crosshair >= m_last)) {
            pan(*m_crosshair < m_first ? *m_crosshair - m_first : *m_crosshair + 1 - m_last);
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        shifted ? pan(-(m_last - m_first) / 10) : move(at - 1);
        return;
    case Qt::Key_Right:
        shifted ? pan((m_last - m_first) / 10) : move(at + 1);
        return;
    case Qt::Key_PageUp:
        pan(-(m_last - m_first) * 0.9);
        return;
    case Qt::Key_PageDown:
        pan((m_last - m_first) * 0.9);
        return;
    case Qt::Key_Home:
        move(0);
        return;
    case Qt::Key_End:
        move(last);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.8, middle);
        return;
    case Qt::Key_Minus:
        zoom(1.25, middle);
        return;
    case Qt::Key_0:
        fitAll();
        return;
    case Qt::Key_T:
        Q_EMIT tableRequested();
        return;
    case Qt::Key_Escape:
        if (m_crosshair) {
            setCrosshairBar(std::nullopt);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PriceChart::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto overlay = [&](const QString& text, Overlay which) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_overlays.testFlag(which));
        connect(action, &QAction::toggled, this, [this, which](bool on) {
            Overlays next = m_overlays;
            next.setFlag(which, on);
            setOverlays(next);
        });
    };
    overlay(tr("Volume"), Overlay::Volume);
    overlay(tr("Bollinger Bands"), Overlay::Bollinger);
    overlay(tr("EMA 200"), Overlay::Ema);
    overlay(tr("RSI"), Overlay::Rsi);
    overlay(tr("MACD"), Overlay::Macd);
    overlay(tr("Signals, entries and exits"), Overlay::Markers);
    overlay(tr("Strikes and break-evens"), Overlay::Levels);
    overlay(tr("Trades of the backtest"), Overlay::Backtest);
    menu->addSeparator();
    QAction* logarithmic = menu->addAction(tr("Logarithmic scale"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_logarithmic);
    connect(logarithmic, &QAction::toggled, this, &PriceChart::setLogarithmic);
    connect(menu->addAction(tr("Fit all")), &QAction::triggered, this, &PriceChart::fitAll);
    connect(menu->addAction(tr("Show as table")), &QAction::triggered, this, &PriceChart::tableRequested);
    menu->popup(event->globalPos());
}

} // namespace signalbox::ui
