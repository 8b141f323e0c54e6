// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/payoff_chart.h"

#include "ui/charts/payoff_labels.h"
#include "ui/charts/plot_look.h"
#include "ui/charts/with_qcustomplot.hpp"

#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

QString dollars(double value) {
    const QString amount = QLocale().toString(std::abs(value), 'f', 0);
    return (value < 0 ? QString(QChar(0x2212)) : QString()) + QLatin1Char('$') + amount;
}

/// Dollars on the axis with the true minus sign.
class DollarTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return dollars(tick); }
};

class PriceTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return QLocale().toString(tick, 'f', std::abs(tick - std::round(tick)) < 1e-9 ? 0 : 2);
    }
};

double valueAt(const QVector<double>& x, const QVector<double>& y, double at) {
    if (x.size() < 2 || y.size() != x.size() || at < x.first() || at > x.last()) {
        return std::nan("");
    }
    const auto above = std::lower_bound(x.begin(), x.end(), at);
    const auto i = std::max<qsizetype>(1, above - x.begin());
    const double part = (at - x[i - 1]) / (x[i] - x[i - 1]);
    return y[i - 1] + part * (y[i] - y[i - 1]);
}

} // namespace

class PayoffChart::Impl {
public:
    QCustomPlot* plot = nullptr;
    PayoffData data;
    QCPItemLine* cursor = nullptr;
    QCPItemText* reading = nullptr;

    void rebuild();
    void placeLabels();

private:
    struct Label {
        QCPItemText* text = nullptr;
        double x = 0;
    };

    void addBand(double from, double to, double alpha);
    void addVertical(double x, const QColor& colour, Qt::PenStyle style, const QString& label);
    void addCurves(const Theme& theme);

    QVector<Label> m_labels; ///< owned by the plot
};

void PayoffChart::Impl::addBand(double from, double to, double alpha) {
    auto* band = new QCPItemRect(plot);
    band->setLayer(QStringLiteral("background"));
    band->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    band->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    band->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    band->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    band->topLeft->setCoords(from, 0);
    band->bottomRight->setCoords(to, 1);
    band->setPen(Qt::NoPen);
    band->setBrush(translucent(currentTheme().accent, alpha));
}

void PayoffChart::Impl::addVertical(double x, const QColor& colour, Qt::PenStyle style,
                                    const QString& label) {
    auto* line = new QCPItemLine(plot);
    for (QCPItemPosition* end : {line->start, line->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->start->setCoords(x, 0);
    line->end->setCoords(x, 1);
    line->setPen(QPen(colour, 1, style));
    if (label.isEmpty()) {
        return;
    }
    auto* text = new QCPItemText(plot);
    text->position->setTypeX(QCPItemPosition::ptPlotCoords);
    text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    text->setText(label);
    text->setFont(currentTheme().figures(TextRole::Caption));
    text->setColor(colour);
    text->setBrush(QBrush(translucent(currentTheme().surface, 0.35))); // what lies under it shows through
    text->setPadding(QMargins(4, 1, 3, 1));
    m_labels.push_back({text, x});
}

void PayoffChart::Impl::placeLabels() {
    const QRect area = plot->axisRect()->rect();
    const QFontMetrics metrics(currentTheme().figures(TextRole::Caption));
    QVector<LineLabel> labels;
    labels.reserve(m_labels.size());
    for (const Label& label : m_labels) {
        labels.push_back({plot->xAxis->coordToPixel(label.x),
                          QSizeF(metrics.horizontalAdvance(label.text->text()) + 8, metrics.height() + 3)});
    }
    QVector<QVector<double>> curves;
    for (const QVector<double>* curve : {&data.atExpiry, &data.today}) {
        QVector<double> pixels(std::max(0, area.width()));
        for (int i = 0; i < pixels.size(); ++i) {
            const double value = valueAt(data.price, *curve, plot->xAxis->pixelToCoord(area.left() + i));
            pixels[i] = std::isnan(value) ? value : plot->yAxis2->coordToPixel(value);
        }
        curves.push_back(std::move(pixels));
    }
    const QVector<QRectF> places = placesBeside(labels, area, curves);
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        const bool leftOf = places[i].left() < labels[i].x - 1;
        QCPItemText* text = m_labels[i].text;
        text->setPositionAlignment((leftOf ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
        text->position->setCoords(m_labels[i].x, (places[i].top() - area.top()) / std::max(1, area.height()));
    }
}

void PayoffChart::Impl::addCurves(const Theme& theme) {
    // Profit and loss are filled apart: the same curve cut at zero.
    QVector<double> gain(data.atExpiry.size());
    QVector<double> loss(data.atExpiry.size());
    for (qsizetype i = 0; i < data.atExpiry.size(); ++i) {
        gain[i] = std::max(0.0, data.atExpiry[i]);
        loss[i] = std::min(0.0, data.atExpiry[i]);
    }
    const auto area = [&](const QVector<double>& values, const QColor& colour) {
        QCPGraph* graph = plot->addGraph(plot->xAxis, plot->yAxis2);
        graph->setData(data.price, values, true);
        graph->setPen(Qt::NoPen);
        graph->setBrush(translucent(colour, 0.15));
    };
    area(gain, theme.up);
    area(loss, theme.down);
    QCPGraph* expiry = plot->addGraph(plot->xAxis, plot->yAxis2);
    expiry->setData(data.price, data.atExpiry, true);
    expiry->setPen(QPen(theme.text, 1.8));
    if (data.today.size() == data.price.size() && !data.today.isEmpty()) {
        QCPGraph* today = plot->addGraph(plot->xAxis, plot->yAxis2);
        today->setData(data.price, data.today, true);
        today->setPen(QPen(theme.accent, 1.6, Qt::DashLine));
    }
}

void PayoffChart::Impl::rebuild() {
    const Theme& theme = currentTheme();
    plot->clearGraphs();
    plot->clearItems();
    m_labels.clear();
    applyLook(*plot, theme);
    plot->yAxis->setVisible(false);
    plot->yAxis2->setVisible(true);
    plot->yAxis2->setTickLabels(true);
    plot->yAxis2->grid()->setVisible(true);
    cursor = nullptr;
    reading = nullptr;
    if (data.price.size() < 2 || data.atExpiry.size() != data.price.size()) {
        plot->replot();
        return;
    }
    if (data.spot && data.oneDeviation) {
        addBand(*data.spot - 2 * *data.oneDeviation, *data.spot + 2 * *data.oneDeviation, 0.05);
        addBand(*data.spot - *data.oneDeviation, *data.spot + *data.oneDeviation, 0.07);
    }
    addCurves(theme);
    plot->xAxis->setRange(data.price.first(), data.price.last());
    const QLocale locale;
    const auto price = [&](double value) {
        return locale.toString(value, 'f', std::abs(value - std::round(value)) < 1e-9 ? 0 : 2);
    };
    for (const double strike : data.longStrikes) {
        addVertical(strike, theme.buy, Qt::DotLine, PayoffChart::tr("L %1").arg(price(strike)));
    }
    for (const double strike : data.shortStrikes) {
        addVertical(strike, theme.sell, Qt::DotLine, PayoffChart::tr("S %1").arg(price(strike)));
    }
    for (const double even : data.breakEvens) {
        addVertical(even, theme.secondary, Qt::DashLine, PayoffChart::tr("break-even %1").arg(price(even)));
    }
    if (data.spot) {
        addVertical(*data.spot, theme.text, Qt::SolidLine, PayoffChart::tr("spot %1").arg(price(*data.spot)));
    }
    cursor = new QCPItemLine(plot);
    reading = new QCPItemText(plot);
    cursor->setVisible(false);
    reading->setVisible(false);
    const auto [low, high] = std::minmax_element(data.atExpiry.begin(), data.atExpiry.end());
    const double pad = std::max(1.0, (*high - *low) * 0.12);
    plot->yAxis2->setRange(*low - pad, *high + pad);
    plot->replot();
}

PayoffChart::PayoffChart(QWidget* parent) : QWidget(parent), m(std::make_unique<Impl>()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m->plot = new QCustomPlot(this);
    layout->addWidget(m->plot);
    m->plot->xAxis->setTicker(QSharedPointer<PriceTicker>::create());
    m->plot->yAxis2->setTicker(QSharedPointer<DollarTicker>::create());
    setAccessibleName(tr("Risk graph"));
    setMinimumSize(180, 120);
    connect(m->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (m->cursor == nullptr) {
            return;
        }
        const double price = m->plot->xAxis->pixelToCoord(event->position().x());
        const QString text = readOutAt(price);
        m->cursor->setVisible(!text.isEmpty());
        m->reading->setVisible(!text.isEmpty());
        const Theme& theme = currentTheme();
        for (QCPItemPosition* end : {m->cursor->start, m->cursor->end}) {
            end->setTypeX(QCPItemPosition::ptPlotCoords);
            end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
        m->cursor->start->setCoords(price, 0);
        m->cursor->end->setCoords(price, 1);
        m->cursor->setPen(QPen(theme.secondary, 1, Qt::DashLine));
        m->reading->position->setType(QCPItemPosition::ptAxisRectRatio);
        m->reading->position->setCoords(0.01, 0.98);
        m->reading->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        m->reading->setText(text);
        m->reading->setFont(theme.figures(TextRole::Caption));
        m->reading->setColor(theme.text);
        m->reading->setBrush(QBrush(theme.raised));
        m->reading->setPadding(QMargins(6, 3, 6, 3));
        m->plot->replot(QCustomPlot::rpQueuedReplot);
    });
    connect(m->plot, &QCustomPlot::afterLayout, this, [this] { m->placeLabels(); });
    m->rebuild();
}

PayoffChart::~PayoffChart() = default;

void PayoffChart::setData(const PayoffData& shown) {
    m->data = shown;
    m->rebuild();
    setAccessibleDescription(summary());
}

QString PayoffChart::readOutAt(double price) const {
    const double atExpiry = valueAt(m->data.price, m->data.atExpiry, price);
    if (std::isnan(atExpiry)) {
        return {};
    }
    QString text = tr("at %1: %2 at expiration").arg(QLocale().toString(price, 'f', 1), dollars(atExpiry));
    const double today = valueAt(m->data.price, m->data.today, price);
    if (!std::isnan(today)) {
        text +=
            QStringLiteral(" · ") +
            tr("%1 %2").arg(dollars(today), m->data.todayName.isEmpty() ? tr("today") : m->data.todayName);
    }
    if (m->data.spot && m->data.oneDeviation && *m->data.oneDeviation > 0) {
        const double deviations = (price - *m->data.spot) / *m->data.oneDeviation;
        text += QStringLiteral(" · ") + (deviations < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) +
                QLocale().toString(std::abs(deviations), 'f', 2) + QStringLiteral(" sd");
    }
    return text;
}

QString PayoffChart::summary() const {
    if (m->data.atExpiry.isEmpty()) {
        return tr("No position to show.");
    }
    const auto [low, high] = std::minmax_element(m->data.atExpiry.begin(), m->data.atExpiry.end());
    QStringList evens;
    for (const double even : m->data.breakEvens) {
        evens << QLocale().toString(even, 'f', 2);
    }
    return tr("At expiration between %1 and %2; break-even %3.")
        .arg(dollars(*low), dollars(*high),
             evens.isEmpty() ? QString(QChar(0x2014)) : evens.join(QStringLiteral(", ")));
}

void PayoffChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m->rebuild(); // the labels find their places in pixels
}

void PayoffChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m->rebuild();
    }
}

} // namespace signalbox::ui
