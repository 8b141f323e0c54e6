// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_light/traffic_light_panel.h"

#include "models/rows/input_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/strategy_names.h"
#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/history_ribbon.h"
#include "ui/widgets/reading_table.h"
#include "ui/widgets/signal_head.h"
#include "ui/widgets/verdict_line.h"

#include <QHBoxLayout>

namespace signalbox::ui {

namespace {

Aspect aspectOf(diagnosis::Light light) {
    switch (light) {
    case diagnosis::Light::Green:
        return Aspect::Go;
    case diagnosis::Light::Amber:
        return Aspect::Caution;
    case diagnosis::Light::Red:
        return Aspect::Stop;
    case diagnosis::Light::Grey:
        break;
    }
    return Aspect::NoData;
}

} // namespace

TrafficLightPanel::TrafficLightPanel(QWidget* parent)
    : DayPanel(tr("Traffic light"), parent), m_head(new SignalHead),
      m_verdict(new VerdictLine(nullptr, VerdictLine::Layout::Beneath)), m_inputs(new ReadingTable),
      m_ribbon(new HistoryRibbon) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    // All of it stands without scrolling in the Morning workspace at 1440 x 900.
    layout->setContentsMargins(space::margin, 6, space::margin, 6);
    layout->setSpacing(space::grid);
    auto* top = new QHBoxLayout;
    top->setSpacing(14);
    top->addWidget(m_head, 0, Qt::AlignTop);
    top->addWidget(m_verdict, 1, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_inputs, 1);
    layout->addStretch(0);
    layout->addWidget(m_ribbon);
    m_inputs->setAccessibleName(tr("Inputs of the regime"));
    connect(m_ribbon, &HistoryRibbon::dayActivated, this, &TrafficLightPanel::daySelected);
    setBody(body);
}

void TrafficLightPanel::setThresholds(const diagnosis::RegimeThresholds& thresholds) {
    m_thresholds = thresholds;
    refreshAgain();
}

std::optional<Absence> TrafficLightPanel::refresh(const session::DayState& day) {
    const entry::EntryEvaluation& evaluation = day.plan.evaluation;
    if (evaluation.strategy.empty()) {
        return Absence{tr("No regime was computed for %1.").arg(models::longDate(day.date)),
                       tr("Evaluate the day: it needs the index, VIX and its two nearest futures.")};
    }
    setSubtitle(models::strategyName(day.strategy));
    const auto since = models::regimeSince(day.regimeHistory);
    setNote(since ? tr("since %1").arg(models::shortDate(*since)) : QString());
    const QString word = models::lightWord(evaluation.strategy, evaluation.light);
    m_head->setAspect(aspectOf(evaluation.light), word);
    m_verdict->setVerdict(word, models::lightSeverity(evaluation.light));
    m_verdict->setState(models::hasRegimes(evaluation) ? models::regimeText(evaluation.regime) : QString());
    m_verdict->setSentence(models::lightSentence(evaluation, m_thresholds).toHtmlEscaped());
    std::vector<models::InputRow> rows = models::inputRows(evaluation, m_thresholds);
    if (rows.empty()) {
        rows = models::safeguardRows(evaluation, day.dashboard);
    }
    QVector<Reading> readings;
    for (const models::InputRow& row : rows) {
        readings.push_back(
            {row.name, row.value, row.limit, row.room, row.severity, row.muted, row.spoken, row.toolTip});
    }
    m_inputs->setReadings(readings);
    QVector<RibbonDay> days;
    for (const session::RegimeDay& regime : day.regimeHistory) {
        days.push_back({models::toQDate(regime.date),
                        models::lightSeverity(regime.light.value_or(diagnosis::lightOf(regime.effective))),
                        regime.light ? models::lightWord(evaluation.strategy, *regime.light)
                                     : models::regimeText(regime.effective)});
    }
    m_ribbon->setVisible(!days.isEmpty());
    m_ribbon->setDays(days);
    m_ribbon->setShownDay(models::toQDate(day.date));
    return std::nullopt;
}

} // namespace signalbox::ui
