// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/smile_chart.h"

#include "ui/charts/plot_look.h"
#include "ui/charts/with_qcustomplot.hpp"

#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

class VolatilityTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return QLocale().toString(tick * 100, 'f', 0) + QStringLiteral(" %");
    }
};

class StrikeTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return QLocale().toString(tick, 'f', 0);
    }
};

} // namespace

class SmileChart::Impl {
public:
    QCustomPlot* plot = nullptr;
    SmileData data;

    void rebuild() const;
    [[nodiscard]] double volatilityAt(double strike) const;
    void mark(double strike, const QColor& colour, const QString& letter) const;
};

double SmileChart::Impl::volatilityAt(double strike) const {
    for (qsizetype i = 0; i < std::min(data.strike.size(), data.volatility.size()); ++i) {
        if (std::abs(data.strike[i] - strike) < 1e-6) {
            return data.volatility[i];
        }
    }
    return std::nan("");
}

void SmileChart::Impl::mark(double strike, const QColor& colour, const QString& letter) const {
    const double height = volatilityAt(strike);
    if (std::isnan(height)) {
        return;
    }
    QCPGraph* point = plot->addGraph(plot->xAxis, plot->yAxis2);
    point->setData({strike}, {height}, true);
    point->setLineStyle(QCPGraph::lsNone);
    point->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(currentTheme().surface, 1), colour, 8));
    auto* text = new QCPItemText(plot);
    text->position->setAxes(plot->xAxis, plot->yAxis2);
    text->position->setCoords(strike, height);
    text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    text->setText(letter);
    text->setFont(currentTheme().words(TextRole::Caption, Weight::Strong));
    text->setColor(colour);
    text->setPadding(QMargins(0, 0, 0, 6));
}

void SmileChart::Impl::rebuild() const {
    const Theme& theme = currentTheme();
    plot->clearGraphs();
    plot->clearItems();
    applyLook(*plot, theme);
    plot->yAxis->setVisible(false);
    plot->yAxis2->setVisible(true);
    plot->yAxis2->setTickLabels(true);
    QVector<double> strikes;
    QVector<double> volatilities;
    for (qsizetype i = 0; i < std::min(data.strike.size(), data.volatility.size()); ++i) {
        if (std::isfinite(data.volatility[i])) {
            strikes << data.strike[i];
            volatilities << data.volatility[i];
        }
    }
    if (!strikes.isEmpty()) {
        QCPGraph* smile = plot->addGraph(plot->xAxis, plot->yAxis2);
        smile->setData(strikes, volatilities, true);
        smile->setPen(QPen(theme.accent, 1.5));
        if (strikes.size() < 60) {
            smile->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, theme.accent, 3));
        }
        plot->xAxis->setRange(strikes.first(), strikes.last());
        const auto [low, high] = std::minmax_element(volatilities.begin(), volatilities.end());
        const double pad = std::max(0.005, (*high - *low) * 0.15);
        plot->yAxis2->setRange(std::max(0.0, *low - pad), *high + pad);
        if (data.spot) {
            auto* line = new QCPItemStraightLine(plot);
            line->point1->setAxes(plot->xAxis, plot->yAxis2);
            line->point2->setAxes(plot->xAxis, plot->yAxis2);
            line->point1->setCoords(*data.spot, 0);
            line->point2->setCoords(*data.spot, 1);
            line->setPen(QPen(theme.muted, 1, Qt::DashLine));
        }
        if (data.longStrike) {
            mark(*data.longStrike, theme.buy, QStringLiteral("L"));
        }
        if (data.shortStrike) {
            mark(*data.shortStrike, theme.sell, QStringLiteral("S"));
        }
    }
    plot->replot();
}

SmileChart::SmileChart(QWidget* parent) : QWidget(parent), m(std::make_unique<Impl>()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m->plot = new QCustomPlot(this);
    layout->addWidget(m->plot);
    m->plot->xAxis->setTicker(QSharedPointer<StrikeTicker>::create());
    const auto volatility = QSharedPointer<VolatilityTicker>::create();
    volatility->setTickCount(4);
    m->plot->yAxis2->setTicker(volatility);
    setAccessibleName(tr("Volatility smile"));
    setMinimumSize(140, 80);
    m->rebuild();
}

SmileChart::~SmileChart() = default;

void SmileChart::setData(const SmileData& shown) {
    m->data = shown;
    m->rebuild();
    setAccessibleDescription(summary());
}

QString SmileChart::summary() const {
    double low = 1e300;
    double high = -1e300;
    for (const double value : m->data.volatility) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low > high) {
        return tr("No volatilities to show.");
    }
    const QLocale locale;
    return tr("Implied volatility from %1 % to %2 % over %3 strikes.")
        .arg(locale.toString(low * 100, 'f', 1), locale.toString(high * 100, 'f', 1))
        .arg(m->data.strike.size());
}

void SmileChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m->rebuild();
    }
}

} // namespace signalbox::ui
