// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with the plan shown: changes it, copies its order, records its fills, writes notes.
#include "app/window/fill_form.h"
#include "app/window/panel_wiring.h"
#include "models/text/dates.h"
#include "ui/panels/ticket/ticket_panel.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

namespace signalbox {

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
    m_change = changed;
    m_service.requestChange(changed);
}

void PanelWiring::moveLeg(int leg, int steps) {
    const session::PlanOutcome* shown = m_plan ? m_plan.get() : (m_day ? &m_day->plan : nullptr);
    if (shown == nullptr || !shown->selection || !shown->selection->plan || !m_day->chain) {
        return;
    }
    const structures::TradePlan& plan = *shown->selection->plan;
    const market::ExpiryBlock* block = m_day->chain->chain->find(plan.expiration, plan.settlement);
    if (block == nullptr || leg < 0 || leg >= static_cast<int>(plan.legs.size())) {
        return;
    }
    const auto at = block->indexOf(plan.legs[static_cast<std::size_t>(leg)].contract.strike);
    const auto target = static_cast<std::ptrdiff_t>(at.value_or(0)) + steps;
    if (!at || target < 0 || target >= static_cast<std::ptrdiff_t>(block->strikes.size())) {
        return;
    }
    app::ManualChange changed = m_change.value_or(app::ManualChange{});
    changed.by = person();
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const bool moved = static_cast<int>(i) == leg;
        (plan.legs[i].side == structures::Side::Sell ? changed.change.shortStrike
                                                     : changed.change.longStrike) =
            moved ? block->strikes[static_cast<std::size_t>(target)] : plan.legs[i].contract.strike;
    }
    changed.change.limit.reset();
    change(changed);
}

void PanelWiring::showTicketText(const QString& text, const QString& ticketId, int) {
    QGuiApplication::clipboard()->setText(text);
    m_ticketId = ticketId;
    const QString at = QDateTime::currentDateTime().time().toString(QStringLiteral("HH:mm:ss"));
    if (m_ticket) {
        m_ticket->setOrderText(text);
        m_ticket->setNotice(
            tr("Copied %1, quotes of %2").arg(at, m_day ? models::mediumDate(m_day->date) : QString()));
    }
    m_window.announce(tr("Order text copied"), models::Severity::Go);
    log(models::LogLevel::Info, tr("ticket"), ticketId + QStringLiteral(": ") + text.simplified());
}

void PanelWiring::askForFill() {
    const session::PlanOutcome* shown = m_plan ? m_plan.get() : (m_day ? &m_day->plan : nullptr);
    if (shown == nullptr || !shown->selection || !shown->selection->plan || !shown->size) {
        return;
    }
    if (m_ticketId.isEmpty()) {
        m_window.prompter().tell(tr("Record a fill"),
                                 tr("Copy the order text first: a fill is recorded for a ticket."));
        return;
    }
    const auto answer = m_window.prompter().form(
        tr("Record a fill"), tr("Fill of ticket %1").arg(m_ticketId),
        fillFields(shown->size->contracts, shown->selection->plan->limit, m_day->nextSession), tr("Record"));
    if (!answer) {
        return;
    }
    QString problem;
    auto fill = readFill(*answer, problem);
    if (!fill) {
        m_window.prompter().tell(tr("Record a fill"), problem);
        return;
    }
    fill->ticketId = m_ticketId.toStdString();
    m_service.recordFill(*fill);
}

void PanelWiring::askForClosingFill(int positionId) {
    if (!m_day) {
        return;
    }
    for (const session::PositionState& open : m_day->positions) {
        if (open.position.id != positionId) {
            continue;
        }
        const auto answer = m_window.prompter().form(
            tr("Record a closing"), tr("Closing fill of position %1").arg(positionId),
            fillFields(open.position.contractsOpen, open.mark.value_or(open.position.entryPrice),
                       m_day->nextSession),
            tr("Record"));
        if (!answer) {
            return;
        }
        QString problem;
        const auto fill = readFill(*answer, problem);
        if (fill) {
            m_service.recordClose(positionId, *fill);
        } else {
            m_window.prompter().tell(tr("Record a closing"), problem);
        }
        return;
    }
}

void PanelWiring::askForNote() {
    const auto text = m_window.prompter().text(tr("Note"), tr("What should be remembered of this day?"), {});
    if (text && !text->trimmed().isEmpty()) {
        m_service.recordNote(text->trimmed(), QString::fromStdString(person()));
    }
}

void PanelWiring::exportJournal() {
    const auto file = m_window.prompter().saveFile(tr("Export the journal"), QStringLiteral("journal.csv"),
                                                   tr("CSV (*.csv);;JSON (*.json)"));
    if (file) {
        m_service.exportJournal(*file);
    }
}

} // namespace signalbox
