// SPDX-License-Identifier: GPL-3.0-or-later
// The day on one screen: profit and loss, aggregate Greeks, heat against its limit, breaker, what must be
// done today, the record, alerts.
#pragma once

#include "ui/panels/common/day_panel.h"

namespace signalbox::ui {

class HeatBar;
class Tile;
class TileGrid;

class DashboardPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit DashboardPanel(QWidget* parent = nullptr);
    /// By its key: open_pl, day_pl, delta, theta, heat, do_today, alerts, breaker, record, account, expiry.
    [[nodiscard]] Tile* tile(const QString& key) const;

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    Tile* add(const QString& key, const QString& caption, bool wide);
    void showMoney(const session::Dashboard& board);
    void showRisk(const session::Dashboard& board);
    void showBreaker(const session::Dashboard& board);
    void showTasks(const session::Dashboard& board);
    void showRecord(const session::Dashboard& board);

    TileGrid* m_grid;
    HeatBar* m_heat;
};

} // namespace signalbox::ui
