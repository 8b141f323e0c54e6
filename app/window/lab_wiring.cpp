// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/lab_wiring.h"

#include "engine/strategies/registry.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/panels/backtest/backtest_panel.h"
#include "ui/panels/chart/chart_panel.h"
#include "ui/panels/entry_gates/entry_gates_panel.h"
#include "ui/panels/journal/blocked_views.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/sweep/sweep_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

namespace signalbox {
namespace {

using app::LabJob;
using ui::Column;

/// How far back the journal looks for skipped signals.
constexpr int SkippedYears = 10;
/// Of the span that pictures show.
constexpr int PictureYears = 4;

app::LabQuestion questionOf(const ui::SpanChoice& choice) {
    app::LabQuestion question;
    question.strategy = choice.strategy.toStdString();
    question.from = models::fromQDate(choice.from);
    question.to = models::fromQDate(choice.to);
    for (const QString& change : choice.changes) {
        question.changes.push_back(change.toStdString());
    }
    return question;
}

} // namespace

QString research() {
    return QStringLiteral("Research");
}

LabWiring::LabWiring(ui::MainWindow& window, app::DayService& day, app::LabService& lab)
    : m_window(window), m_service(day), m_lab(lab) {
    wireLab();
    wireResults();
}

LabWiring::~LabWiring() = default;

void LabWiring::addPanels() {
    ui::PanelSpec backtest;
    backtest.id = QStringLiteral("backtest");
    backtest.title = tr("Backtest");
    backtest.shortcut = QKeySequence(Qt::ALT | Qt::Key_B);
    backtest.placements = {{research(), Column::Middle, 0, 540}};
    backtest.create = [this](QWidget* parent) {
        m_backtest = new ui::BacktestPanel(parent);
        wireBacktest(*m_backtest);
        return m_backtest.data();
    };
    m_window.addPanel(backtest);

    ui::PanelSpec sweep;
    sweep.id = QStringLiteral("sweep");
    sweep.title = tr("Sweep");
    sweep.shortcut = QKeySequence(Qt::ALT | Qt::Key_W);
    sweep.placements = {{research(), Column::Right, 0, 520}};
    sweep.create = [this](QWidget* parent) {
        m_sweep = new ui::SweepPanel(parent);
        wireSweep(*m_sweep);
        return m_sweep.data();
    };
    m_window.addPanel(sweep);
}

void LabWiring::addCommands() {
    const auto run = [this](const QString& id) { m_window.showPanel(id); };
    m_window.commands().add(
        tr("Research"), tr("Run a backtest"), {},
        [this, run] {
            run(QStringLiteral("backtest"));
            if (m_backtest) {
                m_backtest->ask(m_backtest->choice());
            }
        },
        tr("history strategy test"));
    m_window.commands().add(
        tr("Research"), tr("Run a sweep"), {},
        [this, run] {
            run(QStringLiteral("sweep"));
            if (m_sweep) {
                m_sweep->ask(m_sweep->choice());
            }
        },
        tr("parameters heat map plateau"));
    m_window.commands().add(tr("Research"), tr("Cancel backtest and sweep"), {},
                            [this] { m_lab.cancelAll(); });
    m_window.commands().add(
        tr("Research"), tr("Show skipped signals"), {},
        [this, run] {
            run(QStringLiteral("journal"));
            if (m_journal) {
                m_journal->setView(ui::JournalView::Skipped);
            }
        },
        tr("counterfactual missed blocked"));
    m_window.commands().add(
        tr("Research"), tr("Show what the gates are worth"), {},
        [this, run] {
            run(QStringLiteral("journal"));
            if (m_journal) {
                m_journal->setView(ui::JournalView::Prices);
            }
        },
        tr("price tags counterfactual avoided missed"));
}

void LabWiring::wireBacktest(ui::BacktestPanel& panel) {
    panel.setParameters(m_service.parameters());
    panel.setSimulated(m_simulated);
    tellDays();
    connect(&panel, &ui::BacktestPanel::runRequested, this, &LabWiring::runBacktest);
    connect(&panel, &ui::BacktestPanel::cancelRequested, this, [this] { m_lab.cancel(LabJob::Backtest); });
    connect(&panel, &ui::BacktestPanel::exportRequested, this, &LabWiring::exportBacktest);
    connect(&panel, &ui::BacktestPanel::tradeChosen, this, &LabWiring::showTrade);
    connect(&panel, &ui::BacktestPanel::copyRequested, this, [this](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        m_window.announce(tr("Text copied"), models::Severity::Go);
    });
    if (m_lab.isRunning(LabJob::Backtest)) {
        panel.showRunning(-1, tr("Running"));
    }
    showBacktest();
}

void LabWiring::wireSweep(ui::SweepPanel& panel) {
    panel.setParameters(m_service.parameters());
    panel.setSimulated(m_simulated);
    tellDays();
    connect(&panel, &ui::SweepPanel::runRequested, this, &LabWiring::runSweep);
    connect(&panel, &ui::SweepPanel::cancelRequested, this, [this] { m_lab.cancel(LabJob::Sweep); });
    connect(&panel, &ui::SweepPanel::exportRequested, this, &LabWiring::exportSweep);
    connect(&panel, &ui::SweepPanel::combinationChosen, this, [this](const ui::SpanChoice& choice) {
        m_window.showPanel(QStringLiteral("backtest"));
        if (m_backtest) {
            m_backtest->ask(choice);
        }
    });
    if (m_lab.isRunning(LabJob::Sweep)) {
        panel.showRunning(-1, tr("Running"));
    }
    showSweep();
}

void LabWiring::wireJournal(ui::JournalPanel& panel) {
    m_journal = &panel;
    panel.setSimulated(m_simulated);
    connect(&panel, &ui::JournalPanel::skippedWanted, this, &LabWiring::requestSkipped);
    connect(&panel.blocked(), &ui::BlockedViews::cancelRequested, this,
            [this] { m_lab.cancel(LabJob::Skipped); });
    connect(&panel.blocked(), &ui::BlockedViews::dayChosen, this,
            [this](base::Date day) { m_service.requestDay(day); });
}

void LabWiring::wireChart(ui::ChartPanel& panel) {
    m_chart = &panel;
    if (m_done) {
        studyTrades();
    }
}

void LabWiring::wireGates(ui::EntryGatesPanel& panel) {
    m_gates = &panel;
    // A panel that is made late gets its day first.
    QTimer::singleShot(0, &panel, [this] {
        if (m_gates) {
            m_gates->showNearMisses(m_nearMisses);
        }
    });
}

void LabWiring::wireLab() {
    connect(&m_lab, &app::LabService::started, this,
            [this](LabJob job) { showProgress(job, -1, tr("Starting")); });
    connect(&m_lab, &app::LabService::progressed, this, &LabWiring::showProgress);
    connect(&m_lab, &app::LabService::cancelled, this, [this](LabJob job) { showEnd(job, {}); });
    connect(&m_lab, &app::LabService::failed, this, &LabWiring::showEnd);
    connect(&m_lab, &app::LabService::ended, this, [this](LabJob job) {
        if (!m_lab.isBusy()) {
            m_window.setJob({}, 0);
        }
        goOnFilling(job);
    });
    connect(&m_lab, &app::LabService::exported, this, [this](const QString& file) {
        m_window.announce(tr("Written to %1").arg(file), models::Severity::Go);
    });
    connect(&m_service, &app::DayService::opened, this, [this](bool simulated, bool) {
        // Another market or other parameters: what was loaded is no longer true.
        m_lab.forget();
        m_simulated = simulated;
        if (m_backtest) {
            m_backtest->setSimulated(simulated);
            m_backtest->setParameters(m_service.parameters());
        }
        if (m_sweep) {
            m_sweep->setSimulated(simulated);
            m_sweep->setParameters(m_service.parameters());
        }
        if (m_journal) {
            m_journal->setSimulated(simulated);
        }
    });
    connect(&m_service, &app::DayService::storedDaysChanged, this, [this](const QVector<base::Date>& days) {
        m_days = days;
        tellDays();
    });
}

void LabWiring::wireResults() {
    connect(&m_lab, &app::LabService::backtestReady, this, [this](const app::BacktestPointer& done) {
        m_done = done;
        m_gatePrices.reset();
        showBacktest();
    });
    connect(&m_lab, &app::LabService::gatePricesReady, this,
            [this](const app::BacktestPointer& of, const app::BlockedPointer& blocked) {
                if (of == m_done) {
                    m_gatePrices = blocked;
                    showBacktest();
                }
            });
    connect(&m_lab, &app::LabService::sweepReady, this, [this](const app::SweepPointer& done) {
        m_swept = done;
        showSweep();
    });
    connect(&m_lab, &app::LabService::skippedReady, this, [this](const app::BlockedPointer& blocked) {
        m_skipped = blocked;
        if (m_journal) {
            m_journal->showSkipped({blocked, &blocked->found},
                                   tr("%1 – %2").arg(models::mediumDate(blocked->question.from),
                                                     models::mediumDate(blocked->question.to)));
        }
    });
    connect(&m_lab, &app::LabService::nearMissesReady, this, [this](const app::NearMissPointer& report) {
        m_nearMisses = report;
        if (m_gates) {
            m_gates->showNearMisses(report);
        }
    });
}

void LabWiring::showDay(const app::DayStatePointer& state) {
    const bool otherDay = !m_day || m_day->date != state->date;
    m_day = state;
    const strategies::Strategy* strategy = strategies::find(state->strategy);
    const bool ownSymbol = strategy != nullptr && !strategy->marketWide;
    // The lab asks about the strategy that has a symbol of its own; a share is looked at by the scanner.
    if (ownSymbol && state->plan.evaluation.decision == entry::Decision::NoTrade) {
        // After the day has been shown: the event loop comes first.
        QTimer::singleShot(0, this, [this, date = state->date] { m_lab.requestNearMisses(date); });
    }
    if (otherDay && m_journal) {
        m_lab.cancel(LabJob::Skipped);
        m_journal->forgetSkipped();
    }
}

void LabWiring::runBacktest(const ui::SpanChoice& choice) {
    m_lab.runBacktest(questionOf(choice));
}

void LabWiring::runSweep(const ui::SweepChoice& choice) {
    app::SweepQuestion question;
    question.span = questionOf(choice.span);
    question.objective = choice.objective;
    for (const QString& axis : choice.vary) {
        question.vary.push_back(axis.toStdString());
    }
    m_lab.runSweep(question);
}

void LabWiring::requestSkipped() {
    const auto days = knownDays();
    if (!days || !m_day) {
        return;
    }
    app::LabQuestion question;
    question.strategy = m_day->strategy;
    // Nothing later than the day shown: what a person knew then.
    question.to = m_day->date;
    question.from =
        std::max(days->first, models::fromQDate(models::toQDate(question.to).addYears(-SkippedYears)));
    m_lab.requestSkipped(question);
}

std::optional<std::pair<base::Date, base::Date>> LabWiring::knownDays() const {
    if (m_days.isEmpty()) {
        return std::nullopt;
    }
    return std::pair(m_days.first(), m_days.last());
}

void LabWiring::tellDays() {
    const auto days = knownDays();
    if (!days) {
        return;
    }
    if (m_backtest) {
        m_backtest->setKnownDays(models::toQDate(days->first), models::toQDate(days->second));
    }
    if (m_sweep) {
        m_sweep->setKnownDays(models::toQDate(days->first), models::toQDate(days->second));
    }
}

void LabWiring::fillPanels() {
    const auto days = knownDays();
    if (!days) {
        Q_EMIT rested();
        return;
    }
    // The workspace that holds them makes them; the others stay as they are arranged.
    m_workspaceBefore = m_window.workspace();
    m_window.setWorkspace(research());
    ui::SpanChoice span;
    span.to = models::toQDate(days->second);
    span.from = std::max(models::toQDate(days->first), span.to.addYears(-PictureYears));
    ui::SweepChoice sweep;
    sweep.span = span;
    sweep.vary = {QStringLiteral("min_iv_rank=30:60:5"), QStringLiteral("profit_target_pct=40:60:5")};
    // One after the other: the second finds the span loaded.
    m_filling = true;
    m_next = {[this, sweep] {
        if (m_sweep) {
            m_sweep->ask(sweep);
        }
    }};
    if (m_backtest) {
        m_backtest->ask(span);
    }
}

void LabWiring::goOnFilling(LabJob ended) {
    if (!m_filling || (ended != LabJob::Backtest && ended != LabJob::Sweep)) {
        return;
    }
    if (m_next.empty()) {
        m_filling = false;
        m_window.setWorkspace(m_workspaceBefore);
        m_window.setFocus(Qt::OtherFocusReason);
        Q_EMIT rested();
        return;
    }
    const auto next = std::move(m_next.front());
    m_next.erase(m_next.begin());
    next();
}

} // namespace signalbox
