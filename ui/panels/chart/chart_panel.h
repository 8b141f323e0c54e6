// SPDX-License-Identifier: GPL-3.0-or-later
// The price chart of the underlying with its studies, signals, entries and exits, and the strikes of what is
// open.
#pragma once

#include "engine/backtest/run_result.h"
#include "ui/panels/common/day_panel.h"

namespace signalbox::ui {

class IconButton;
class PriceChart;

class ChartPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit ChartPanel(QWidget* parent = nullptr);
    /// Centres a day, as when a gate points at it.
    void showDate(base::Date date);
    /// Marks the trades of a backtest, and one of them (0: none) with its span and strikes; null: none.
    /// They are shown with the bars of their underlying only.
    void studyTrades(const std::shared_ptr<const backtest::RunResult>& run, int chosen,
                     const std::string& underlying = {});
    [[nodiscard]] PriceChart* chart() const { return m_chart; }

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    void fillMenu();
    void giveData(const session::DayState& day);

    PriceChart* m_chart;
    IconButton* m_overlays;
    std::shared_ptr<const backtest::RunResult> m_study;
    std::string m_studyOf; ///< underlying of the run; empty: of any
    int m_chosenTrade = 0;
    const void* m_shown = nullptr; ///< identity only: whether the columns are the ones already shown
};

} // namespace signalbox::ui
