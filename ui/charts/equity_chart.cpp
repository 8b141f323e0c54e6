// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/equity_chart.h"

#include "models/text/dates.h"
#include "ui/charts/chart_scale.h"
#include "ui/charts/plot_look.h"
#include "ui/charts/with_qcustomplot.hpp"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

/// Never more ticks than asked for, so that their labels never touch.
class SparseTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        return ChartScale::roundStep(range.size() / std::max(1, tickCount()));
    }
};

class ThousandsTicker final : public SparseTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return QLatin1Char('$') + QLocale().toString(tick, 'f', 0);
    }
};

class PercentTicker final : public SparseTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const QString minus = tick < 0 ? QString(QChar(0x2212)) : QString();
        return minus + QLocale().toString(std::abs(tick) * 100, 'g', 3) + QStringLiteral(" %");
    }
};

} // namespace

class EquityChart::Impl {
public:
    QCustomPlot* plot = nullptr;
    QCPAxisRect* upper = nullptr;
    QCPAxisRect* lower = nullptr;
    QVector<EquityPoint> points;

    void rebuild() const;
    /// As many labels as the height of each part has room for.
    void fitTicks() const;
};

void EquityChart::Impl::rebuild() const {
    const Theme& theme = currentTheme();
    plot->clearGraphs();
    applyLook(*plot, theme);
    for (QCPAxisRect* rect : {upper, lower}) {
        rect->axis(QCPAxis::atLeft)->setVisible(false);
        rect->axis(QCPAxis::atRight)->setVisible(true);
        rect->axis(QCPAxis::atRight)->setTickLabels(true);
    }
    upper->axis(QCPAxis::atBottom)->setTickLabels(false);
    QVector<double> time(points.size());
    QVector<double> equity(points.size());
    QVector<double> drawdown(points.size());
    for (qsizetype i = 0; i < points.size(); ++i) {
        time[i] = static_cast<double>(QDateTime(points[i].date, QTime(12, 0), Qt::UTC).toSecsSinceEpoch());
        equity[i] = points[i].equity;
        drawdown[i] = -points[i].drawdown;
    }
    QCPGraph* line = plot->addGraph(upper->axis(QCPAxis::atBottom), upper->axis(QCPAxis::atRight));
    line->setData(time, equity, true);
    line->setPen(QPen(theme.accent, 1.6));
    QCPGraph* depth = plot->addGraph(lower->axis(QCPAxis::atBottom), lower->axis(QCPAxis::atRight));
    depth->setData(time, drawdown, true);
    depth->setPen(QPen(theme.down, 1.2));
    depth->setBrush(translucent(theme.down, 0.16));
    if (!points.isEmpty()) {
        for (QCPAxisRect* rect : {upper, lower}) {
            rect->axis(QCPAxis::atBottom)->setRange(time.first(), time.last() + 86400);
        }
        const auto [low, high] = std::minmax_element(equity.begin(), equity.end());
        // A flat line stands in the middle of a range whose ticks differ.
        const double flat = *high > *low ? 0.0 : std::abs(*high) * 0.01;
        const double pad = std::max({1.0, (*high - *low) * 0.08, flat});
        upper->axis(QCPAxis::atRight)->setRange(*low - pad, *high + pad);
        const double deepest = *std::min_element(drawdown.begin(), drawdown.end());
        lower->axis(QCPAxis::atRight)->setRange(std::min(deepest * 1.15, -0.01), 0);
    }
    fitTicks();
    plot->replot();
}

void EquityChart::Impl::fitTicks() const {
    const int line = QFontMetrics(currentTheme().figures(TextRole::Caption)).height() * 3 / 2;
    const auto fit = [line](QCPAxis* axis, int height, int most) {
        axis->ticker()->setTickCount(std::clamp(height / line, 1, most));
    };
    // The parts share the height three to one; the labels of the dates stand below them.
    const int height = std::max(0, plot->height() - 3 * line);
    fit(upper->axis(QCPAxis::atRight), height * 3 / 4, 5);
    fit(lower->axis(QCPAxis::atRight), height / 4, 3);
    for (QCPAxisRect* rect : {upper, lower}) {
        rect->axis(QCPAxis::atBottom)->ticker()->setTickCount(std::clamp(plot->width() / 110, 1, 6));
    }
}

EquityChart::EquityChart(QWidget* parent) : QWidget(parent), m(std::make_unique<Impl>()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m->plot = new QCustomPlot(this);
    layout->addWidget(m->plot);
    m->plot->plotLayout()->clear();
    m->upper = new QCPAxisRect(m->plot);
    m->lower = new QCPAxisRect(m->plot);
    m->plot->plotLayout()->addElement(0, 0, m->upper);
    m->plot->plotLayout()->addElement(1, 0, m->lower);
    m->plot->plotLayout()->setRowStretchFactor(0, 3);
    m->plot->plotLayout()->setRowStretchFactor(1, 1);
    m->plot->plotLayout()->setRowSpacing(2);
    auto* group = new QCPMarginGroup(m->plot);
    for (QCPAxisRect* rect : {m->upper, m->lower}) {
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, group);
        const auto dates = QSharedPointer<QCPAxisTickerDateTime>::create();
        dates->setDateTimeFormat(QStringLiteral("MMM yyyy"));
        dates->setDateTimeSpec(Qt::UTC);
        rect->axis(QCPAxis::atBottom)->setTicker(dates);
    }
    m->upper->axis(QCPAxis::atRight)->setTicker(QSharedPointer<ThousandsTicker>::create());
    m->lower->axis(QCPAxis::atRight)->setTicker(QSharedPointer<PercentTicker>::create());
    setAccessibleName(tr("Equity and drawdown"));
    setMinimumSize(160, 120);
    m->rebuild();
}

EquityChart::~EquityChart() = default;

void EquityChart::setPoints(const QVector<EquityPoint>& points) {
    m->points = points;
    m->rebuild();
    setAccessibleDescription(summary());
}

QString EquityChart::summary() const {
    if (m->points.isEmpty()) {
        return tr("No equity recorded yet.");
    }
    double deepest = 0;
    for (const EquityPoint& point : m->points) {
        deepest = std::max(deepest, point.drawdown);
    }
    const QLocale locale;
    return tr("Equity %1 on %2, from %3 on %4; deepest drawdown %5 %.")
        .arg(QLatin1Char('$') + locale.toString(m->points.last().equity, 'f', 0),
             locale.toString(m->points.last().date, models::datePattern(models::DateForm::Medium)),
             QLatin1Char('$') + locale.toString(m->points.first().equity, 'f', 0),
             locale.toString(m->points.first().date, models::datePattern(models::DateForm::Medium)),
             locale.toString(deepest * 100, 'f', 1));
}

void EquityChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // The plot takes its new size from the layout right after this.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m->fitTicks();
            m->plot->replot();
        },
        Qt::QueuedConnection);
}

void EquityChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m->rebuild();
    }
}

} // namespace signalbox::ui
