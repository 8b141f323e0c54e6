// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sweep/sweep_panel.h"

#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"
#include "ui/charts/heat_map.h"
#include "ui/panels/backtest/job_strip.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/panels/sweep/axis_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/segmented_control.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace signalbox::ui {

namespace {

constexpr int YearsOffered = 10;
/// Height of a map from which on it scrolls.
constexpr int LargestMap = 260;
/// More combinations than this in one sweep deserve a word about the time and about luck.
constexpr std::size_t ManyCombinations = 10'000;

QString rowId(const models::SweepResultRow& row) {
    return QString::number(row.combination);
}

} // namespace

SweepPanel::SweepPanel(QWidget* parent)
    : PanelFrame(tr("Sweep"), parent), m_fields(new SpanFields), m_axes(new AxisRows),
      m_objective(new QComboBox), m_count(makeCaption(QString())), m_run(new QPushButton(tr("Run"))),
      m_strip(new JobStrip), m_hint(new Sentence), m_view(new SegmentedControl({tr("Peak"), tr("Plateau")})),
      m_x(new QComboBox), m_y(new QComboBox), m_axisChoice(new QWidget), m_held(new Sentence),
      m_map(new HeatMap), m_mapArea(new QScrollArea),
      m_model(new models::ValueTableModel<models::SweepResultRow>(models::sweepColumns(), rowId, this)),
      m_table(new DataTable), m_luck(new ReasonBox), m_empty(new EmptyState),
      m_switch(new BodySwitch(m_empty)),
      m_export(new IconButton(QStringLiteral("export"), tr("Export the sweep"))),
      m_simulated(new Badge(BadgeKind::Simulated)) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    buildQuestion(*layout);
    layout->addWidget(m_strip);
    layout->addWidget(m_hint);
    m_hint->setRich({});
    buildResult();
    layout->addWidget(m_switch, 1);
    setContent(body);
    heading()->addControl(m_export);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    m_export->setEnabled(false);
    m_export->setToolTip(tr("Nothing to export: no sweep has been run"));
    m_axes->setAxes({QStringLiteral("min_iv_rank=35:60:5"), QStringLiteral("profit_target_pct=40:60:5")});
    settle(tr("No sweep has been run yet."),
           tr("Choose what to vary and press Run: every combination is a whole backtest on all cores."),
           QStringLiteral("table"));
    connect(m_run, &QPushButton::clicked, this, &SweepPanel::run);
    connect(m_fields, &SpanFields::confirmed, this, &SweepPanel::run);
    connect(m_fields, &SpanFields::changed, this, &SweepPanel::updateRun);
    connect(m_axes, &AxisRows::changed, this, &SweepPanel::updateRun);
    connect(m_strip, &JobStrip::cancelRequested, this, &SweepPanel::cancelRequested);
    connect(m_export, &QAbstractButton::clicked, this, &SweepPanel::exportRequested);
    connect(m_view, &SegmentedControl::currentChanged, this, [this](int) { refreshResult(); });
    for (QComboBox* box : {m_x, m_y}) {
        connect(box, &QComboBox::activated, this, [this](int) { refreshResult(); });
    }
    connect(m_map, &HeatMap::cellChosen, this, &SweepPanel::choose);
    connect(m_map, &HeatMap::cellReached, m_mapArea, [this](const QRect& place) {
        m_mapArea->ensureVisible(place.center().x(), place.center().y(), place.width(), place.height());
    });
    connect(m_table, &DataTable::rowActivated, this,
            [this](int row) { choose(m_model->row(row).combination); });
    updateRun();
}

void SweepPanel::buildQuestion(QVBoxLayout& layout) {
    layout.addWidget(m_fields);
    layout.addWidget(m_axes);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::gap);
    m_objective->setAccessibleName(tr("What is best"));
    m_objective->setToolTip(tr("What is best: the objective of the sweep"));
    for (const lab::Objective objective : lab::allObjectives()) {
        m_objective->addItem(tr("best by %1").arg(models::objectiveName(objective)),
                             QString::fromLatin1(lab::objectiveKey(objective)));
    }
    m_run->setProperty("primary", true);
    line->addWidget(m_objective);
    line->addWidget(m_count, 1);
    line->addWidget(m_run);
    layout.addLayout(line);
}

void SweepPanel::buildResult() {
    auto* result = new QWidget;
    auto* inside = new QVBoxLayout(result);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::gap);
    inside->addWidget(m_luck);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::gap);
    m_view->setAccessibleName(tr("Peak or plateau"));
    m_view->setToolTip(
        tr("Peak: each combination by itself. Plateau: the median over itself and its neighbours; a "
           "good combination among good neighbours is worth more than a lone peak."));
    line->addWidget(m_view);
    auto* axes = new QHBoxLayout(m_axisChoice);
    axes->setContentsMargins(0, 0, 0, 0);
    axes->setSpacing(space::gap);
    m_x->setAccessibleName(tr("Parameter across"));
    m_y->setAccessibleName(tr("Parameter upwards"));
    axes->addWidget(m_x);
    axes->addWidget(makeCaption(QStringLiteral("×")));
    axes->addWidget(m_y);
    line->addWidget(m_axisChoice);
    line->addStretch(1);
    line->addWidget(makeCaption(tr("▲ best by peak   ▬ best by plateau")));
    inside->addLayout(line);
    inside->addWidget(m_held);
    m_mapArea->setWidget(m_map);
    m_mapArea->setWidgetResizable(true);
    m_mapArea->setFrameShape(QFrame::NoFrame);
    m_mapArea->setFocusPolicy(Qt::NoFocus);
    m_mapArea->viewport()->setAutoFillBackground(false);
    m_map->setAutoFillBackground(false);
    inside->addWidget(m_mapArea, 3);
    setUpTable(*m_table, *m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Combinations, the best first; Enter runs one in the backtest panel"));
    inside->addWidget(m_table, 2);
    m_switch->setBody(result);
}

bool SweepPanel::byPlateau() const {
    return m_view->current() == 1;
}

void SweepPanel::setKnownDays(QDate first, QDate last) {
    m_fields->setKnownDays(first, last, YearsOffered);
}

void SweepPanel::setParameters(const params::ParameterSet& parameters) {
    m_fields->setParameters(parameters);
    m_axes->setParameters(parameters);
}

void SweepPanel::setSimulated(bool simulated) {
    m_simulated->setVisible(simulated);
}

void SweepPanel::ask(const SweepChoice& choice) {
    m_fields->setChoice(choice.span);
    m_axes->setAxes(choice.vary);
    m_objective->setCurrentIndex(
        m_objective->findData(QString::fromLatin1(lab::objectiveKey(choice.objective))));
    run();
}

SweepChoice SweepPanel::choice() const {
    return {m_fields->choice(), m_axes->axes(),
            lab::parseObjective(m_objective->currentData().toString().toStdString())
                .value_or(lab::Objective::Sharpe)};
}

void SweepPanel::updateRun() {
    QString problem = m_fields->problem();
    if (problem.isEmpty()) {
        problem = m_axes->problem();
    }
    const auto grid = m_axes->grid();
    QString text;
    if (grid) {
        QStringList counts;
        for (const lab::Axis& axis : grid->axes()) {
            counts << models::count(static_cast<std::int64_t>(axis.values.size()));
        }
        const QString all = models::count(static_cast<std::int64_t>(grid->size()));
        text = counts.size() > 1 ? tr("%1 = %2 combinations").arg(counts.join(QStringLiteral(" × ")), all)
                                 : tr("%1 combinations").arg(all);
        if (grid->size() > ManyCombinations) {
            text += tr(": many tries find luck");
        }
    }
    m_count->setText(text);
    m_hint->setRich(problem.toHtmlEscaped());
    m_run->setEnabled(problem.isEmpty());
    m_run->setToolTip(problem.isEmpty() ? tr("Runs every combination") : problem);
    m_run->setText(m_running ? tr("Run again") : tr("Run"));
}

void SweepPanel::run() {
    updateRun();
    if (m_run->isEnabled()) {
        Q_EMIT runRequested(choice());
    }
}

void SweepPanel::settle(const QString& missing, const QString& wayOut, const QString& icon) {
    m_running = false;
    m_strip->setIdle();
    m_empty->setIcon(icon);
    m_empty->setMessage(missing, wayOut);
    m_switch->showBody(m_shown.exists());
    updateRun();
    if (m_shown.exists()) {
        m_hint->setRich(QStringLiteral("<b>%1</b> %2").arg(missing.toHtmlEscaped(), wayOut.toHtmlEscaped()));
    }
}

void SweepPanel::show(const ShownSweep& shown) {
    if (shown.cancelled && shown.ranking->valued == 0) {
        showCancelled();
        return;
    }
    m_shown = shown;
    m_running = false;
    m_strip->setIdle();
    m_switch->showBody(true);
    m_simulated->setVisible(shown.simulated);
    m_export->setEnabled(true);
    m_export->setToolTip(tr("Export the combinations as CSV, or the file of the sweep as JSON"));
    setSubtitle(QStringLiteral("%1 · %2 · %3 – %4")
                    .arg(models::strategyName(shown.spec->strategy),
                         QString::fromStdString(shown.spec->underlying), models::mediumDate(shown.spec->from),
                         models::mediumDate(shown.spec->to)));
    const auto tried = static_cast<std::int64_t>(shown.ranking->tried);
    setNote(tr("%1 run in %2 s").arg(models::count(tried), models::number(shown.seconds, 2)));
    fillAxes();
    updateRun();
    if (shown.cancelled) {
        m_hint->setRich(
            tr("<b>Cancelled after %1 of %2 combinations.</b> What was done is shown; press Run to do "
               "all of them.")
                .arg(models::count(static_cast<std::int64_t>(shown.rows->size())),
                     models::count(static_cast<std::int64_t>(shown.spec->grid.size()))));
    }
    if (shown.ranking->valued == 0) {
        m_hint->setRich(
            tr("<b>No combination has a value:</b> none of them closed a trade. Choose a longer span, or "
               "vary what stops the days."));
    }
    refreshResult();
}

void SweepPanel::fillAxes() {
    const auto& axes = m_shown.spec->grid.axes();
    m_x->clear();
    m_y->clear();
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const QString name = QString::fromStdString(axes[i].parameter->name);
        m_x->addItem(name);
        m_y->addItem(name);
    }
    m_x->setCurrentIndex(0);
    m_y->setCurrentIndex(axes.size() > 1 ? 1 : 0);
    m_axisChoice->setVisible(axes.size() > 2);
}

void SweepPanel::refreshResult() {
    if (!m_shown.exists()) {
        return;
    }
    const lab::Grid& grid = m_shown.spec->grid;
    const lab::Ranking& ranking = *m_shown.ranking;
    models::SweepHeatWish wish;
    wish.xAxis = static_cast<std::size_t>(std::max(0, m_x->currentIndex()));
    const auto upwards = static_cast<std::size_t>(std::max(0, m_y->currentIndex()));
    if (grid.axes().size() > 1 && upwards != wish.xAxis) {
        wish.yAxis = upwards;
    }
    wish.byPlateau = byPlateau();
    const models::SweepHeat heat = models::sweepHeat(grid, *m_shown.rows, ranking, wish);
    m_map->setHeat(
        heat, wish.byPlateau,
        [objective = ranking.objective](std::optional<double> value) {
            return models::objectiveText(objective, value);
        },
        [shown = m_shown](const models::SweepHeatCell& cell) {
            return models::sweepCellSentence(shown.spec->grid, *shown.ranking, cell);
        });
    // Small maps are seen whole; larger ones scroll.
    m_mapArea->setMinimumHeight(std::min(m_map->minimumSizeHint().height(), currentTheme().px(LargestMap)) +
                                2);
    m_held->setRich(grid.axes().size() > 2 ? heat.held.toHtmlEscaped() : QString());
    m_model->setRows(models::sweepResultRows(grid, *m_shown.rows, ranking, wish.byPlateau));
    m_luck->setReason(ReasonBox::Kind::Warning,
                      tr("%1 tried").arg(models::count(static_cast<std::int64_t>(ranking.tried))),
                      models::luckSentence(ranking).toHtmlEscaped());
}

void SweepPanel::choose(std::size_t combination) {
    if (!m_shown.exists() || combination >= m_shown.spec->grid.size()) {
        return;
    }
    const lab::SweepSpec& spec = *m_shown.spec;
    SpanChoice wanted = m_fields->choice();
    wanted.from = models::toQDate(spec.from);
    wanted.to = models::toQDate(spec.to);
    for (std::size_t axis = 0; axis < spec.grid.axes().size(); ++axis) {
        const QString name = QString::fromStdString(spec.grid.axes()[axis].parameter->name);
        wanted.changes.removeIf([&name](const QString& change) {
            return change.section(QLatin1Char('='), 0, 0).section(QLatin1Char('.'), -1) == name;
        });
        wanted.changes << name + QLatin1Char('=') + QString::fromStdString(spec.grid.text(combination, axis));
    }
    Q_EMIT combinationChosen(wanted);
}

void SweepPanel::showRunning(double fraction, const QString& what) {
    if (!m_running) {
        m_running = true;
        updateRun();
        m_empty->setIcon(QStringLiteral("clock"));
        m_empty->setMessage(tr("The sweep is running."),
                            tr("The window stays free; Cancel ends it at once and keeps what was done."));
    }
    m_strip->setRunning(fraction, what);
}

void SweepPanel::showCancelled() {
    settle(tr("The sweep was cancelled."), tr("Press Run to start it again."), QStringLiteral("pause"));
}

void SweepPanel::showFailed(const QString& message) {
    settle(message, tr("Change the span or the axes and press Run."), QStringLiteral("warning"));
}

} // namespace signalbox::ui
