// SPDX-License-Identifier: GPL-3.0-or-later
// The account at one glance: profit, Greeks, heat, breaker, what must be done today, the record so far.
#pragma once

#include "ui/panels/common/day_panel.h"

namespace signalbox::ui {

class HeatBar;
class Tile;

class DashboardPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit DashboardPanel(QWidget* parent = nullptr);

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    void showMoney(const session::Dashboard& board);
    void showHeat(const session::Dashboard& board);
    void showBreaker(const session::Dashboard& board);
    void showWork(const session::Dashboard& board);
    void showRecord(const session::Dashboard& board);

    Tile* m_openPl;
    Tile* m_dayPl;
    Tile* m_delta;
    Tile* m_theta;
    Tile* m_heat;
    HeatBar* m_bar;
    Tile* m_breaker;
    Tile* m_nearest;
    Tile* m_work;
    Tile* m_record;
    Tile* m_account;
};

} // namespace signalbox::ui
