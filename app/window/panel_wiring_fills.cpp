// SPDX-License-Identifier: GPL-3.0-or-later
// Orders on their way out and back: the text that is copied, and the fill that is recorded for that very
// order and for no other.
#include "app/window/fill_form.h"
#include "app/window/panel_wiring.h"
#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "models/text/order_words.h"
#include "ui/panels/ticket/ticket_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QTimer>

namespace signalbox {

bool PanelWiring::isShown(const book::TicketOpened& ticket) const {
    const session::PlanOutcome* shown = m_plan ? m_plan.get() : (m_day ? &m_day->plan : nullptr);
    const structures::TradePlan* trade = shownTrade();
    return trade != nullptr && shown->size && !ticket.closesPosition && ticket.strategy == m_day->strategy &&
           ticket.underlying == m_day->underlying && ticket.signalDate == m_day->date &&
           ticket.legs == trade->legs && ticket.contracts == shown->size->contracts &&
           ticket.limit == trade->limit && ticket.credit == trade->credit;
}

const book::SignalOrders* PanelWiring::ordersShown() const {
    const bool ours = m_day && m_orders && m_orders->strategy == m_day->strategy &&
                      m_orders->underlying == m_day->underlying && m_orders->signalDate == m_day->date;
    return ours ? m_orders.get() : nullptr;
}

void PanelWiring::forgetCopied() {
    m_copied.reset();
    if (m_ticket) {
        m_ticket->setOrderText({});
    }
}

bool PanelWiring::confirmSecond(const book::TicketOpened* ticket, const QString& title,
                                const QString& action) {
    const book::SignalOrders* known = ordersShown();
    ui::Confirmation question;
    for (const book::SignalOrder& order :
         known != nullptr ? known->orders : std::vector<book::SignalOrder>()) {
        const bool own = ticket != nullptr && order.ticket.ticketId == ticket->ticketId;
        if (order.counts() && (!own || order.filled > 0)) {
            question.facts.push_back(
                {models::orderWordsWithLimit(order.ticket), models::orderProgress(order)});
        }
    }
    if (question.facts.isEmpty()) {
        return true;
    }
    question.title = title;
    question.sentence = tr("The signal of %1 has been ordered already. One signal is one entry: the rules "
                           "want days between entries, and the limits were weighed for one.")
                            .arg(models::mediumDate(m_day->date));
    question.action = action;
    question.dangerous = true;
    return m_window.prompter().confirm(question);
}

void PanelWiring::copyOrder(const QString& dialect) {
    const structures::TradePlan* trade = shownTrade();
    const session::PlanOutcome* shown = m_plan ? m_plan.get() : (m_day ? &m_day->plan : nullptr);
    if (trade == nullptr || !shown->size) {
        return;
    }
    const book::SignalOrders* known = ordersShown();
    const book::SignalOrder* same =
        known != nullptr ? known->same(trade->legs, shown->size->contracts, trade->limit) : nullptr;
    if (!confirmSecond(same != nullptr ? &same->ticket : nullptr, tr("Order this signal again?"),
                       tr("Copy again"))) {
        return;
    }
    m_service.requestTicket(
        report::parseDialect(dialect.toStdString()).value_or(report::Dialect::Thinkorswim), m_change);
}

void PanelWiring::showTicket(const app::TicketPointer& made) {
    const book::TicketOpened& ticket = made->ticket;
    const QString text = QString::fromStdString(made->text);
    log(models::LogLevel::Info, tr("ticket"),
        QString::fromStdString(ticket.ticketId) + QStringLiteral(": ") + text.simplified());
    if (ticket.closesPosition) {
        copyClosing(*made);
        return;
    }
    if (!isShown(ticket)) {
        m_window.announce(tr("The plan changed while its order was laid out: nothing was copied"),
                          models::Severity::Caution);
        return;
    }
    m_copied = ticket;
    QGuiApplication::clipboard()->setText(text);
    const QString at = QDateTime::currentDateTime().time().toString(QStringLiteral("HH:mm:ss"));
    if (m_ticket) {
        m_ticket->setOrderText(text);
        m_ticket->setNotice(tr("Copied %1, quotes of %2").arg(at, models::mediumDate(m_day->date)));
    }
    m_window.announce(tr("Order text copied"), models::Severity::Go);
}

QString PanelWiring::workingAdvice(int positionId) const {
    const auto open =
        std::find_if(m_day->positions.begin(), m_day->positions.end(),
                     [&](const session::PositionState& one) { return one.position.id == positionId; });
    if (open == m_day->positions.end() || !open->position.credit || !open->exit.closes()) {
        return {};
    }
    if (open->exit.action == exits::ExitAction::ProfitTarget) {
        return u' ' + tr("It stands at the target until the close (OPT-T6).");
    }
    return open->exit.natural
               ? u' ' + tr("Without a fill it goes up one tick every minute; five minutes before "
                           "the close it stands at the natural %1 (OPT-T6).")
                            .arg(models::price(*open->exit.natural))
               : QString();
}

void PanelWiring::askToClose(const app::TicketPointer& proposed) {
    const int position = proposed->ticket.closesPosition.value_or(0);
    ui::Confirmation question;
    question.title = tr("Closing order of position %1").arg(position);
    question.sentence = tr("It closes what is held: %1.").arg(models::orderWordsWithLimit(proposed->ticket)) +
                        workingAdvice(position) + QStringLiteral("\n\n") +
                        QString::fromStdString(proposed->text);
    question.action = tr("Copy");
    if (!m_window.prompter().confirm(question)) {
        return;
    }
    if (proposed->recorded) {
        copyClosing(*proposed);
    } else {
        m_service.requestClosingTicket(position, proposed->ticket.limit, dialect());
    }
}

void PanelWiring::copyClosing(const app::TicketText& made) {
    const int position = made.ticket.closesPosition.value_or(0);
    QGuiApplication::clipboard()->setText(QString::fromStdString(made.text));
    m_closing[position] = made.ticket;
    m_window.announce(tr("Closing order of position %1 copied").arg(position), models::Severity::Go);
}

std::optional<book::TicketOpened> PanelWiring::ticketToFill() {
    if (m_copied && isShown(*m_copied)) {
        return m_copied;
    }
    const session::PlanOutcome* shown = m_plan ? m_plan.get() : &m_day->plan;
    const book::SignalOrders* known = ordersShown();
    const structures::TradePlan* trade = shownTrade();
    if (known != nullptr && trade != nullptr && shown->size) {
        const book::SignalOrder* same = known->same(trade->legs, shown->size->contracts, trade->limit);
        if (same != nullptr && !same->end) {
            return same->ticket;
        }
    }
    const QString nothing = tr("Nothing was copied for what is shown.");
    if (known != nullptr) {
        const auto waits = std::find_if(known->orders.rbegin(), known->orders.rend(),
                                        [](const book::SignalOrder& order) { return !order.end; });
        if (waits != known->orders.rend()) {
            ui::Confirmation question;
            question.title = tr("Record a fill of another order?");
            question.sentence =
                nothing + u' ' +
                tr("Of this signal another order waits: %1.").arg(models::orderWordsWithLimit(waits->ticket));
            question.action = tr("Record a fill of it");
            return m_window.prompter().confirm(question) ? std::optional(waits->ticket) : std::nullopt;
        }
    }
    m_window.prompter().tell(tr("Record a fill"),
                             nothing + u' ' +
                                 tr("Copy its order text first: a fill is recorded for the order copied."));
    return std::nullopt;
}

void PanelWiring::askForFill() {
    if (!m_day) {
        return;
    }
    const auto ticket = ticketToFill();
    if (!ticket) {
        return;
    }
    const QString words = models::orderWordsWithLimit(*ticket);
    const book::SignalOrders* known = ordersShown();
    const book::SignalOrder* order = known != nullptr ? known->find(ticket->ticketId) : nullptr;
    if (order != nullptr && order->end) {
        m_window.prompter().tell(
            tr("Record a fill"),
            tr("%1: %2. It takes no further fill.").arg(words, models::orderProgress(*order)));
        return;
    }
    // The rest of an order that is filled in part is no second entry; another order's fill is.
    const bool begun = order != nullptr && order->filled > 0;
    if (!begun && known != nullptr &&
        std::any_of(known->orders.begin(), known->orders.end(),
                    [](const book::SignalOrder& one) { return one.filled > 0; }) &&
        !confirmSecond(&*ticket, tr("Record a second entry of this signal?"), tr("Record a second entry"))) {
        return;
    }
    FillDefaults likely;
    likely.contracts = ticket->contracts - (order != nullptr ? order->filled : 0);
    likely.price = ticket->limit;
    likely.credit = ticket->credit;
    likely.session = ticket->validOn;
    const auto answer = m_window.prompter().form(tr("Record a fill"), tr("Fill of %1").arg(words),
                                                 fillFields(likely), tr("Record"));
    if (!answer) {
        return;
    }
    QString problem;
    auto fill = readFill(*answer, likely.credit, problem);
    if (!fill) {
        m_window.prompter().tell(tr("Record a fill"), problem);
        return;
    }
    fill->ticketId = ticket->ticketId;
    m_service.recordFill(*fill);
}

void PanelWiring::askForClosingFill(int positionId) {
    if (!m_day) {
        return;
    }
    const auto open =
        std::find_if(m_day->positions.begin(), m_day->positions.end(),
                     [&](const session::PositionState& one) { return one.position.id == positionId; });
    if (open == m_day->positions.end()) {
        return;
    }
    const book::Position& position = open->position;
    QString sentence =
        tr("Closing of position %1: %2 %3")
            .arg(QString::number(positionId), models::quantity(models::signedContracts(position)),
                 models::positionTitle(position, m_day->date));
    FillDefaults likely;
    likely.contracts = position.contractsOpen;
    likely.price = open->mark.value_or(position.entryPrice);
    likely.credit = !position.credit;
    likely.session = m_day->nextSession;
    if (const auto copied = m_closing.find(positionId); copied != m_closing.end()) {
        likely.contracts = std::min(likely.contracts, copied->second.contracts);
        likely.price = copied->second.limit;
        sentence += QStringLiteral("\n") + tr("Order: %1").arg(models::orderWordsWithLimit(copied->second));
    }
    const auto answer =
        m_window.prompter().form(tr("Record a closing"), sentence, fillFields(likely), tr("Record"));
    if (!answer) {
        return;
    }
    QString problem;
    const auto fill = readFill(*answer, likely.credit, problem);
    if (!fill) {
        m_window.prompter().tell(tr("Record a closing"), problem);
        return;
    }
    m_closing.erase(positionId);
    m_service.recordClose(positionId, *fill);
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
