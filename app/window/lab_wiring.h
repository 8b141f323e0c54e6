// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of the lab: how backtest and sweep are made, what they are shown, what their wishes set going,
// and what the lab adds to journal, gates and chart.
#pragma once

#include "app/core/services/day_service.h"
#include "app/core/services/lab_service.h"
#include "ui/shell/main_window.h"

#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>

namespace signalbox::ui {
class BacktestPanel;
class ChartPanel;
class EntryGatesPanel;
class JournalPanel;
class SweepPanel;
struct SpanChoice;
struct SweepChoice;
} // namespace signalbox::ui

namespace signalbox {

/// The workspace in which the panels of the lab stand.
[[nodiscard]] QString research();

class LabWiring final : public QObject {
    Q_OBJECT
public:
    LabWiring(ui::MainWindow& window, app::DayService& day, app::LabService& lab);
    ~LabWiring() override;

    /// Registers the panels of the lab with the shell.
    void addPanels();
    void addCommands();
    void wireJournal(ui::JournalPanel& panel);
    void wireChart(ui::ChartPanel& panel);
    void wireGates(ui::EntryGatesPanel& panel);
    /// The day shown has changed.
    void showDay(const app::DayStatePointer& state);
    /// For pictures: a finished backtest, sweep and price tags in the panels; rested() follows. Of the
    /// demonstration market or any other.
    void fillPanels();

Q_SIGNALS:
    void rested();

private:
    void wireBacktest(ui::BacktestPanel& panel);
    void wireSweep(ui::SweepPanel& panel);
    void wireLab();
    void wireResults();
    void runBacktest(const ui::SpanChoice& choice);
    void runSweep(const ui::SweepChoice& choice);
    void showBacktest();
    void showSweep();
    void studyTrades();
    void showTrade(int id, bool closing);
    void goOnFilling(app::LabJob ended);
    void showProgress(app::LabJob job, double fraction, const QString& what);
    void showEnd(app::LabJob job, const QString& message);
    void requestSkipped();
    void exportBacktest();
    void exportSweep();
    [[nodiscard]] std::optional<std::pair<base::Date, base::Date>> knownDays() const;
    void tellDays();

    ui::MainWindow& m_window;
    app::DayService& m_service;
    app::LabService& m_lab;
    QPointer<ui::BacktestPanel> m_backtest;
    QPointer<ui::SweepPanel> m_sweep;
    QPointer<ui::JournalPanel> m_journal;
    QPointer<ui::ChartPanel> m_chart;
    QPointer<ui::EntryGatesPanel> m_gates;
    app::DayStatePointer m_day;
    app::BacktestPointer m_done;
    app::BlockedPointer m_gatePrices;
    app::SweepPointer m_swept;
    app::BlockedPointer m_skipped;
    app::NearMissPointer m_nearMisses;
    QVector<base::Date> m_days;
    bool m_simulated = false;
    int m_trade = 0;                           ///< the one chosen in the table; 0: none
    std::vector<std::function<void()>> m_next; ///< of fillPanels(), one after each job
    bool m_filling = false;
    QString m_workspaceBefore; ///< to which fillPanels() returns
};

} // namespace signalbox
