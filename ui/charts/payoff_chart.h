// SPDX-License-Identifier: GPL-3.0-or-later
// Profit and loss over the price of the underlying: solid at expiration, curved today, with spot, strikes,
// break-evens and the one and two standard deviation bands. Values in, no pricing.
#pragma once

#include <memory>
#include <optional>

#include <QString>
#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct PayoffData {
    QVector<double> price;    ///< ascending
    QVector<double> atExpiry; ///< $ per position, parallel to price
    QVector<double> today;    ///< T+0; empty: not drawn
    std::optional<double> spot;
    QVector<double> breakEvens;
    QVector<double> shortStrikes, longStrikes;
    std::optional<double> oneDeviation; ///< expected move in points; bands at 1 and 2 around the spot
    QString todayName;                  ///< "today", "12 Mar, IV +3"
};

class PayoffChart final : public QWidget {
    Q_OBJECT
public:
    explicit PayoffChart(QWidget* parent = nullptr);
    ~PayoffChart() override;

    void setData(const PayoffData& shown);
    [[nodiscard]] QString summary() const;
    /// Text of the crosshair at that price; empty outside the data.
    [[nodiscard]] QString readOutAt(double price) const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m;
};

} // namespace signalbox::ui
