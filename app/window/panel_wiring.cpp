// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_wiring.h"

#include "app/window/fill_form.h"
#include "app/window/lab_wiring.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/report/log_text.h"
#include "models/text/dates.h"
#include "models/text/legs.h"
#include "ui/panels/chart/chart_panel.h"
#include "ui/panels/dashboard/dashboard_panel.h"
#include "ui/panels/data/data_panel.h"
#include "ui/panels/entry_gates/entry_gates_panel.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/log/log_panel.h"
#include "ui/panels/option_chain/option_chain_panel.h"
#include "ui/panels/parameters/parameters_panel.h"
#include "ui/panels/positions/positions_panel.h"
#include "ui/panels/risk_graph/risk_graph_panel.h"
#include "ui/panels/ticket/ticket_panel.h"
#include "ui/panels/traffic_light/traffic_light_panel.h"
#include "ui/shell/workspace_store.h"

#include <algorithm>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

namespace signalbox {
namespace {

using ui::Column;

QString morning() {
    return QStringLiteral("Morning");
}
QString marketSpace() {
    return QStringLiteral("Market");
}
QString execution() {
    return QStringLiteral("Execution");
}
QString weekend() {
    return QStringLiteral("Weekend");
}

} // namespace

PanelWiring::PanelWiring(ui::MainWindow& window, app::DayService& service, LabWiring& lab)
    : m_window(window), m_service(service), m_lab(lab), m_import(window, service) {
    wireService();
}

PanelWiring::~PanelWiring() = default;

template <typename Panel>
void PanelWiring::addDayPanel(const QString& id, const QString& title, int number,
                              QVector<ui::Placement> placements, void (PanelWiring::*wire)(Panel&)) {
    ui::PanelSpec spec;
    spec.id = id;
    spec.title = title;
    spec.shortcut = QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
    spec.placements = std::move(placements);
    spec.create = [this, wire](QWidget* parent) {
        auto* panel = new Panel(parent);
        m_dayPanels.emplace_back(panel);
        if (wire != nullptr) {
            (this->*wire)(*panel);
        }
        panel->show(m_day);
        return panel;
    };
    m_window.addPanel(spec);
}

void PanelWiring::addPanels() {
    addDayPanel<ui::TrafficLightPanel>(QStringLiteral("light"), tr("Traffic light"), 1,
                                       {{morning(), Column::Left, 0, 385},
                                        {marketSpace(), Column::Left, 0, 385},
                                        {execution(), Column::Left, 0, 385},
                                        {weekend(), Column::Left, 0, 400}},
                                       &PanelWiring::wireLight);
    addDayPanel<ui::DashboardPanel>(QStringLiteral("dashboard"), tr("Dashboard"), 2,
                                    {{morning(), Column::Left, 1, 410}, {execution(), Column::Left, 1, 410}},
                                    nullptr);
    addDayPanel<ui::EntryGatesPanel>(QStringLiteral("gates"), tr("Entry gates"), 3,
                                     {{morning(), Column::Middle, 0, 530}}, &PanelWiring::wireGates);
    addDayPanel<ui::ChartPanel>(QStringLiteral("chart"), tr("Chart"), 4,
                                {{morning(), Column::Middle, 1, 172},
                                 {marketSpace(), Column::Middle, 1, 320},
                                 {weekend(), Column::Middle, 0, 520},
                                 {research(), Column::Middle, 1, 250}},
                                &PanelWiring::wireChart);
    addDayPanel<ui::PositionsPanel>(
        QStringLiteral("positions"), tr("Positions"), 5,
        {{morning(), Column::Middle, 2, 114}, {execution(), Column::Middle, 1, 300}},
        &PanelWiring::wirePositions);
    addDayPanel<ui::OptionChainPanel>(
        QStringLiteral("chain"), tr("Option chain"), 6,
        {{morning(), Column::Right, 0, 400}, {execution(), Column::Middle, 0, 480}}, &PanelWiring::wireChain);
    addDayPanel<ui::TicketPanel>(QStringLiteral("ticket"), tr("Ticket"), 7,
                                 {{morning(), Column::Right, 1, 410},
                                  {marketSpace(), Column::Right, 1, 380},
                                  {execution(), Column::Right, 0, 505}},
                                 &PanelWiring::wireTicket);
    addDayPanel<ui::RiskGraphPanel>(QStringLiteral("risk"), tr("Risk graph"), 8,
                                    {{execution(), Column::Right, 1, 305}}, &PanelWiring::wireRisk);
    addOtherPanels();
}

void PanelWiring::addCommands() {
    m_import.addCommands();
    m_window.addAction(m_window.commands().add(
        tr("Ticket"), tr("Copy the order text"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] {
            m_window.showPanel(QStringLiteral("ticket"));
            if (m_ticket && m_ticket->canCopy()) {
                copyOrder(m_ticket->dialect());
            } else {
                m_window.announce(tr("The order cannot be copied: the ticket says why"),
                                  models::Severity::Caution);
            }
        },
        tr("copy order ticket broker clipboard")));
    m_window.commands().add(
        tr("Ticket"), tr("Make the change a new version of the memo"), {},
        [this] {
            if (m_change) {
                m_service.writeMemoVersion(*m_change);
            } else {
                m_window.announce(tr("Change the plan first: a version holds what a person changed"),
                                  models::Severity::Caution);
            }
        },
        tr("memo override author version"));
}

void PanelWiring::addOtherPanels() {
    ui::PanelSpec journal;
    journal.id = QStringLiteral("journal");
    journal.title = tr("Journal");
    journal.shortcut = QKeySequence(Qt::ALT | Qt::Key_9);
    journal.placements = {{weekend(), Column::Middle, 1, 300}, {research(), Column::Right, 1, 270}};
    journal.create = [this](QWidget* parent) {
        m_journalPanel = new ui::JournalPanel(parent);
        showJournalDay();
        wireJournal(*m_journalPanel);
        m_journalPanel->show(m_journal);
        return m_journalPanel.data();
    };
    m_window.addPanel(journal);

    addDayPanel<ui::DataPanel>(QStringLiteral("data"), tr("Data"), 0, {{weekend(), Column::Left, 1, 410}},
                               &PanelWiring::wireData);

    ui::PanelSpec parameters;
    parameters.id = QStringLiteral("parameters");
    parameters.title = tr("Parameters");
    parameters.placements = {{weekend(), Column::Right, 0, 520}};
    parameters.create = [this](QWidget* parent) {
        m_parameters = new ui::ParametersPanel(parent);
        m_parameters->show(m_service.parameters());
        connect(m_parameters, &ui::ParametersPanel::applyRequested, &m_service,
                &app::DayService::applyParameters);
        return m_parameters.data();
    };
    m_window.addPanel(parameters);

    ui::PanelSpec log;
    log.id = QStringLiteral("log");
    log.title = tr("Log");
    log.placements = {{weekend(), Column::Right, 1, 300}};
    log.create = [this](QWidget* parent) {
        m_logPanel = new ui::LogPanel(parent);
        for (const models::LogRow& row : m_earlyLog) {
            m_logPanel->append(row.level, row.at, row.area, row.text);
        }
        m_earlyLog.clear();
        m_logPanel->flush();
        return m_logPanel.data();
    };
    m_window.addPanel(log);
}

void PanelWiring::showDay(const app::DayStatePointer& state) {
    // The same day with more positions leaves what a person has changed as it is.
    const bool same = m_day && m_day->date == state->date && m_day->strategy == state->strategy &&
                      m_day->underlying == state->underlying && m_day->plan.hash == state->plan.hash &&
                      m_day->positions.size() < state->positions.size();
    m_day = state;
    if (same) {
        for (const QPointer<ui::DayPanel>& panel : m_dayPanels) {
            if (panel) {
                panel->show(state);
            }
        }
        return;
    }
    m_change.reset();
    m_applied.reset();
    m_asked = m_stale = 0; // the service drops the answers to changes of an earlier day
    forgetCopied();
    showPlan(nullptr); // before the day: no panel may place the new one by the plan of the last
    for (const QPointer<ui::DayPanel>& panel : m_dayPanels) {
        if (panel) {
            panel->show(state);
        }
    }
    const entry::EntryEvaluation& evaluation = state->plan.evaluation;
    log(models::LogLevel::Info, tr("evaluation"),
        QStringLiteral("%1 %2: %3 %4")
            .arg(QString::fromStdString(base::toIso(state->date)), QString::fromStdString(state->underlying),
                 QString::fromLatin1(entry::decisionKey(evaluation.decision)),
                 QString::fromStdString(evaluation.reason)));
    for (const std::string& alert : state->dashboard.alerts) {
        log(models::LogLevel::Warning, tr("alert"), QString::fromStdString(alert));
    }
}

void PanelWiring::log(models::LogLevel level, const QString& area, const QString& text) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_logPanel) {
        m_logPanel->append(level, now, area, text);
    } else {
        m_earlyLog.push_back({static_cast<qint64>(m_earlyLog.size()), now, level, area, text});
    }
}

void PanelWiring::wireService() {
    connect(&m_service, &app::DayService::planChanged, this, &PanelWiring::showChanged);
    connect(&m_service, &app::DayService::changeRefused, this, &PanelWiring::undoRefused);
    connect(&m_service, &app::DayService::ticketReady, this, &PanelWiring::showTicket);
    // Not inside the service's answer: the question waits for a person.
    connect(&m_service, &app::DayService::closingProposed, this, &PanelWiring::askToClose,
            Qt::QueuedConnection);
    connect(&m_service, &app::DayService::ordersChanged, this, [this](const app::OrdersPointer& orders) {
        m_orders = orders;
        if (m_ticket) {
            m_ticket->setOrders(orders);
        }
    });
    connect(&m_service, &app::DayService::journalChanged, this, [this](const app::JournalPointer& entries) {
        m_journal = entries;
        if (m_journalPanel) {
            m_journalPanel->show(entries);
        }
    });
    connect(&m_service, &app::DayService::deskChanged, this, &PanelWiring::showJournalDay);
    connect(&m_service, &app::DayService::journalVerified, this, [this](bool holds, const QString& problem) {
        if (m_journalPanel) {
            m_journalPanel->setVerified(holds, problem);
        }
        log(holds ? models::LogLevel::Info : models::LogLevel::Error, tr("journal"),
            holds ? tr("the chain holds") : problem);
    });
    connect(&m_service, &app::DayService::opened, this, [this] {
        if (m_parameters) {
            m_parameters->show(m_service.parameters());
        }
        if (m_light) {
            m_light->setThresholds(diagnosis::regimeThresholds(m_service.parameters().optimus()));
        }
        if (m_ticket) {
            m_ticket->setFee(m_service.parameters().account().feePerContract);
        }
    });
    connect(&m_service, &app::DayService::refused, this, [this](const QString& text) {
        log(models::LogLevel::Error, tr("refused"), text);
        if (m_ticket && m_change) {
            m_ticket->setNotice(text);
        }
    });
    connect(&m_service, &app::DayService::openFailed, this,
            [this](const QString& text) { log(models::LogLevel::Error, tr("open"), text); });
    connect(&m_service, &app::DayService::recorded, this,
            [this](const QString& text) { log(models::LogLevel::Info, tr("journal"), text); });
}

void PanelWiring::wireLight(ui::TrafficLightPanel& panel) {
    m_light = &panel;
    panel.setThresholds(diagnosis::regimeThresholds(m_service.parameters().optimus()));
    connect(&panel, &ui::TrafficLightPanel::daySelected, this,
            [this](const QDate& day) { m_service.requestDay(models::fromQDate(day)); });
}

void PanelWiring::wireGates(ui::EntryGatesPanel& panel) {
    // The study of all gates is always computed for the window; the panel's switch shows or hides it.
    m_service.setAllGates(true);
    m_lab.wireGates(panel);
    connect(&panel, &ui::EntryGatesPanel::copyEvaluationRequested, this, [this] {
        if (m_day) {
            const entry::EntryEvaluation& evaluation = m_day->plan.evaluation;
            QGuiApplication::clipboard()->setText(QString::fromStdString(
                report::diagnosisText(evaluation) + "\n" + report::entryEvaluationText(evaluation)));
            m_window.announce(tr("Evaluation copied"));
        }
    });
    connect(&panel, &ui::EntryGatesPanel::jumpToChart, this, [this] {
        m_window.showPanel(QStringLiteral("chart"));
        if (auto* chart = qobject_cast<ui::ChartPanel*>(m_window.panel(QStringLiteral("chart")));
            chart && m_day) {
            chart->showDate(m_day->date);
        }
    });
}

void PanelWiring::wireChart(ui::ChartPanel& panel) {
    m_lab.wireChart(panel);
}

void PanelWiring::showPlan(const app::PlanPointer& plan) {
    m_plan = plan;
    if (m_ticket) {
        m_ticket->showPlan(plan);
    }
    if (m_chain) {
        m_chain->showPlan(plan);
    }
    if (m_risk) {
        m_risk->showPlan(plan);
    }
}

void PanelWiring::wireRisk(ui::RiskGraphPanel& panel) {
    m_risk = &panel;
    panel.showPlan(m_plan);
}

void PanelWiring::wireChain(ui::OptionChainPanel& panel) {
    m_chain = &panel;
    panel.showPlan(m_plan);
    connect(&panel, &ui::OptionChainPanel::legClicked, this, [this](const structures::Leg& leg, bool) {
        // The leg of the plan on the clicked side moves there: a bid is sold at, an ask bought at.
        const structures::TradePlan* plan = shownTrade();
        if (plan == nullptr) {
            m_window.announce(tr("There is no plan whose leg could move"), models::Severity::Caution);
            return;
        }
        const auto own = std::find_if(plan->legs.begin(), plan->legs.end(), [&](const structures::Leg& one) {
            return one.contract.right == leg.contract.right &&
                   (one.side == leg.side || plan->legs.size() == 1);
        });
        if (own == plan->legs.end()) {
            m_window.announce(tr("The plan has no such leg: it holds %1")
                                  .arg(models::contractText(plan->legs.front().contract)),
                              models::Severity::Caution);
            return;
        }
        app::ManualChange changed = m_change.value_or(app::ManualChange{});
        changed.by = person();
        changed.change.expiration = leg.contract.expiration;
        changed.change.settlement = leg.contract.settlement;
        (own->side == structures::Side::Sell ? changed.change.shortStrike : changed.change.longStrike) =
            leg.contract.strike;
        releaseLimit(changed);
        change(changed);
    });
}

void PanelWiring::showJournalDay() {
    const app::DeskPointer& desk = m_service.desk();
    if (m_journalPanel && desk) {
        m_journalPanel->setAsOf(desk->isLatest ? std::nullopt : std::optional(desk->date));
    }
}

void PanelWiring::wireData(ui::DataPanel& panel) {
    m_import.wire(panel);
}

void PanelWiring::wireJournal(ui::JournalPanel& panel) {
    connect(&panel, &ui::JournalPanel::noteRequested, this, &PanelWiring::askForNote);
    connect(&panel, &ui::JournalPanel::copyRequested, this, [this](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        m_window.announce(tr("Text copied"), models::Severity::Go);
    });
    connect(&panel, &ui::JournalPanel::exportRequested, this, &PanelWiring::exportJournal);
    m_lab.wireJournal(panel);
}

} // namespace signalbox
