// SPDX-License-Identifier: GPL-3.0-or-later
// What the lab found, where it is shown and exported.
#include "app/core/lab/account_backtest.h"
#include "app/window/lab_wiring.h"
#include "ui/panels/backtest/backtest_panel.h"
#include "ui/panels/chart/chart_panel.h"
#include "ui/panels/journal/blocked_views.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/sweep/sweep_panel.h"

#include <algorithm>

namespace signalbox {
namespace {

using app::LabJob;

models::ShownBacktest shownOf(const app::BacktestPointer& done) {
    // One owner, three views of it.
    models::ShownBacktest shown{{done, &done->card}, {done, &done->run}, {done, &done->analysis}};
    for (const report::ClosingText& closing : done->closing) {
        shown.closing.push_back(
            {QString::fromStdString(closing.title), QString::fromStdString(closing.text)});
    }
    return shown;
}

ui::ShownSweep shownOf(const app::SweepPointer& done, bool simulated) {
    return {{done, &done->spec}, {done, &done->rows}, {done, &done->ranking},
            done->cancelled,     simulated,           done->run.seconds};
}

QString jobName(LabJob job) {
    switch (job) {
    case LabJob::Backtest:
        return LabWiring::tr("Backtest");
    case LabJob::Sweep:
        return LabWiring::tr("Sweep");
    case LabJob::Skipped:
        return LabWiring::tr("Skipped signals");
    case LabJob::NearMiss:
        return LabWiring::tr("Near misses");
    case LabJob::Export:
        break;
    }
    return LabWiring::tr("Export");
}

bool overManySymbols(const app::FinishedBacktest& done) {
    return app::isAccountBacktest({done.card.strategy});
}

} // namespace

void LabWiring::showBacktest() {
    if (m_backtest && m_done && m_backtest->shown().run.get() != &m_done->run) {
        m_backtest->show(shownOf(m_done));
        m_trade = 0;
        studyTrades();
    }
    if (m_backtest && m_gatePrices) {
        m_backtest->showGatePrices({m_gatePrices, &m_gatePrices->found});
    }
}

void LabWiring::showSweep() {
    if (m_sweep && m_swept) {
        m_sweep->show(shownOf(m_swept, m_simulated));
    }
}

void LabWiring::studyTrades() {
    if (!m_chart) {
        return;
    }
    // The chart is of one symbol; trades of a whole universe are not its own.
    if (overManySymbols(*m_done)) {
        m_chart->studyTrades({}, 0, {});
    } else {
        m_chart->studyTrades({m_done, &m_done->run}, m_trade, m_done->card.underlying);
    }
}

void LabWiring::showTrade(int id, bool closing) {
    if (!m_done) {
        return;
    }
    const auto& trades = m_done->run.trades;
    const auto trade =
        std::find_if(trades.begin(), trades.end(), [id](const backtest::Trade& one) { return one.id == id; });
    if (trade == trades.end()) {
        return;
    }
    m_trade = id;
    studyTrades();
    if (const auto slot = static_cast<std::size_t>(trade->system);
        overManySymbols(*m_done) && slot < m_done->analysis.slots.size()) {
        const auto& [strategy, symbol] = m_done->analysis.slots[slot];
        m_service.choose(QString::fromStdString(strategy), QString::fromStdString(symbol));
    }
    m_service.requestDay(closing && trade->closedOn ? *trade->closedOn : trade->openedOn);
}

void LabWiring::showProgress(LabJob job, double fraction, const QString& what) {
    switch (job) {
    case LabJob::Backtest:
        if (m_backtest) {
            m_backtest->showRunning(fraction, what);
        }
        break;
    case LabJob::Sweep:
        if (m_sweep) {
            m_sweep->showRunning(fraction, what);
        }
        break;
    case LabJob::Skipped:
        if (m_journal) {
            m_journal->blocked().setRunning(fraction, what);
        }
        break;
    case LabJob::NearMiss:
    case LabJob::Export:
        return; // too short to be told
    }
    m_window.setJob(jobName(job) + QStringLiteral(": ") + what, fraction);
}

void LabWiring::showEnd(LabJob job, const QString& message) {
    const bool cancelled = message.isEmpty();
    if (!m_lab.isBusy()) {
        m_window.setJob({}, 0);
    }
    switch (job) {
    case LabJob::Backtest:
        if (m_backtest) {
            cancelled ? m_backtest->showCancelled() : m_backtest->showFailed(message);
        }
        break;
    case LabJob::Sweep:
        if (m_sweep) {
            cancelled ? m_sweep->showCancelled() : m_sweep->showFailed(message);
        }
        break;
    case LabJob::Skipped:
        if (m_journal) {
            cancelled ? m_journal->blocked().setCancelled() : m_journal->blocked().setFailed(message);
        }
        break;
    case LabJob::NearMiss:
        return; // a study beside the day; its line stays empty
    case LabJob::Export:
        break;
    }
    if (!cancelled) {
        m_window.announce(QStringLiteral("%1: %2").arg(jobName(job), message), models::Severity::Stop);
    }
}

void LabWiring::exportBacktest() {
    if (!m_done) {
        return;
    }
    const auto file = m_window.prompter().saveFile(tr("Export the backtest"), QStringLiteral("backtest.csv"),
                                                   tr("Trades as CSV (*.csv);;Everything as JSON (*.json)"));
    if (file) {
        m_lab.exportBacktest(m_done, *file);
    }
}

void LabWiring::exportSweep() {
    if (!m_swept) {
        return;
    }
    const auto file =
        m_window.prompter().saveFile(tr("Export the sweep"), QStringLiteral("sweep.csv"),
                                     tr("Combinations as CSV (*.csv);;File of the sweep (*.json)"));
    if (file) {
        m_lab.exportSweep(m_swept, *file);
    }
}

} // namespace signalbox
