// SPDX-License-Identifier: GPL-3.0-or-later
// How the results of trades are distributed: one bar per range of dollars, losses and profits apart at zero.
#pragma once

#include <memory>

#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct OutcomeBin {
    double from = 0; ///< $
    double to = 0;
    int count = 0;
};

class OutcomeChart final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomeChart(QWidget* parent = nullptr);
    ~OutcomeChart() override;

    /// Ascending, without gaps.
    void setBins(const QVector<OutcomeBin>& bins);
    [[nodiscard]] QString summary() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m;
};

} // namespace signalbox::ui
