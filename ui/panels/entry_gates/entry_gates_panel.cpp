// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/entry_gates/entry_gates_panel.h"

#include "models/rows/near_miss_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/lever_frame.h"
#include "ui/widgets/text_ink.h"
#include "ui/widgets/verdict_line.h"

#include <QHeaderView>
#include <QTimer>

namespace signalbox::ui {

namespace {

LeverState leverState(models::GateState state) {
    switch (state) {
    case models::GateState::Pass:
        return LeverState::Passed;
    case models::GateState::Fail:
        return LeverState::Blocked;
    case models::GateState::NoData:
        return LeverState::NoData;
    case models::GateState::Off:
        return LeverState::Off;
    case models::GateState::NotEvaluated:
        break;
    }
    return LeverState::NotEvaluated;
}

QString joined(const QStringList& parts) {
    return parts.join(QStringLiteral(", "));
}

} // namespace

EntryGatesPanel::EntryGatesPanel(QWidget* parent)
    : DayPanel(tr("Entry gates"), parent), m_verdict(new VerdictLine), m_levers(new LeverFrame),
      m_nearest(new Sentence),
      m_model(new models::ValueTableModel<models::GateRow>(
          models::gateColumns(), [](const models::GateRow& row) { return row.key; }, this)),
      m_table(new DataTable),
      m_study(new IconButton(QStringLiteral("list"), tr("Evaluate all gates for study"))) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    layout->addWidget(m_verdict);
    layout->addWidget(m_levers);
    layout->addWidget(m_nearest);
    m_nearest->setRich({});
    layout->addWidget(m_table, 1);
    setUpTable(*m_table, *m_model);
    m_table->setAccessibleName(tr("Entry gates and filters"));
    setBody(body);

    m_study->setCheckable(true);
    m_study->setToolTip(tr("Evaluate all gates for study. The decision stays that of the chain."));
    auto* chart = new IconButton(QStringLiteral("candles"), tr("Show the day in the chart"));
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the evaluation text"));
    heading()->addControl(copy);
    heading()->addControl(chart);
    heading()->addControl(m_study);
    connect(copy, &QAbstractButton::clicked, this, &EntryGatesPanel::copyEvaluationRequested);
    connect(chart, &QAbstractButton::clicked, this, [this] { Q_EMIT jumpToChart({}); });
    connect(m_study, &QAbstractButton::toggled, this, [this] { refreshAgain(); });
    connect(m_levers, &LeverFrame::leverActivated, this, &EntryGatesPanel::selectGate);
    connect(m_table, &DataTable::rowActivated, this,
            [this](int row) { Q_EMIT jumpToChart(m_model->row(row).key); });
}

bool EntryGatesPanel::studiesAll() const {
    return m_study->isChecked();
}

void EntryGatesPanel::showNearMisses(const std::shared_ptr<const lab::NearMissReport>& report) {
    if (!report || !day() || report->date != day()->date || report->underlying != day()->underlying) {
        return;
    }
    m_nearestOf = report->date;
    m_nearestIn = report->underlying;
    m_nearest->setRich(models::nearMissSentence(*report));
    QTimer::singleShot(0, this, [this] { fitRows(); });
    const QStringList all = models::nearMissList(*report);
    m_nearest->setToolTip(
        all.isEmpty()
            ? QString()
            : tr("Each of these alone would have given a signal, proved by evaluating the day again:") +
                  QLatin1Char('\n') + all.join(QLatin1Char('\n')));
}

void EntryGatesPanel::resizeEvent(QResizeEvent* event) {
    DayPanel::resizeEvent(event);
    fitRows();
}

void EntryGatesPanel::fitRows() {
    if (m_nearest->text().isEmpty()) {
        m_nearest->hide();
        return;
    }
    const int rows = m_table->verticalHeader()->length() + m_table->horizontalHeader()->height();
    const int sentence = m_nearest->heightForWidth(m_table->width()) + space::gap;
    const int room = m_table->height() + (m_nearest->isVisible() ? m_nearest->height() + space::gap : 0);
    m_nearest->setVisible(!isVisible() || room - sentence >= rows);
    m_verdict->setToolTip(m_nearest->isHidden() ? spokenText(m_nearest->text()) : QString());
}

void EntryGatesPanel::selectGate(int number) {
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->row(row).number == number) {
            m_table->selectRow(row);
            m_table->scrollTo(m_model->index(row, 1)); // the state is never dropped
        }
    }
}

std::optional<Absence> EntryGatesPanel::refresh(const session::DayState& day) {
    const entry::EntryEvaluation& evaluation = day.plan.evaluation;
    if (evaluation.strategy.empty()) {
        return Absence{tr("%1 has not been evaluated.").arg(models::longDate(day.date)),
                       tr("Evaluate it once its closes are in: the gates need the index, VIX, VX1, VX2 and "
                          "breadth.")};
    }
    setSubtitle(models::strategyName(day.strategy) + QStringLiteral(" · ") +
                QString::fromStdString(day.underlying));
    setNote(day.nextSession == base::Date()
                ? tr("close of %1").arg(models::shortDate(day.date))
                : tr("close of %1 → window %2 10:00–11:00 ET")
                      .arg(models::shortDate(day.date), models::shortDate(day.nextSession)));
    if (m_nearestOf != day.date || m_nearestIn != day.underlying ||
        evaluation.decision != entry::Decision::NoTrade) {
        m_nearest->setRich({}); // of another day, or of another answer
    }
    std::vector<models::GateRow> rows = models::gateRows(evaluation, studiesAll());
    showVerdict(day, rows);
    showLevers(rows);
    for (models::GateRow& filter : models::filterRows(evaluation)) {
        rows.push_back(std::move(filter));
    }
    m_model->setRows(std::move(rows));
    QTimer::singleShot(0, this, [this] { fitRows(); });
    return std::nullopt;
}

void EntryGatesPanel::showVerdict(const session::DayState& day, const std::vector<models::GateRow>& gates) {
    const entry::EntryEvaluation& evaluation = day.plan.evaluation;
    QString word = models::decisionWord(evaluation.decision);
    QString sentence = models::blockingText(day.blockingSentence);
    models::Severity severity = models::Severity::None;
    switch (evaluation.decision) {
    case entry::Decision::Entry:
        severity = models::Severity::Go;
        break;
    case entry::Decision::NoTrade:
        // A gate without data blocks, but it is not a plain failure.
        for (const models::GateRow& row : gates) {
            if (row.blocking && row.state == models::GateState::NoData) {
                word = models::lightWord(diagnosis::Light::Grey);
                severity = models::Severity::NoData;
                sentence = tr("%1 cannot be evaluated and blocks like a failure. %2. Update or import the "
                              "data of %3.")
                               .arg(row.name, row.reason, models::mediumDate(day.date));
                break;
            }
        }
        break;
    case entry::Decision::Warmup:
        severity = models::Severity::NoData;
        if (sentence.isEmpty()) {
            sentence = tr("Indicators are not ready: %1 bars remaining. No gate is evaluated until then.")
                           .arg(models::count(evaluation.barsRemaining));
        }
        break;
    case entry::Decision::Halted: {
        severity = models::Severity::Stop;
        QStringList names;
        QStringList advice;
        for (const std::string& halt : evaluation.halts) {
            names << models::haltName(halt);
            advice << models::haltAdvice(halt);
        }
        sentence = tr("Halted by: %1.").arg(joined(names)) + QLatin1Char(' ') + advice.join(QLatin1Char(' '));
        break;
    }
    }
    if (sentence.isEmpty()) {
        sentence = models::windowText(evaluation.reason);
    }
    QStringList names;
    for (const models::GateRow& row : gates) {
        if (row.blocking) {
            names << row.name;
        }
    }
    m_verdict->setVerdict(word, severity);
    m_verdict->setSentence(strongNames(sentence, names));
}

void EntryGatesPanel::showLevers(const std::vector<models::GateRow>& gates) {
    QVector<Lever> levers;
    bool blocked = false;
    for (const models::GateRow& row : gates) {
        Lever lever{row.number, row.name, models::spokenGate(row), leverState(row.state), false};
        lever.blocking = row.blocking && !blocked;
        blocked = blocked || row.blocking;
        levers.push_back(lever);
    }
    m_levers->setLevers(levers);
}

} // namespace signalbox::ui
