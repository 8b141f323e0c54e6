// SPDX-License-Identifier: GPL-3.0-or-later
// The volatility smile of one expiration, small: IV over strike, the spot, and the picked strikes.
#pragma once

#include <memory>
#include <optional>

#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct SmileData {
    QVector<double> strike;     ///< ascending
    QVector<double> volatility; ///< fraction, NaN where unknown
    std::optional<double> spot;
    std::optional<double> shortStrike, longStrike;
};

class SmileChart final : public QWidget {
    Q_OBJECT
public:
    explicit SmileChart(QWidget* parent = nullptr);
    ~SmileChart() override;

    void setData(const SmileData& shown);
    [[nodiscard]] QString summary() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m;
};

} // namespace signalbox::ui
