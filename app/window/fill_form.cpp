// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fill_form.h"

#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/calendar/calendar.h"

#include <QObject>

namespace signalbox {

using Field = ui::FormField;

std::string person() {
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? "trader" : name.toStdString();
}

QVector<ui::FormField> fillFields(std::int64_t contracts, base::Price price, base::Date session) {
    return {{Field::Kind::Number,
             QStringLiteral("price"),
             QObject::tr("Net price per share"),
             QString::fromStdString(base::fixed(price.toDollars(), 2)),
             {},
             QObject::tr("dollars"),
             true},
            {Field::Kind::Number,
             QStringLiteral("quantity"),
             QObject::tr("Contracts"),
             QString::number(contracts),
             {},
             {},
             true},
            {Field::Kind::Text,
             QStringLiteral("time"),
             QObject::tr("Time"),
             QString::fromStdString(base::toIso(calendar::newYorkInstant(session, 10, 5))),
             {},
             QObject::tr("ISO with Z or an offset"),
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

std::optional<app::FillEntry> readFill(const QStringList& answer, QString& problem) {
    app::FillEntry fill;
    const auto price = base::parsePrice(answer.at(0).trimmed().toStdString());
    const auto contracts = base::parseInteger(answer.at(1).trimmed().toStdString());
    const auto at = base::parseIsoTime(answer.at(2).trimmed().toStdString());
    if (!price || !contracts || !at) {
        problem = !price ? QObject::tr("“%1” is not a price").arg(answer.at(0))
                  : !contracts
                      ? QObject::tr("“%1” is not a number of contracts").arg(answer.at(1))
                      : QObject::tr("“%1” is not a time such as 2026-02-18T15:04:00Z").arg(answer.at(2));
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
