// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/backtest_panel.h"

#include "models/text/strategy_names.h"
#include "ui/panels/backtest/headline_strip.h"
#include "ui/panels/backtest/job_strip.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace signalbox::ui {

namespace {

/// The span offered at first.
constexpr int YearsOffered = 10;

/// Says why there is nothing to measure, and where to look.
QString noTrades(const models::ShownBacktest& shown) {
    const auto& systems = shown.analysis->gates;
    const QString gate = systems.empty() ? QString() : models::gravestGate(systems.front().counts);
    return BacktestPanel::tr("<b>No trade was made.</b> ") +
           (gate.isEmpty() ? QString() : gate.toHtmlEscaped() + QStringLiteral(". ")) +
           BacktestPanel::tr("Choose a longer span or change a gate; the page Gates counts all of them.");
}

} // namespace

BacktestPanel::BacktestPanel(QWidget* parent)
    : PanelFrame(tr("Backtest"), parent), m_fields(new SpanFields), m_run(new QPushButton(tr("Run"))),
      m_strip(new JobStrip), m_hint(new Sentence), m_headline(new HeadlineStrip), m_provenance(new Sentence),
      m_pages(new ResultPages), m_empty(new EmptyState), m_switch(new BodySwitch(m_empty)),
      m_export(new IconButton(QStringLiteral("export"), tr("Export the backtest"))),
      m_simulated(new Badge(BadgeKind::Simulated)) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::gap);
    m_run->setProperty("primary", true);
    line->addWidget(m_fields, 1);
    line->addWidget(m_run);
    layout->addLayout(line);
    layout->addWidget(m_strip);
    layout->addWidget(m_hint);
    m_hint->setRich({});
    auto* result = new QWidget;
    auto* inside = new QVBoxLayout(result);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::gap);
    inside->addWidget(m_headline);
    inside->addWidget(m_provenance);
    inside->addWidget(m_pages, 1);
    m_switch->setBody(result);
    layout->addWidget(m_switch, 1);
    m_fields->offerEveryStrategy();
    setContent(body);
    heading()->addControl(m_export);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    m_export->setEnabled(false);
    m_export->setToolTip(tr("Nothing to export: no backtest has been run"));
    settle(
        tr("No backtest has been run yet."),
        tr("Choose the span and press Run. Nothing is written to the journal, and no order can come of it."),
        QStringLiteral("play"));

    connect(m_run, &QPushButton::clicked, this, &BacktestPanel::run);
    connect(m_fields, &SpanFields::confirmed, this, &BacktestPanel::run);
    connect(m_fields, &SpanFields::changed, this, &BacktestPanel::updateRun);
    connect(m_strip, &JobStrip::cancelRequested, this, &BacktestPanel::cancelRequested);
    connect(m_export, &QAbstractButton::clicked, this, &BacktestPanel::exportRequested);
    connect(m_pages, &ResultPages::tradeChosen, this, &BacktestPanel::tradeChosen);
    connect(m_pages, &ResultPages::copyRequested, this, &BacktestPanel::copyRequested);
    updateRun();
}

void BacktestPanel::setKnownDays(QDate first, QDate last) {
    m_fields->setKnownDays(first, last, YearsOffered);
}

void BacktestPanel::setParameters(const params::ParameterSet& parameters) {
    m_fields->setParameters(parameters);
}

void BacktestPanel::setSimulated(bool simulated) {
    m_simulated->setVisible(simulated);
}

void BacktestPanel::ask(const SpanChoice& choice) {
    m_fields->setChoice(choice);
    run();
}

SpanChoice BacktestPanel::choice() const {
    return m_fields->choice();
}

void BacktestPanel::updateRun() {
    const QString problem = m_fields->problem();
    m_run->setEnabled(problem.isEmpty());
    m_run->setToolTip(
        problem.isEmpty() ? tr("Runs the strategy over the span (Enter in the field of changes)") : problem);
    m_run->setText(m_running ? tr("Run again") : tr("Run"));
}

void BacktestPanel::run() {
    const QString problem = m_fields->problem();
    m_hint->setRich(problem.toHtmlEscaped());
    if (problem.isEmpty()) {
        Q_EMIT runRequested(m_fields->choice());
    }
}

void BacktestPanel::settle(const QString& missing, const QString& wayOut, const QString& icon) {
    m_running = false;
    m_strip->setIdle();
    m_empty->setIcon(icon);
    m_empty->setMessage(missing, wayOut);
    m_switch->showBody(m_shown.exists());
    // With an earlier result on show the news stands above it.
    m_hint->setRich(m_shown.exists()
                        ? QStringLiteral("<b>%1</b> %2").arg(missing.toHtmlEscaped(), wayOut.toHtmlEscaped())
                        : QString());
    updateRun();
}

void BacktestPanel::show(const models::ShownBacktest& shown) {
    m_shown = shown;
    m_running = false;
    m_strip->setIdle();
    m_hint->setRich(shown.run->trades.empty() ? noTrades(shown) : QString());
    m_headline->setFigures(models::headlineFigures(shown));
    m_provenance->setRich(models::provenanceSentence(shown));
    m_pages->show(shown);
    m_switch->showBody(true);
    m_simulated->setVisible(shown.simulated());
    m_export->setEnabled(true);
    m_export->setToolTip(tr("Export the trades as CSV, or everything as JSON"));
    setSubtitle(models::strategyName(shown.card->strategy) + QStringLiteral(" · ") +
                models::questionText(*shown.card));
    const auto warnings = models::backtestWarnings(shown).size();
    setNote(warnings == 0   ? QString()
            : warnings == 1 ? tr("⚠ 1 warning")
                            : tr("⚠ %1 warnings").arg(warnings));
    updateRun();
}

void BacktestPanel::showGatePrices(const std::shared_ptr<const lab::Counterfactuals>& prices) {
    m_pages->showGatePrices(prices);
}

void BacktestPanel::showRunning(double fraction, const QString& what) {
    if (!m_running) {
        m_running = true;
        m_hint->setRich({});
        m_empty->setIcon(QStringLiteral("clock"));
        m_empty->setMessage(tr("The backtest is running."),
                            tr("The window stays free; Cancel ends the run at once."));
        updateRun();
    }
    m_strip->setRunning(fraction, what);
}

void BacktestPanel::showCancelled() {
    settle(tr("The backtest was cancelled."),
           tr("Press Run to start it again; a span that was loaded is kept."), QStringLiteral("pause"));
}

void BacktestPanel::showFailed(const QString& message) {
    settle(message, tr("Change the span or the parameters and press Run."), QStringLiteral("warning"));
}

} // namespace signalbox::ui
