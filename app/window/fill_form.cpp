// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fill_form.h"

#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/calendar/calendar.h"
#include "models/text/dates.h"

#include <QObject>
#include <QRegularExpression>
#include <QTime>

namespace signalbox {
namespace {

using Field = ui::FormField;

// Never translated: that is how every platform says it, and it must be readable again.
QString effectWord(bool credit) {
    return credit ? QStringLiteral("cr") : QStringLiteral("db");
}

std::optional<base::Price> readPrice(const QString& typed, bool credit, QString& problem) {
    QString text = typed.trimmed();
    for (const bool side : {true, false}) {
        if (text.endsWith(effectWord(side), Qt::CaseInsensitive)) {
            if (side != credit) {
                problem = credit ? QObject::tr("“%1”: this order is filled at a credit (cr)").arg(typed)
                                 : QObject::tr("“%1”: this order is filled at a debit (db)").arg(typed);
                return std::nullopt;
            }
            text = text.chopped(2).trimmed();
            break;
        }
    }
    const auto price = base::parsePrice(text.toStdString());
    if (!price) {
        problem = QObject::tr("“%1” is not a price").arg(typed);
    }
    return price;
}

} // namespace

std::string person() {
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? "trader" : name.toStdString();
}

QString tradeTime(base::UtcTime instant) {
    const QTime clock = QTime(0, 0).addSecs(calendar::newYorkSeconds(instant));
    return QString::fromStdString(base::toIso(calendar::newYorkDate(instant))) +
           clock.toString(clock.second() == 0 ? QStringLiteral(" HH:mm") : QStringLiteral(" HH:mm:ss")) +
           QStringLiteral(" ET");
}

std::optional<base::UtcTime> readTradeTime(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s*ET)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch()) {
        return base::parseIsoTime(text.trimmed().toStdString());
    }
    const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime clock(match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    if (!day.isValid() || !clock.isValid()) {
        return std::nullopt;
    }
    return calendar::newYorkInstant(models::fromQDate(day), clock.hour(), clock.minute(), clock.second());
}

QVector<ui::FormField> fillFields(const FillDefaults& likely) {
    return {
        {Field::Kind::Text,
         QStringLiteral("price"),
         QObject::tr("Net price per share"),
         QString::fromStdString(base::fixed(likely.price.toDollars(), 2)) + u' ' + effectWord(likely.credit),
         {},
         likely.credit ? QObject::tr("dollars received per share: a credit (cr)")
                       : QObject::tr("dollars paid per share: a debit (db)"),
         true},
        {Field::Kind::Number,
         QStringLiteral("quantity"),
         QObject::tr("Contracts"),
         QString::number(likely.contracts),
         {},
         {},
         true},
        {Field::Kind::Text,
         QStringLiteral("time"),
         QObject::tr("Time"),
         tradeTime(calendar::newYorkInstant(likely.session, 10, 5)),
         {},
         QObject::tr("date and time in New York, such as 2026-02-18 10:05 ET"),
         true},
        {Field::Kind::Number,
         QStringLiteral("fees"),
         QObject::tr("Fees"),
         {},
         {},
         QObject::tr("dollars; empty: by the fee parameter"),
         false},
        {Field::Kind::Text,
         QStringLiteral("by"),
         QObject::tr("Recorded by"),
         QString::fromStdString(person()),
         {},
         {},
         true}};
}

std::optional<app::FillEntry> readFill(const QStringList& answer, bool credit, QString& problem) {
    app::FillEntry fill;
    const auto price = readPrice(answer.at(0), credit, problem);
    if (!price) {
        return std::nullopt;
    }
    const auto contracts = base::parseInteger(answer.at(1).trimmed().toStdString());
    const auto at = readTradeTime(answer.at(2));
    if (!contracts || !at) {
        problem = !contracts
                      ? QObject::tr("“%1” is not a number of contracts").arg(answer.at(1))
                      : QObject::tr("“%1” is not a time such as 2026-02-18 10:05 ET").arg(answer.at(2));
        return std::nullopt;
    }
    fill.price = *price;
    fill.contracts = *contracts;
    fill.at = at;
    if (!answer.at(3).trimmed().isEmpty()) {
        fill.fees = base::parseMoney(answer.at(3).trimmed().toStdString());
        if (!fill.fees) {
            problem = QObject::tr("“%1” is not an amount").arg(answer.at(3));
            return std::nullopt;
        }
    }
    fill.by = answer.at(4).toStdString();
    return fill;
}

} // namespace signalbox
