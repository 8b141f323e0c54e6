// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/outcome_chart.h"

#include "models/text/numbers.h"
#include "ui/charts/plot_look.h"
#include "ui/charts/with_qcustomplot.hpp"

#include <algorithm>
#include <cmath>

#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

class DollarTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return models::signedMoney(base::Money::dollars(std::llround(tick)));
    }
};

/// Trades are counted in whole numbers.
class CountTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        return std::max(1.0, std::round(QCPAxisTicker::getTickStep(range)));
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return models::count(std::llround(tick));
    }
};

} // namespace

class OutcomeChart::Impl {
public:
    QCustomPlot* plot = nullptr;
    QVector<OutcomeBin> bins;

    void addBars(bool profits, const QColor& colour) const;
    void rebuild() const;
};

void OutcomeChart::Impl::addBars(bool profits, const QColor& colour) const {
    auto* bars = new QCPBars(plot->xAxis, plot->yAxis);
    bars->setWidthType(QCPBars::wtPlotCoords);
    bars->setWidth((bins.first().to - bins.first().from) * 0.92);
    bars->setBrush(translucent(colour, 0.75));
    bars->setPen(Qt::NoPen);
    for (const OutcomeBin& bin : bins) {
        if ((bin.from >= 0) == profits) {
            bars->addData((bin.from + bin.to) / 2, bin.count);
        }
    }
}

void OutcomeChart::Impl::rebuild() const {
    const Theme& theme = currentTheme();
    plot->clearPlottables();
    applyLook(*plot, theme);
    plot->xAxis->grid()->setVisible(false);
    plot->yAxis->grid()->setVisible(true);
    plot->xAxis->setLabel(OutcomeChart::tr("P/L of a trade, net of fees"));
    plot->yAxis->setLabel(OutcomeChart::tr("trades"));
    if (!bins.isEmpty()) {
        addBars(false, theme.down);
        addBars(true, theme.up);
        const double width = bins.first().to - bins.first().from;
        plot->xAxis->setRange(std::min(bins.first().from, 0.0) - width / 2,
                              std::max(bins.last().to, 0.0) + width / 2);
        const auto most = std::max_element(bins.begin(), bins.end(),
                                           [](const auto& a, const auto& b) { return a.count < b.count; });
        plot->yAxis->setRange(0, most->count * 1.1);
    }
    plot->replot();
}

OutcomeChart::OutcomeChart(QWidget* parent) : QWidget(parent), m(std::make_unique<Impl>()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m->plot = new QCustomPlot(this);
    layout->addWidget(m->plot);
    const auto dollars = QSharedPointer<DollarTicker>::create();
    dollars->setTickCount(6);
    m->plot->xAxis->setTicker(dollars);
    const auto counts = QSharedPointer<CountTicker>::create();
    counts->setTickCount(4);
    m->plot->yAxis->setTicker(counts);
    setAccessibleName(tr("Distribution of outcomes"));
    setMinimumSize(160, 120);
    m->rebuild();
}

OutcomeChart::~OutcomeChart() = default;

void OutcomeChart::setBins(const QVector<OutcomeBin>& bins) {
    m->bins = bins;
    m->rebuild();
    setAccessibleDescription(summary());
}

QString OutcomeChart::summary() const {
    int losses = 0;
    int profits = 0;
    for (const OutcomeBin& bin : m->bins) {
        (bin.from >= 0 ? profits : losses) += bin.count;
    }
    if (losses + profits == 0) {
        return tr("No closed trade.");
    }
    return tr("%1 trades lost or broke even, %2 won; results from %3 to %4.")
        .arg(losses)
        .arg(profits)
        .arg(models::signedMoney(base::Money::dollars(std::llround(m->bins.first().from))),
             models::signedMoney(base::Money::dollars(std::llround(m->bins.last().to))));
}

void OutcomeChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m->rebuild();
    }
}

} // namespace signalbox::ui
