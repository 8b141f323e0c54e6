// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/option_chain/option_chain_panel.h"

#include "models/series/day_series.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/charts/smile_chart.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/panels/option_chain/chain_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented_control.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>

namespace signalbox::ui {

namespace {

constexpr int CandidatesShown = 4;

const structures::TradePlan* tradeOf(const session::PlanOutcome& plan) {
    return plan.selection && plan.selection->plan ? &*plan.selection->plan : nullptr;
}

/// Where to open: the expiration of the plan, else the one looked at, else the nearest to 45 days.
int wantedExpiry(const session::DayState& day) {
    const auto& expiries = day.chain->expiries;
    std::optional<base::Date> wanted;
    std::optional<market::Settlement> settlement;
    if (const auto* plan = tradeOf(day.plan)) {
        wanted = plan->expiration;
        settlement = plan->settlement;
    } else if (day.plan.selection) {
        wanted = day.plan.selection->expiration;
    }
    int best = -1;
    for (int i = 0; i < static_cast<int>(expiries.size()); ++i) {
        const chains::ExpiryAnalytics& expiry = expiries[static_cast<std::size_t>(i)];
        if (wanted && expiry.expiration == *wanted && (!settlement || expiry.settlement == *settlement)) {
            return i;
        }
        if (best < 0 ||
            std::abs(expiry.dte - 45) < std::abs(expiries[static_cast<std::size_t>(best)].dte - 45)) {
            best = i;
        }
    }
    return best;
}

} // namespace

OptionChainPanel::OptionChainPanel(QWidget* parent)
    : DayPanel(tr("Option chain"), parent), m_expiries(new QComboBox),
      m_model(new models::ValueTableModel<models::ChainRow>(
          models::chainColumns({}), [](const models::ChainRow& row) { return models::strike(row.strike); },
          this)),
      m_view(new ChainView), m_pick(new Sentence),
      m_choice(new SegmentedControl({tr("Candidates"), tr("Smile")})), m_below(new QStackedWidget),
      m_candidates(new models::ValueTableModel<models::CandidateRow>(
          models::candidateColumns(), [](const models::CandidateRow& row) { return row.strikes; }, this)),
      m_smile(new SmileChart) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    auto* previous = new IconButton(QStringLiteral("chevron-left"), tr("Previous expiration ([)"));
    auto* next = new IconButton(QStringLiteral("chevron-right"), tr("Next expiration (])"));
    auto* centre = new IconButton(QStringLiteral("target"), tr("To the money, to the pick (Space)"));
    m_expiries->setAccessibleName(tr("Expiration"));
    m_expiries->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(previous);
    top->addWidget(m_expiries, 1);
    top->addWidget(next);
    top->addWidget(centre);
    layout->addLayout(top);
    m_view->setChain(m_model);
    layout->addWidget(m_view, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_pick, 1);
    foot->addWidget(m_choice, 0, Qt::AlignTop);
    layout->addLayout(foot);
    auto* table = new DataTable;
    setUpTable(*table, *m_candidates);
    table->horizontalHeader()->hide();
    table->setFocusPolicy(Qt::ClickFocus);
    table->setAccessibleName(tr("Candidates of the picker, best first"));
    m_below->addWidget(table);
    m_below->addWidget(m_smile);
    m_below->setFixedHeight(currentTheme().px(space::row) * 3 + 2);
    layout->addWidget(m_below);
    setBody(body);

    connect(previous, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(next, &QAbstractButton::clicked, this, [this] { step(1); });
    connect(centre, &QAbstractButton::clicked, m_view, &ChainView::centreNext);
    connect(m_view, &ChainView::expiryStepped, this, &OptionChainPanel::step);
    connect(m_view, &ChainView::quoteChosen, this, &OptionChainPanel::choose);
    connect(m_expiries, &QComboBox::activated, this, &OptionChainPanel::setCurrentExpiry);
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int index) {
        m_below->setCurrentIndex(index);
        m_below->setFixedHeight(currentTheme().px(space::row) * (index == 0 ? 3 : 6) + 2);
    });
}

void OptionChainPanel::showPlan(const std::shared_ptr<const session::PlanOutcome>& plan) {
    if (m_edited != plan) {
        m_edited = plan;
        refreshAgain();
    }
}

const structures::TradePlan* OptionChainPanel::shownTrade(const session::DayState& day) const {
    return tradeOf(m_edited ? *m_edited : day.plan);
}

std::optional<Absence> OptionChainPanel::refresh(const session::DayState& day) {
    const QString underlying = QString::fromStdString(day.underlying);
    if (!day.chain || !day.chain->chain || day.chain->expiries.empty()) {
        setSubtitle(underlying);
        setNote({});
        m_chainShown = nullptr;
        m_expiry = -1;
        return Absence{
            tr("No option chain of %1 is stored for %2.").arg(underlying, models::longDate(day.date)),
            tr("Import one, or choose a day that has a chain. Without it no strikes are picked.")};
    }
    if (!day.chain->chain->underlyingPrice()) {
        return Absence{tr("The chain has no price of %1.").arg(underlying),
                       tr("Without the price that came with the quotes no strike ladder is built.")};
    }
    const bool another = m_chainShown != day.chain.get();
    if (another) {
        m_chainShown = day.chain.get();
        m_expiry = wantedExpiry(day);
        fillExpiries(day);
    }
    const bool first = m_model->rowCount() == 0 || m_underlying != day.underlying;
    m_underlying = day.underlying;
    showExpiry(day);
    if (first) {
        m_view->centre();
    } else if (another) {
        m_view->centreUnlessScrolled();
    }
    return std::nullopt;
}

void OptionChainPanel::fillExpiries(const session::DayState& day) {
    m_expiries->clear();
    for (const chains::ExpiryAnalytics& expiry : day.chain->expiries) {
        m_expiries->addItem(models::expiryLabel(expiry) + QStringLiteral("   ") +
                            models::expiryFacts(expiry));
    }
}

void OptionChainPanel::setCurrentExpiry(int index) {
    if (!day() || !day()->chain || index < 0 || index >= static_cast<int>(day()->chain->expiries.size()) ||
        index == m_expiry) {
        return;
    }
    m_expiry = index;
    refreshAgain();
    m_view->centre();
}

void OptionChainPanel::step(int by) {
    setCurrentExpiry(m_expiry + by);
}

void OptionChainPanel::showExpiry(const session::DayState& day) {
    const auto index = static_cast<std::size_t>(m_expiry);
    const chains::ExpiryAnalytics& expiry = day.chain->expiries[index];
    m_expiries->setCurrentIndex(m_expiry);
    setSubtitle(QString::fromStdString(day.underlying) + QStringLiteral(" · ") + models::expiryLabel(expiry));
    setNote(expiry.problem.empty() ? models::expiryFacts(expiry) : QString::fromStdString(expiry.problem));
    const structures::TradePlan* trade = shownTrade(day);
    m_view->setPickedCall(trade != nullptr && !trade->legs.empty() &&
                          trade->legs.front().contract.right == market::Right::Call);
    m_model->setRows(models::chainRows(*day.chain, index, trade, day.positions));
    m_view->setMarket(day.chain->chain->underlyingPrice(), expiry.expectedMove);
    showPick(day);
    const bool candidates = day.plan.selection && !day.plan.selection->candidates.empty();
    m_candidates->setRows(candidates ? models::candidateRows(day.plan.selection->candidates, CandidatesShown)
                                     : std::vector<models::CandidateRow>());
    m_below->setVisible(candidates || m_choice->current() == 1);
    showSmile(day);
}

void OptionChainPanel::showPick(const session::DayState& day) {
    QString pick = models::pickSentence(day.plan);
    if (day.plan.hypothetical) {
        pick += QStringLiteral(" · <b>") + tr("HYPOTHETICAL") + QStringLiteral("</b>");
    }
    const structures::TradePlan* picked = tradeOf(day.plan);
    const structures::TradePlan* shown = shownTrade(day);
    if (shown != nullptr && (picked == nullptr || shown->legs != picked->legs)) {
        QStringList strikes;
        for (const structures::Leg& leg : shown->legs) {
            strikes << models::strike(leg.contract.strike);
        }
        pick += QStringLiteral(" · ") +
                tr("<b>ticket %1</b>, changed by hand").arg(strikes.join(QStringLiteral(" / ")));
    }
    m_pick->setRich(pick);
}

void OptionChainPanel::showSmile(const session::DayState& day) {
    SmileData smile;
    for (const models::SmilePoint& point :
         models::smilePoints(*day.chain, static_cast<std::size_t>(m_expiry))) {
        smile.strike.push_back(point.strike);
        smile.volatility.push_back(point.volatility);
    }
    smile.spot = day.chain->chain->underlyingPrice();
    for (const models::ChainRow& row : m_model->rows()) {
        if (row.chosen == models::SideHint::Sell) {
            smile.shortStrike = row.strike.toDollars();
        } else if (row.chosen == models::SideHint::Buy) {
            smile.longStrike = row.strike.toDollars();
        }
    }
    m_smile->setData(smile);
}

void OptionChainPanel::choose(int row, bool call, bool sell, bool add) {
    if (!day() || !day()->chain || m_expiry < 0) {
        return;
    }
    const market::ExpiryBlock& block = day()->chain->chain->blocks()[static_cast<std::size_t>(m_expiry)];
    const market::Right right = call ? market::Right::Call : market::Right::Put;
    const auto index = block.indexOf(m_model->row(row).strike);
    if (!index || block.side(right).listed[*index] == 0) {
        return;
    }
    structures::Leg leg;
    leg.contract = block.contract(day()->underlying, right, *index);
    leg.side = sell ? structures::Side::Sell : structures::Side::Buy;
    Q_EMIT legClicked(leg, add);
}

} // namespace signalbox::ui
