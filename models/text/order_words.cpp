// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/order_words.h"

#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <QCoreApplication>
#include <QStringList>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OrderWords)
};

} // namespace

QString orderWords(const book::TicketOpened& ticket) {
    QStringList strikes;
    QString rights;
    for (const structures::Leg& leg : ticket.legs) {
        strikes << strike(leg.contract.strike);
        const QChar letter = QLatin1Char(market::rightLetter(leg.contract.right));
        if (!rights.contains(letter)) {
            rights += letter;
        }
    }
    // The contract names what is traded; the underlying of SPXW is SPX.
    const std::string root = ticket.legs.empty() ? ticket.underlying : ticket.legs.front().contract.root;
    return u"%1 %2 %3 %4 %5 %6"_s.arg(
        sideWord(ticket.credit ? structures::Side::Sell : structures::Side::Buy),
        quantity(ticket.credit ? -ticket.contracts : ticket.contracts), QString::fromStdString(root),
        expiryCode(ticket.expiration), strikes.join(u'/'), rights);
}

QString orderWordsWithLimit(const book::TicketOpened& ticket) {
    return orderWords(ticket) + u" @ "_s + spreadPrice(ticket.limit, ticket.credit);
}

QString orderProgress(const book::SignalOrder& order) {
    if (order.filled == 0) {
        return order.end ? Words::tr("ended without a fill") : Words::tr("waits for its fill");
    }
    const QString at = spreadPrice(order.fillPrice, order.ticket.credit);
    if (order.filled == order.ticket.contracts) {
        return Words::tr("filled at %1").arg(at);
    }
    return Words::tr("%1 of %2 filled at %3").arg(count(order.filled), count(order.ticket.contracts), at);
}

} // namespace signalbox::models
