// SPDX-License-Identifier: GPL-3.0-or-later
// What the ticket says of the plan shown: head, price, contracts, verdict, and what was ordered already.
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "models/text/order_words.h"
#include "ui/panels/common/fact_list.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/ticket/order_text.h"
#include "ui/panels/ticket/quantity_box.h"
#include "ui/panels/ticket/ticket_legs.h"
#include "ui/panels/ticket/ticket_panel.h"
#include "ui/panels/ticket/ticket_trade.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/toggle.h"

#include <algorithm>

#include <QLabel>
#include <QSignalBlocker>

namespace signalbox::ui {

namespace {

constexpr int LimitWidth = 150;

/// Reasons of the engine one after the other, each with its full stop.
QString asSentences(QStringList reasons) {
    for (QString& reason : reasons) {
        if (!reason.isEmpty() && !reason.endsWith(QLatin1Char('.'))) {
            reason += QLatin1Char('.');
        }
    }
    return reasons.join(QLatin1Char(' '));
}

/// A plan that the risk manager vetoed has no size; its ticket shows what was asked for.
std::int64_t contractsOf(const session::PlanOutcome& plan) {
    return std::max<std::int64_t>(1, plan.size ? plan.size->contracts : 1);
}

/// The same legs at the same price.
bool sameTrade(const structures::TradePlan* a, const structures::TradePlan* b) {
    return a != nullptr && b != nullptr && a->legs == b->legs && a->limit == b->limit;
}

/// What an order text depends on.
std::string identityOf(const session::PlanOutcome& plan) {
    const bool approved = plan.verdict && plan.verdict->approved && !plan.hypothetical;
    std::string text =
        plan.hash + '|' + std::to_string(contractsOf(plan)) + (approved ? "|approved" : "|not approved");
    if (const structures::TradePlan* trade = tradeOf(&plan)) {
        text += '|' + std::to_string(trade->limit.toUnits());
        for (const structures::Leg& leg : trade->legs) {
            text += '|' + models::contractText(leg.contract).toStdString();
        }
    }
    return text;
}

} // namespace

void TicketPanel::forgetEarlier(const session::DayState& day) {
    // An edit belongs to the day it was made on.
    if (m_edited && m_edited->evaluation.date != day.date) {
        m_edited.reset();
    }
    const QString signal =
        QString::fromStdString(day.strategy + '|' + day.underlying + '|') + models::mediumDate(day.date);
    if (signal != m_signal) {
        m_signal = signal;
        m_slider->setLocked(false);
        m_asked.reset();
        m_text->setOrder({});
    }
    std::string shown = identityOf(*plan());
    if (shown != m_shown) {
        m_shown = std::move(shown);
        m_text->setOrder({});
    }
}

std::vector<book::SignalOrder> TicketPanel::standingOrders() const {
    std::vector<book::SignalOrder> standing;
    if (!m_orders || !day() || m_orders->strategy != day()->strategy ||
        m_orders->underlying != day()->underlying || m_orders->signalDate != day()->date) {
        return standing;
    }
    std::copy_if(m_orders->orders.begin(), m_orders->orders.end(), std::back_inserter(standing),
                 [](const book::SignalOrder& order) { return order.counts(); });
    return standing;
}

std::optional<Absence> TicketPanel::refresh(const session::DayState& day) {
    forgetEarlier(day);
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
    showContracts(*outcome);
    // The day is that of its close; what was ordered since is at risk too (OPT-P1).
    session::Dashboard account = day.dashboard;
    for (const book::SignalOrder& order : standingOrders()) {
        account.heat = account.heat + order.heat();
    }
    m_facts->setFacts(models::ticketFacts(*trade, contractsOf(*outcome), account, m_fee));
    showSize(*outcome, day.dashboard.sleeve);
    showVerdict(*outcome);
    updateActions();
    return std::nullopt;
}

void TicketPanel::showContracts(const session::PlanOutcome& plan) {
    const QSignalBlocker quiet(m_quantity);
    m_quantity->setValue(static_cast<int>(contractsOf(plan)));
    // Where fewer were asked for than the size has, only the day's own plan knows the size.
    const risk::SizeResult* size = plan.size ? &*plan.size : nullptr;
    const bool reduced = size != nullptr && m_edited && m_asked && size->contracts >= *m_asked;
    if (reduced) {
        const session::PlanOutcome& own = day()->plan;
        size = own.size && sameTrade(tradeOf(&own), tradeOf(&plan)) ? &*own.size : nullptr;
    }
    if (size == nullptr || size->binding.empty()) {
        m_limit->clear();
        return;
    }
    const QString limit = models::bindingName(size->binding);
    m_limit->setText(m_asked && size->contracts < *m_asked
                         ? tr("%1 asked for, sized: %2, limit by %3")
                               .arg(models::count(*m_asked), models::count(size->contracts), limit)
                         : tr("sized: %1, limit by %2").arg(models::count(size->contracts), limit));
    // Narrower than this it goes into a line of its own rather than into a column of words.
    m_limit->setMinimumWidth(
        qMin(m_limit->fontMetrics().horizontalAdvance(m_limit->text()) + 2, currentTheme().px(LimitWidth)));
}

void TicketPanel::showSize(const session::PlanOutcome& plan, base::Money sleeve) {
    std::vector<models::FactRow> size;
    if (plan.size) {
        models::FactRow row;
        row.label = tr("Size: %1").arg(models::sizeLine(*plan.size, plan.conviction.has_value()));
        row.value =
            models::money(plan.size->budget) + QStringLiteral(" → ") + models::count(plan.size->contracts);
        QStringList steps;
        for (const models::FactRow& step : models::sizeFacts(plan, sleeve)) {
            steps << step.label + QStringLiteral(": ") + step.value +
                         (step.toolTip.isEmpty() ? QString() : QStringLiteral(" (") + step.toolTip + u')');
        }
        row.toolTip = steps.join(u'\n');
        row.severity = plan.size->contracts == 0 ? models::Severity::Stop : models::Severity::None;
        size.push_back(std::move(row));
    }
    m_size->setFacts(std::move(size));
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
        // Prices beyond twice the way from natural to best help nobody to aim; one that is held is shown
        // wherever it is.
        const std::int64_t room = std::max<std::int64_t>((trade.best - trade.natural).toUnits(), 5'000);
        if (price >= std::min(trade.natural.toUnits() - room, trade.limit.toUnits()) &&
            price <= std::max(trade.best.toUnits() + room, trade.limit.toUnits())) {
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
        sentences << strongNames(models::alternativeText(alternative), {});
    }
    if (plan.verdict->approved) {
        const structures::TradePlan& trade = *tradeOf(&plan);
        const QString sentence = models::orderSentence(trade, contractsOf(plan)).toHtmlEscaped();
        // A study passes the limits, but nobody approved an order.
        if (!standingOrders().empty()) {
            showOrdered(sentence);
        } else if (plan.hypothetical) {
            m_verdict->setReason(ReasonBox::Kind::Hint, tr("HYPOTHETICAL · within all limits"), sentence);
        } else {
            m_verdict->setReason(ReasonBox::Kind::Approved, tr("APPROVED"), sentence);
        }
        return;
    }
    if (codes.isEmpty()) {
        // A study whose size is zero: one contract would pass, but nothing is approved (OPT-S6).
        m_verdict->setReason(ReasonBox::Kind::Veto, tr("NO TRADE"),
                             QString::fromStdString(plan.refusal).toHtmlEscaped());
        return;
    }
    m_verdict->setReason(ReasonBox::Kind::Veto, tr("VETO · %1").arg(codes.join(QStringLiteral(", "))),
                         asSentences(sentences));
}

void TicketPanel::showOrdered(const QString& order) {
    bool filled = false;
    QStringList lines;
    for (const book::SignalOrder& one : standingOrders()) {
        filled = filled || one.filled > 0;
        lines << tr("%1, for %2: %3.")
                     .arg(models::orderWordsWithLimit(one.ticket), models::mediumDate(one.ticket.validOn),
                          models::orderProgress(one))
                     .toHtmlEscaped();
    }
    lines << tr("A further order would be a second entry of this signal.");
    lines << tr("What is shown: %1").arg(order);
    m_verdict->setReason(filled ? ReasonBox::Kind::Warning : ReasonBox::Kind::Hint,
                         filled ? tr("ALREADY FILLED") : tr("ORDER LAID OUT"),
                         lines.join(QStringLiteral("<br>")));
}

} // namespace signalbox::ui
