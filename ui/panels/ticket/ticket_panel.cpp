// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ticket/ticket_panel.h"

#include "models/rows/ticket_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"
#include "ui/panels/common/fact_list.h"
#include "ui/panels/common/folding_line.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/panels/ticket/order_text.h"
#include "ui/panels/ticket/quantity_box.h"
#include "ui/panels/ticket/ticket_legs.h"
#include "ui/panels/ticket/ticket_trade.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/panel_scroll.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/toggle.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
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

using CheckModel = models::ValueTableModel<models::CheckRow>;

} // namespace

TicketPanel::TicketPanel(QWidget* parent)
    : DayPanel(tr("Ticket"), parent), m_legs(new TicketLegs), m_slider(new PriceSlider),
      m_quantity(new QuantityBox), m_limit(makeCaption({})), m_facts(new FactList), m_size(new FactList),
      m_verdict(new ReasonBox), m_every(new Toggle(tr("Every limit"))),
      m_checks(new CheckModel(
          models::checkColumns(), [](const models::CheckRow& row) { return row.code; }, this)),
      m_table(new DataTable), m_text(new OrderText), m_notice(new Sentence), m_copy(new QToolButton),
      m_record(new QPushButton(tr("Record fill…"))) {
    QWidget* content = nullptr;
    QVBoxLayout* layout = makeBody(content);
    layout->addWidget(m_legs);
    auto* price = new QHBoxLayout;
    price->setSpacing(8);
    price->addWidget(m_slider, 1);
    layout->addLayout(price);
    auto* size = new FoldingLine;
    size->first()->addWidget(makeCaption(tr("contracts")));
    size->first()->addWidget(m_quantity);
    size->first()->addStretch(1);
    m_limit->setWordWrap(true);
    size->second()->addWidget(m_limit, 1);
    size->second()->addWidget(m_every);
    layout->addWidget(size);
    layout->addWidget(m_verdict);
    layout->addWidget(m_facts);
    layout->addWidget(m_size);
    m_table->setFitsContent(true);
    setUpTable(*m_table, *m_checks);
    m_table->setAccessibleName(tr("Every limit of the risk manager"));
    m_table->hide();
    layout->addWidget(m_table);
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
    connect(m_slider, &PriceSlider::lockedChanged, this, [this](bool locked) {
        if (!locked) {
            Q_EMIT priceReleased();
        }
    });
    connect(m_quantity, &QSpinBox::valueChanged, this, [this](int contracts) {
        m_asked = contracts;
        Q_EMIT quantityEdited(contracts);
    });
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

void TicketPanel::keyPressEvent(QKeyEvent* event) {
    // What a text field leaves over is still typed into it: no single letter acts there.
    const QWidget* focus = QApplication::focusWidget();
    const bool typing = qobject_cast<const QLineEdit*>(focus) != nullptr ||
                        qobject_cast<const QAbstractSpinBox*>(focus) != nullptr;
    const bool shortcut =
        (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    if (typing || shortcut || isEmpty()) {
        DayPanel::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
        m_quantity->setValue(m_quantity->value() + 1);
        break;
    case Qt::Key_Minus:
        m_quantity->setValue(m_quantity->value() - 1);
        break;
    case Qt::Key_L:
        m_slider->toggleLocked();
        break;
    case Qt::Key_G:
        m_every->toggle();
        break;
    default:
        DayPanel::keyPressEvent(event);
    }
}

void TicketPanel::setFee(base::Money feePerContract) {
    m_fee = feePerContract;
    refreshAgain();
}

void TicketPanel::showPlan(const std::shared_ptr<const session::PlanOutcome>& plan) {
    m_edited = plan;
    if (!plan) {
        // The plan's own price and size stand again: nothing of the person's is held.
        m_slider->setLocked(false);
        m_asked.reset();
    }
    refreshAgain();
}

void TicketPanel::setOrderText(const QString& text) {
    m_text->setOrder(text);
}

QString TicketPanel::orderText() const {
    return m_text->toPlainText();
}

void TicketPanel::setOrders(const std::shared_ptr<const book::SignalOrders>& orders) {
    m_orders = orders;
    refreshAgain();
}

bool TicketPanel::isPriceLocked() const {
    return m_slider->isLocked();
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
    // An order that waits is filled whatever the limits say by now.
    const std::vector<book::SignalOrder> orders = standingOrders();
    return refusal().isEmpty() || std::any_of(orders.begin(), orders.end(),
                                              [](const book::SignalOrder& order) { return !order.end; });
}

void TicketPanel::updateActions() {
    const QString why = refusal();
    m_copy->setEnabled(canCopy());
    m_record->setEnabled(canRecord());
    const QString copyWhy = why.isEmpty() ? m_copyRefusal : why;
    m_copy->setToolTip(copyWhy.isEmpty() ? tr("Copy the order text (Ctrl+Shift+C)") : copyWhy);
    m_record->setToolTip(canRecord() ? tr("Record a fill that a broker reported") : why);
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
