// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/risk_graph/risk_graph_panel.h"

#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "ui/charts/payoff_chart.h"
#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>

namespace signalbox::ui {

namespace {

constexpr int ShiftLimit = 20; // volatility points either way

QSlider* makeSlider(const QString& spoken, int low, int high) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(low, high);
    slider->setAccessibleName(spoken);
    slider->setFocusPolicy(Qt::StrongFocus);
    return slider;
}

} // namespace

RiskGraphPanel::RiskGraphPanel(QWidget* parent)
    : DayPanel(tr("Risk graph"), parent), m_subject(new QComboBox), m_chart(new PayoffChart),
      m_days(makeSlider(tr("Days ahead"), 0, 1)),
      m_shift(makeSlider(tr("Volatility shift in points"), -ShiftLimit, ShiftLimit)),
      m_words(makeCaption(QString())) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    m_subject->setAccessibleName(tr("What the graph shows"));
    layout->addWidget(m_subject);
    layout->addWidget(m_chart, 1);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::margin);
    line->addWidget(makeCaption(tr("Day")));
    line->addWidget(m_days, 1);
    line->addWidget(makeCaption(tr("IV")));
    line->addWidget(m_shift, 1);
    layout->addLayout(line);
    layout->addWidget(m_words);
    setBody(body);
    auto* reset = new IconButton(QStringLiteral("undo"), tr("Today, volatility unchanged"));
    heading()->addControl(reset);
    connect(reset, &QAbstractButton::clicked, this, [this] {
        m_days->setValue(0);
        m_shift->setValue(0);
    });
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) {
            m_days->setRange(0, std::max(1, m_inputs[static_cast<std::size_t>(index)].dte));
            draw();
        }
    });
    connect(m_days, &QSlider::valueChanged, this, &RiskGraphPanel::draw);
    connect(m_shift, &QSlider::valueChanged, this, &RiskGraphPanel::draw);
}

int RiskGraphPanel::daysAhead() const {
    return m_days->value();
}

double RiskGraphPanel::volatilityShift() const {
    return m_shift->value();
}

void RiskGraphPanel::showPlan(const std::shared_ptr<const session::PlanOutcome>& plan) {
    if (m_edited != plan) {
        m_edited = plan;
        refreshAgain();
    }
}

std::optional<Absence> RiskGraphPanel::refresh(const session::DayState& day) {
    fillSubjects(day);
    if (m_inputs.empty()) {
        return Absence{
            tr("There is neither a plan nor an open position on %1.").arg(models::longDate(day.date)),
            tr("A plan needs the day's option chain.")};
    }
    m_days->setRange(0, std::max(1, m_inputs[static_cast<std::size_t>(m_subject->currentIndex())].dte));
    draw();
    return std::nullopt;
}

void RiskGraphPanel::fillSubjects(const session::DayState& day) {
    const bool aPosition = m_subject->currentData().toBool();
    const QString chosen = m_subject->currentText();
    const QSignalBlocker quiet(m_subject);
    m_subject->clear();
    m_inputs.clear();
    const session::PlanOutcome& plan = m_edited ? *m_edited : day.plan;
    if (plan.selection && plan.selection->plan) {
        const std::int64_t contracts = plan.size ? std::max<std::int64_t>(1, plan.size->contracts) : 1;
        m_inputs.push_back(models::payoffInput(*plan.selection->plan, contracts));
        m_subject->addItem(m_edited            ? tr("Plan as changed in the ticket")
                           : plan.hypothetical ? tr("Hypothetical plan")
                                               : tr("Plan"),
                           false);
    }
    for (const session::PositionState& open : day.positions) {
        if (auto input = models::payoffInput(open, day)) {
            m_inputs.push_back(std::move(*input));
            m_subject->addItem(models::positionTitle(open.position, day.date), true);
        }
    }
    if (!m_inputs.empty()) {
        m_subject->setCurrentIndex(aPosition ? std::max(0, m_subject->findText(chosen)) : 0);
    }
}

void RiskGraphPanel::draw() {
    const int index = m_subject->currentIndex();
    if (index < 0 || index >= static_cast<int>(m_inputs.size())) {
        return;
    }
    const models::PayoffInput& input = m_inputs[static_cast<std::size_t>(index)];
    const models::PayoffCurves curves = models::payoffCurves(input, daysAhead(), volatilityShift());
    PayoffData payoff;
    payoff.price = QVector<double>(curves.price.begin(), curves.price.end());
    payoff.atExpiry = QVector<double>(curves.atExpiry.begin(), curves.atExpiry.end());
    payoff.today = QVector<double>(curves.onDay.begin(), curves.onDay.end());
    payoff.breakEvens = QVector<double>(curves.breakEvens.begin(), curves.breakEvens.end());
    payoff.spot = input.spot;
    payoff.oneDeviation = input.expectedMove;
    for (const structures::Leg& leg : input.legs) {
        (leg.side == structures::Side::Sell ? payoff.shortStrikes : payoff.longStrikes)
            << leg.contract.strike.toDollars();
    }
    const QString when = daysAhead() == 0 ? tr("today") : tr("in %1 days").arg(daysAhead());
    const QString shift = m_shift->value() == 0
                              ? tr("IV unchanged")
                              : tr("IV %1 pt").arg(models::signedNumber(volatilityShift(), 0));
    payoff.todayName = when + QStringLiteral(", ") + shift;
    m_chart->setData(payoff);
    const auto now = models::profitOn(input, input.spot, daysAhead(), volatilityShift());
    m_words->setText(
        tr("At %1 %2: %3").arg(models::number(input.spot, 2), payoff.todayName, models::signedDollars(now)));
}

} // namespace signalbox::ui
