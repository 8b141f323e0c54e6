// SPDX-License-Identifier: GPL-3.0-or-later
// Equity over time above its drawdown.
#pragma once

#include <memory>

#include <QDate>
#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct EquityPoint {
    QDate date;
    double equity = 0;   ///< $
    double drawdown = 0; ///< fraction below the high-water mark, 0 or positive
};

class EquityChart final : public QWidget {
    Q_OBJECT
public:
    explicit EquityChart(QWidget* parent = nullptr);
    ~EquityChart() override;

    /// Oldest first.
    void setPoints(const QVector<EquityPoint>& points);
    [[nodiscard]] QString summary() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m;
};

} // namespace signalbox::ui
