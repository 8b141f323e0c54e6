// SPDX-License-Identifier: GPL-3.0-or-later
// The panels: how each is made, what it is shown, and what its wishes set going.
#pragma once

#include "app/core/services/day_service.h"
#include "ui/shell/main_window.h"

#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>

namespace signalbox::ui {
class DayPanel;
class TicketPanel;
class JournalPanel;
class LogPanel;
class ParametersPanel;
} // namespace signalbox::ui

namespace signalbox {

class PanelWiring final : public QObject {
    Q_OBJECT
public:
    PanelWiring(ui::MainWindow& window, app::DayService& service);
    ~PanelWiring() override;

    /// Registers every panel with the shell.
    void addPanels();
    /// Shows a day in every panel that exists; a panel made afterwards gets the same.
    void showDay(const app::DayStatePointer& state);

private:
    template <typename Panel>
    Panel* adopt(Panel* panel);
    void wireDayPanels();
    void log(int level, const QString& area, const QString& text);
    void copyTicket(report::Dialect dialect);
    void askForFill(const QString& ticketId, bool closing, int positionId);

    ui::MainWindow& m_window;
    app::DayService& m_service;
    app::DayStatePointer m_day;
    app::JournalPointer m_journal;
    std::vector<QPointer<ui::DayPanel>> m_dayPanels;
    std::optional<app::ManualChange> m_change; ///< what a person changed of the plan shown
};

} // namespace signalbox
