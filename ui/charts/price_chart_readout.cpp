// SPDX-License-Identifier: GPL-3.0-or-later
// What the price chart says in words: the read-outs of a bar and the summary for a screen reader.
#include "models/text/dates.h"
#include "ui/charts/price_chart.h"

#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QStringList>

namespace signalbox::ui {

namespace {

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
        return QLocale().toString(models::toQDate(c.dates[i]), models::datePattern(models::DateForm::Medium));
    };
    return tr("%1, daily, %2 to %3: last close %4, lowest %5, highest %6 in view.")
        .arg(symbol, day(static_cast<std::size_t>(from)), day(c.dates.size() - 1),
             QLocale().toString(c.close.back(), 'f', 2), QLocale().toString(*lowest, 'f', 2),
             QLocale().toString(*highest, 'f', 2));
}

} // namespace signalbox::ui
