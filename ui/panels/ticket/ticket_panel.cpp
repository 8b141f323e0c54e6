// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ticket/ticket_panel.h"

#include "models/rows/ticket_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"
#include "ui/panels/common/fact_list.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/panels/ticket/quantity_box.h"
#include "ui/panels/ticket/ticket_legs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/panel_scroll.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/toggle.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

namespace signalbox::ui {

namespace {

const QStringList& dialects() {
    static const QStringList keys{QStringLiteral("thinkorswim"), QStringLiteral("tastytrade"),
                                  QStringLiteral("ibkr"), QStringLiteral("schwab"), QStringLiteral("plain")};
    return keys;
}

/// Reasons of the engine one after the other, each with its full stop.
QString asSentences(QStringList reasons) {
    for (QString& reason : reasons) {
        if (!reason.isEmpty() && !reason.endsWith(QLatin1Char('.'))) {
            reason += QLatin1Char('.');
        }
    }
    return reasons.join(QLatin1Char(' '));
}

using CheckModel = models::ValueTableModel<models::CheckRow>;

const structures::TradePlan* tradeOf(const session::PlanOutcome* plan) {
    return plan != nullptr && plan->selection && plan->selection->plan ? &*plan->selection->plan : nullptr;
}

/// A plan that the risk manager vetoed has no size; its ticket shows what was asked for.
std::int64_t contractsOf(const session::PlanOutcome& plan) {
    return std::max<std::int64_t>(1, plan.size ? plan.size->contracts : 1);
}

} // namespace

TicketPanel::TicketPanel(QWidget* parent)
    : DayPanel(tr("Ticket"), parent), m_legs(new TicketLegs), m_slider(new PriceSlider),
      m_quantity(new QuantityBox), m_facts(new FactList), m_size(new FactList), m_verdict(new ReasonBox),
      m_every(new Toggle(tr("Every limit"))),
      m_checks(new CheckModel(
          models::checkColumns(), [](const models::CheckRow& row) { return row.code; }, this)),
      m_table(new DataTable), m_text(new QLabel), m_notice(new Sentence), m_copy(new QToolButton),
      m_record(new QPushButton(tr("Record fill…"))) {
    QWidget* content = nullptr;
    QVBoxLayout* layout = makeBody(content);
    layout->addWidget(m_legs);
    auto* price = new QHBoxLayout;
    price->setSpacing(8);
    price->addWidget(m_slider, 1);
    layout->addLayout(price);
    auto* size = new QHBoxLayout;
    size->setSpacing(8);
    size->addWidget(makeCaption(tr("contracts")));
    size->addWidget(m_quantity);
    size->addStretch(1);
    size->addWidget(m_every);
    layout->addLayout(size);
    layout->addWidget(m_verdict);
    layout->addWidget(m_facts);
    layout->addWidget(m_size);
    m_table->setFitsContent(true);
    setUpTable(*m_table, *m_checks);
    m_table->setAccessibleName(tr("Every limit of the risk manager"));
    m_table->hide();
    layout->addWidget(m_table);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Order text"));
    m_text->hide();
    layout->addWidget(m_text);
    layout->addStretch(1);
    // Whatever is scrolled, the actions and the reason why one is refused stay in sight.
    auto* body = new QWidget;
    auto* outer = new QVBoxLayout(body);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new PanelScroll(content), 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::margin, 4, space::margin, 8);
    foot->setSpacing(4);
    foot->addWidget(m_notice);
    outer->addLayout(foot);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::gap);
    m_copy->setPopupMode(QToolButton::MenuButtonPopup);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_copy->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    actions->addWidget(m_copy, 2);
    actions->addWidget(m_record, 1);
    foot->addLayout(actions);
    setBody(body);
    buildMenu();

    auto* reset = new IconButton(QStringLiteral("undo"), tr("Back to the plan as it was picked"));
    heading()->addControl(reset);
    connect(reset, &QAbstractButton::clicked, this, &TicketPanel::resetRequested);
    connect(m_legs, &TicketLegs::moved, this, &TicketPanel::legMoved);
    connect(m_slider, &PriceSlider::priceChanged, this,
            [this](qint64 units) { Q_EMIT priceEdited(base::Price::units(units)); });
    connect(m_slider, &PriceSlider::rounded, this, [this](const QString& note) { setNotice(note); });
    connect(m_quantity, &QSpinBox::valueChanged, this,
            [this](int contracts) { Q_EMIT quantityEdited(contracts); });
    connect(m_every, &QAbstractButton::toggled, m_table, &QWidget::setVisible);
    connect(m_copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(m_dialect); });
    connect(m_record, &QAbstractButton::clicked, this, &TicketPanel::recordFillRequested);
}

TicketPanel::~TicketPanel() = default;

void TicketPanel::buildMenu() {
    auto* menu = new QMenu(m_copy);
    for (const QString& key : dialects()) {
        QAction* action = menu->addAction(models::dialectName(key));
        connect(action, &QAction::triggered, this, [this, key] {
            setDialect(key);
            Q_EMIT dialectChanged(key);
            if (canCopy()) {
                Q_EMIT copyRequested(key);
            }
        });
    }
    m_copy->setMenu(menu);
    setDialect(m_dialect);
}

void TicketPanel::setDialect(const QString& dialect) {
    if (dialects().contains(dialect)) {
        m_dialect = dialect;
    }
    m_copy->setText(tr("Copy for %1").arg(models::dialectName(m_dialect)));
}

void TicketPanel::setFee(base::Money feePerContract) {
    m_fee = feePerContract;
    refreshAgain();
}

void TicketPanel::showPlan(const std::shared_ptr<const session::PlanOutcome>& plan) {
    m_edited = plan;
    refreshAgain();
}

void TicketPanel::setOrderText(const QString& text) {
    const Theme& theme = currentTheme();
    m_text->setFont(theme.mono());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void TicketPanel::setCopyRefusal(const QString& reason) {
    m_copyRefusal = reason;
    updateActions();
}

void TicketPanel::setNotice(const QString& notice) {
    m_notice->setRich(notice.toHtmlEscaped());
}

const session::PlanOutcome* TicketPanel::plan() const {
    if (m_edited) {
        return m_edited.get();
    }
    return day() ? &day()->plan : nullptr;
}

std::optional<Absence> TicketPanel::refresh(const session::DayState& day) {
    // An edit belongs to the day it was made on.
    if (m_edited && m_edited->evaluation.date != day.date) {
        m_edited.reset();
    }
    const session::PlanOutcome* outcome = plan();
    const structures::TradePlan* trade = tradeOf(outcome);
    if (trade == nullptr) {
        setSubtitle({});
        setNote({});
        QString why = QString::fromStdString(outcome->refusal);
        if (outcome->selection && !outcome->selection->refusal.empty()) {
            why = QString::fromStdString(outcome->selection->refusal);
        }
        if (why.isEmpty()) {
            why = models::windowText(outcome->evaluation.reason);
        }
        return Absence{
            why.isEmpty() ? tr("There is no trade to lay out.")
                          : tr("There is no trade to lay out: %1.").arg(why),
            tr("A ticket appears with an entry signal, or for study when a hypothetical plan is asked "
               "for.")};
    }
    showHead(*outcome);
    m_legs->setLegs(*trade, contractsOf(*outcome));
    showPrice(*trade);
    {
        const QSignalBlocker quiet(m_quantity);
        m_quantity->setValue(static_cast<int>(contractsOf(*outcome)));
    }
    m_facts->setFacts(models::ticketFacts(*trade, contractsOf(*outcome), day.dashboard, m_fee));
    std::vector<models::FactRow> size;
    if (outcome->size) {
        models::FactRow row;
        row.label = tr("Size: %1").arg(models::sizeLine(*outcome->size, outcome->conviction.has_value()));
        row.value = models::money(outcome->size->budget) + QStringLiteral(" → ") +
                    models::count(outcome->size->contracts);
        QStringList steps;
        for (const models::FactRow& step : models::sizeFacts(*outcome, day.dashboard.equity)) {
            steps << step.label + QStringLiteral(": ") + step.value +
                         (step.toolTip.isEmpty() ? QString() : QStringLiteral(" (") + step.toolTip + u')');
        }
        row.toolTip = steps.join(u'\n');
        row.severity = outcome->size->contracts == 0 ? models::Severity::Stop : models::Severity::None;
        size.push_back(std::move(row));
    }
    m_size->setFacts(std::move(size));
    showVerdict(*outcome);
    updateActions();
    return std::nullopt;
}

void TicketPanel::showHead(const session::PlanOutcome& plan) {
    const structures::TradePlan& trade = *tradeOf(&plan);
    QStringList words;
    if (plan.hypothetical) {
        words << tr("HYPOTHETICAL");
    }
    if (trade.provisional) {
        words << tr("PROVISIONAL");
    }
    if (m_edited) {
        words << tr("changed by hand");
    }
    setSubtitle(words.join(QStringLiteral(" · ")));
    setNote(trade.provisional ? tr("rebuilt at 10:00 ET from fresh quotes")
                              : tr("quotes of %1").arg(models::easternTime(trade.quotesAsOf)));
}

void TicketPanel::showPrice(const structures::TradePlan& trade) {
    QVector<qint64> legal;
    for (const std::int64_t price : models::legalPrices(trade)) {
        // Prices beyond twice the way from natural to best help nobody to aim.
        const std::int64_t room = std::max<std::int64_t>((trade.best - trade.natural).toUnits(), 5'000);
        if (price >= trade.natural.toUnits() - room && price <= trade.best.toUnits() + room) {
            legal.push_back(price);
        }
    }
    m_slider->setCredit(trade.credit);
    m_slider->setLegalPrices(legal);
    m_slider->setQuotes(trade.natural.toUnits(), base::Price::nearest(trade.mid).toUnits(),
                        trade.best.toUnits());
    m_slider->setPrice(trade.limit.toUnits());
}

void TicketPanel::showVerdict(const session::PlanOutcome& plan) {
    m_checks->setRows(plan.verdict ? models::checkRows(*plan.verdict) : std::vector<models::CheckRow>());
    m_every->setVisible(plan.verdict.has_value());
    m_table->setVisible(plan.verdict.has_value() && m_every->isChecked());
    if (!plan.verdict) {
        m_verdict->setReason(ReasonBox::Kind::Warning, tr("NOT WEIGHED"),
                             tr("The risk manager has not seen this plan.").toHtmlEscaped());
        return;
    }
    QStringList codes;
    QStringList sentences;
    for (const models::CheckRow& row : m_checks->rows()) {
        if (!row.ok) {
            codes << row.name.toUpper();
            sentences << row.text.toHtmlEscaped();
        }
    }
    for (const std::string& alternative : plan.verdict->alternatives) {
        sentences << strongNames(QString::fromStdString(alternative), {});
    }
    if (plan.verdict->approved) {
        const structures::TradePlan& trade = *tradeOf(&plan);
        const QString sentence = models::orderSentence(trade, contractsOf(plan)).toHtmlEscaped();
        // A study passes the limits, but nobody approved an order.
        if (plan.hypothetical) {
            m_verdict->setReason(ReasonBox::Kind::Hint, tr("HYPOTHETICAL · within all limits"), sentence);
        } else {
            m_verdict->setReason(ReasonBox::Kind::Approved, tr("APPROVED"), sentence);
        }
        return;
    }
    m_verdict->setReason(ReasonBox::Kind::Veto, tr("VETO · %1").arg(codes.join(QStringLiteral(", "))),
                         asSentences(sentences));
}

QString TicketPanel::refusal() const {
    const session::PlanOutcome* outcome = plan();
    if (tradeOf(outcome) == nullptr) {
        return tr("There is no trade to lay out.");
    }
    if (outcome->hypothetical) {
        return tr("A hypothetical plan is for study and never becomes an order.");
    }
    if (!outcome->verdict || !outcome->verdict->approved) {
        return tr("The risk manager has not approved this plan.");
    }
    return {};
}

bool TicketPanel::canCopy() const {
    return refusal().isEmpty() && m_copyRefusal.isEmpty();
}

bool TicketPanel::canRecord() const {
    return refusal().isEmpty();
}

void TicketPanel::updateActions() {
    const QString why = refusal();
    m_copy->setEnabled(canCopy());
    m_record->setEnabled(canRecord());
    const QString copyWhy = why.isEmpty() ? m_copyRefusal : why;
    m_copy->setToolTip(copyWhy.isEmpty() ? tr("Copy the order text (Ctrl+Shift+C)") : copyWhy);
    m_record->setToolTip(why.isEmpty() ? tr("Record a fill that a broker reported") : why);
    m_copy->setAccessibleDescription(m_copy->toolTip());
    m_record->setAccessibleDescription(m_record->toolTip());
    if (!copyWhy.isEmpty()) {
        setNotice(copyWhy);
    } else {
        const structures::TradePlan* trade = tradeOf(plan());
        setNotice(trade != nullptr && trade->provisional
                      ? tr("The text says PROVISIONAL: weighed again at 10:00 ET.")
                      : QString());
    }
}

} // namespace signalbox::ui
