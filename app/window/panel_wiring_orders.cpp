// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with the plan shown before it is an order: moves its legs, its price, its size.
#include "app/window/fill_form.h"
#include "app/window/panel_wiring.h"
#include "models/text/numbers.h"
#include "ui/panels/positions/positions_panel.h"
#include "ui/panels/ticket/ticket_panel.h"
#include "ui/shell/workspace_store.h"

#include <algorithm>

namespace signalbox {

void PanelWiring::wireTicket(ui::TicketPanel& panel) {
    m_ticket = &panel;
    panel.showPlan(m_plan);
    panel.setFee(m_service.parameters().account().feePerContract);
    panel.setDialect(m_window.store().orderDialect());
    panel.setOrders(m_orders);
    connect(&panel, &ui::TicketPanel::dialectChanged, this,
            [this](const QString& dialect) { m_window.store().setOrderDialect(dialect); });
    connect(&panel, &ui::TicketPanel::priceEdited, this, [this](const base::Price& price) {
        app::ManualChange changed = m_change.value_or(app::ManualChange{});
        changed.by = person();
        changed.change.limit = price;
        change(changed);
    });
    connect(&panel, &ui::TicketPanel::priceReleased, this, [this] {
        if (m_change && m_change->change.limit) {
            app::ManualChange changed = *m_change;
            changed.change.limit.reset();
            change(changed);
        }
    });
    connect(&panel, &ui::TicketPanel::quantityEdited, this, [this](qint64 contracts) {
        app::ManualChange changed = m_change.value_or(app::ManualChange{});
        changed.by = person();
        changed.contracts = contracts;
        change(changed);
    });
    connect(&panel, &ui::TicketPanel::legMoved, this, &PanelWiring::moveLeg);
    connect(&panel, &ui::TicketPanel::copyRequested, this, &PanelWiring::copyOrder);
    connect(&panel, &ui::TicketPanel::recordFillRequested, this, &PanelWiring::askForFill);
    connect(&panel, &ui::TicketPanel::resetRequested, this, &PanelWiring::resetPlan);
}

void PanelWiring::wirePositions(ui::PositionsPanel& panel) {
    connect(&panel, &ui::PositionsPanel::closeRequested, this,
            [this](int id) { m_service.proposeClosing(id, dialect()); });
    connect(&panel, &ui::PositionsPanel::recordCloseRequested, this, &PanelWiring::askForClosingFill);
}

report::Dialect PanelWiring::dialect() const {
    const QString key = m_ticket ? m_ticket->dialect() : m_window.store().orderDialect();
    return report::parseDialect(key.toStdString()).value_or(report::Dialect::Thinkorswim);
}

const structures::TradePlan* PanelWiring::shownTrade() const {
    const session::PlanOutcome* shown = m_plan ? m_plan.get() : (m_day ? &m_day->plan : nullptr);
    return shown != nullptr && shown->selection && shown->selection->plan ? &*shown->selection->plan
                                                                          : nullptr;
}

bool PanelWiring::mayAuthor() {
    const app::DeskPointer& desk = m_service.desk();
    if (m_change || !desk || !m_day ||
        desk->memos.of(m_day->strategy, m_day->underlying, m_day->nextSession) == nullptr) {
        return true;
    }
    const std::string impossible = memo::approvalImpossible(desk->rules, person());
    ui::Confirmation question;
    question.title = tr("Change the plan of a memo?");
    question.sentence =
        tr("The change makes a new version of the memo, and you its author. The author's vote "
           "never counts, and the votes so far are of the version before.");
    if (!impossible.empty()) {
        question.sentence +=
            u' ' + tr("Nobody could approve it: %1.").arg(QString::fromStdString(impossible));
    }
    question.action = tr("Change");
    return m_window.prompter().confirm(question);
}

void PanelWiring::change(const app::ManualChange& changed) {
    if (!mayAuthor()) {
        if (m_ticket) {
            m_ticket->showPlan(m_plan);
        }
        return;
    }
    forgetCopied();
    m_change = changed;
    ++m_asked;
    m_service.requestChange(changed);
}

void PanelWiring::moveLeg(int leg, int steps) {
    const structures::TradePlan* plan = shownTrade();
    if (plan == nullptr || !m_day->chain) {
        return;
    }
    const market::ExpiryBlock* block = m_day->chain->chain->find(plan->expiration, plan->settlement);
    if (block == nullptr || leg < 0 || leg >= static_cast<int>(plan->legs.size())) {
        return;
    }
    const auto at = block->indexOf(plan->legs[static_cast<std::size_t>(leg)].contract.strike);
    const auto target = static_cast<std::ptrdiff_t>(at.value_or(0)) + steps;
    if (!at || target < 0 || target >= static_cast<std::ptrdiff_t>(block->strikes.size())) {
        return;
    }
    app::ManualChange changed = m_change.value_or(app::ManualChange{});
    changed.by = person();
    for (std::size_t i = 0; i < plan->legs.size(); ++i) {
        const bool moved = static_cast<int>(i) == leg;
        (plan->legs[i].side == structures::Side::Sell ? changed.change.shortStrike
                                                      : changed.change.longStrike) =
            moved ? block->strikes[static_cast<std::size_t>(target)] : plan->legs[i].contract.strike;
    }
    releaseLimit(changed);
    change(changed);
}

void PanelWiring::releaseLimit(app::ManualChange& changed) const {
    if (!m_ticket || !m_ticket->isPriceLocked()) {
        changed.change.limit.reset();
    } else if (const structures::TradePlan* plan = shownTrade(); plan != nullptr && !changed.change.limit) {
        changed.change.limit = plan->limit;
    }
}

bool PanelWiring::isStaleAnswer() {
    m_asked = std::max(0, m_asked - 1);
    if (m_stale > 0) {
        --m_stale;
        return true;
    }
    return false;
}

void PanelWiring::showChanged(const app::PlanPointer& plan, const app::ManualChange& changed) {
    if (isStaleAnswer()) {
        return;
    }
    m_applied = changed;
    if (m_asked == 0) {
        m_change = m_applied;
    }
    showPlan(plan);
    const structures::TradePlan* trade = shownTrade();
    const bool legsMoved =
        changed.change.shortStrike || changed.change.longStrike || changed.change.expiration;
    if (m_ticket && trade != nullptr && legsMoved && m_ticket->isPriceLocked()) {
        m_ticket->setNotice(
            tr("Locked: the price stays at %1.").arg(models::spreadPrice(trade->limit, trade->credit)));
    }
}

void PanelWiring::undoRefused(const QString& why) {
    if (isStaleAnswer()) {
        return;
    }
    if (m_asked == 0) {
        m_change = m_applied;
    }
    if (m_ticket) {
        m_ticket->showPlan(m_plan); // its fields show what was typed
        m_ticket->setNotice(why);
    }
}

void PanelWiring::resetPlan() {
    m_stale = m_asked;
    m_change.reset();
    m_applied.reset();
    forgetCopied();
    showPlan(nullptr);
}

} // namespace signalbox
