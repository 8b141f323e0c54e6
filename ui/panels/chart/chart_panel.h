// SPDX-License-Identifier: GPL-3.0-or-later
// The price chart of the underlying with its studies, signals, entries and exits, and the strikes of what is
// open.
#pragma once

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
    [[nodiscard]] PriceChart* chart() const { return m_chart; }

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    void fillMenu();

    PriceChart* m_chart;
    IconButton* m_overlays;
    const void* m_shown = nullptr; ///< identity only: whether the columns are the ones already shown
};

} // namespace signalbox::ui
