// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/legs.h"

#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <QStringList>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

QString strikesOf(const book::Position& position) {
    QStringList strikes;
    for (const structures::Leg& leg : position.legs) {
        strikes << strike(leg.contract.strike);
    }
    return strikes.join(u'/');
}

QString rightsOf(const book::Position& position) {
    QString letters;
    for (const structures::Leg& leg : position.legs) {
        const QChar letter = QLatin1Char(market::rightLetter(leg.contract.right));
        if (!letters.contains(letter)) {
            letters += letter;
        }
    }
    return letters;
}

} // namespace

QString contractText(const market::OptionContract& contract) {
    return u"%1 %2 %3 %4"_s.arg(QString::fromStdString(contract.root), expiryCode(contract.expiration),
                                strike(contract.strike),
                                QString(QLatin1Char(market::rightLetter(contract.right))));
}

QString positionTitle(const book::Position& position, base::Date today) {
    const bool sameYear =
        std::chrono::year_month_day(position.expiration).year() == std::chrono::year_month_day(today).year();
    return u"%1 %2 %3 %4"_s.arg(QString::fromStdString(position.underlying),
                                sameYear ? expiryCodeShort(position.expiration)
                                         : expiryCode(position.expiration),
                                strikesOf(position), rightsOf(position));
}

QString positionShort(const book::Position& position) {
    return expiryCodeShort(position.expiration) + u' ' + strikesOf(position);
}

std::int64_t signedContracts(const book::Position& position) {
    const std::int64_t contracts = position.contractsOpen > 0 ? position.contractsOpen : position.contracts;
    return position.credit ? -contracts : contracts;
}

} // namespace signalbox::models
