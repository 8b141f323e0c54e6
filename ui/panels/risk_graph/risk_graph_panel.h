// SPDX-License-Identifier: GPL-3.0-or-later
// Profit and loss of the plan, or of an open position, over the price: at expiration and on a day before it,
// with the volatility shifted by hand.
#pragma once

#include "models/series/payoff.h"
#include "ui/panels/common/day_panel.h"

class QComboBox;
class QLabel;
class QSlider;

namespace signalbox::ui {

class PayoffChart;

class RiskGraphPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit RiskGraphPanel(QWidget* parent = nullptr);
    /// The plan as the ticket shows it after a person's change; null: the day's own.
    void showPlan(const std::shared_ptr<const session::PlanOutcome>& plan);
    [[nodiscard]] int daysAhead() const;
    [[nodiscard]] double volatilityShift() const; ///< points

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    void fillSubjects(const session::DayState& day);
    void draw();

    std::shared_ptr<const session::PlanOutcome> m_edited;
    std::vector<models::PayoffInput> m_inputs; ///< parallel to the subjects
    QComboBox* m_subject;
    PayoffChart* m_chart;
    QSlider* m_days;
    QSlider* m_shift;
    QLabel* m_words;
};

} // namespace signalbox::ui
