// SPDX-License-Identifier: GPL-3.0-or-later
// The panels: how each is made, what it is shown, and what its wishes set going.
#pragma once

#include "app/core/services/day_service.h"
#include "app/window/import_wiring.h"
#include "models/rows/log_rows.h"
#include "ui/shell/main_window.h"

#include <map>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>

namespace signalbox::ui {
class ChartPanel;
class DataPanel;
class DayPanel;
class EntryGatesPanel;
class JournalPanel;
class LogPanel;
class OptionChainPanel;
class ParametersPanel;
class PositionsPanel;
class RiskGraphPanel;
class TicketPanel;
class TrafficLightPanel;
} // namespace signalbox::ui

namespace signalbox {

class LabWiring;

class PanelWiring final : public QObject {
    Q_OBJECT
public:
    PanelWiring(ui::MainWindow& window, app::DayService& service, LabWiring& lab);
    ~PanelWiring() override;

    /// Registers every panel with the shell.
    void addPanels();
    void addCommands();
    /// Shows a day in every panel that exists; a panel made afterwards gets the same.
    void showDay(const app::DayStatePointer& state);
    void log(models::LogLevel level, const QString& area, const QString& text);

private:
    template <typename Panel>
    void addDayPanel(const QString& id, const QString& title, int number, QVector<ui::Placement> placements,
                     void (PanelWiring::*wire)(Panel&));
    void addOtherPanels();
    void wireLight(ui::TrafficLightPanel& panel);
    void wireGates(ui::EntryGatesPanel& panel);
    void wireChart(ui::ChartPanel& panel);
    void wireChain(ui::OptionChainPanel& panel);
    void wireTicket(ui::TicketPanel& panel);
    void wireRisk(ui::RiskGraphPanel& panel);
    void wirePositions(ui::PositionsPanel& panel);
    void wireData(ui::DataPanel& panel);
    void wireJournal(ui::JournalPanel& panel);
    void wireService();
    /// A past day shows the journal as it was then (product.md).
    void showJournalDay();

    /// The same plan in every panel that shows one; null: the day's own.
    void showPlan(const app::PlanPointer& plan);
    void change(const app::ManualChange& change);
    /// The trade shown, changed or not; null without one.
    [[nodiscard]] const structures::TradePlan* shownTrade() const;
    /// Whether a person goes on who learns that a change makes them the author of a memo (BRK-P2).
    [[nodiscard]] bool mayAuthor();
    void moveLeg(int leg, int steps);
    /// After a leg moved the limit is found anew, unless the padlock holds it (trader-conventions 3.5).
    void releaseLimit(app::ManualChange& changed) const;
    void showChanged(const app::PlanPointer& plan, const app::ManualChange& changed);
    void undoRefused(const QString& why);
    /// Whether an answer belongs to a change that was given up.
    [[nodiscard]] bool isStaleAnswer();
    void resetPlan();

    /// Whether the order says exactly what is shown: signal, legs, contracts, limit.
    [[nodiscard]] bool isShown(const book::TicketOpened& ticket) const;
    /// The orders of the signal shown; null while they are not known.
    [[nodiscard]] const book::SignalOrders* ordersShown() const;
    void forgetCopied();
    void copyOrder(const QString& dialect);
    void showTicket(const app::TicketPointer& made);
    /// How a closing order of this position is worked until the close; empty: as it stands.
    [[nodiscard]] QString workingAdvice(int positionId) const;
    /// An order that closes is shown first; only with the person's yes it is laid out and copied.
    void askToClose(const app::TicketPointer& proposed);
    void copyClosing(const app::TicketText& made);
    [[nodiscard]] report::Dialect dialect() const;
    void askForFill();
    /// The ticket that a fill of what is shown belongs to; told why there is none.
    [[nodiscard]] std::optional<book::TicketOpened> ticketToFill();
    /// A person's word that a signal is entered twice.
    [[nodiscard]] bool confirmSecond(const book::TicketOpened* ticket, const QString& title,
                                     const QString& action);
    void askForClosingFill(int positionId);
    void askForNote();
    void exportJournal();

    ui::MainWindow& m_window;
    app::DayService& m_service;
    LabWiring& m_lab;
    ImportWiring m_import;
    app::DayStatePointer m_day;
    app::PlanPointer m_plan; ///< the plan after a person's change; null: the day's own
    app::JournalPointer m_journal;
    std::vector<QPointer<ui::DayPanel>> m_dayPanels;
    QPointer<ui::TrafficLightPanel> m_light;
    QPointer<ui::TicketPanel> m_ticket;
    QPointer<ui::OptionChainPanel> m_chain;
    QPointer<ui::RiskGraphPanel> m_risk;
    QPointer<ui::ChartPanel> m_chart;
    QPointer<ui::JournalPanel> m_journalPanel;
    QPointer<ui::LogPanel> m_logPanel;
    QPointer<ui::ParametersPanel> m_parameters;
    std::vector<models::LogRow> m_earlyLog;     ///< lines from before the log panel was made
    std::optional<app::ManualChange> m_change;  ///< what a person changed of the plan shown
    std::optional<app::ManualChange> m_applied; ///< of it what the plan shown has
    int m_asked = 0;                            ///< changes without an answer yet
    int m_stale = 0;                            ///< of them those that were given up by a reset
    app::OrdersPointer m_orders;
    /// The entry order copied last. It goes as soon as something else is shown.
    std::optional<book::TicketOpened> m_copied;
    std::map<int, book::TicketOpened> m_closing; ///< closing orders copied, by position
};

} // namespace signalbox
