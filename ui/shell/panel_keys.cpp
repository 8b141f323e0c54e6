// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panel_keys.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PanelKeys)
};

} // namespace

QVector<PanelKey> panelKeys() {
    const QString chain = Words::tr("In the option chain");
    const QString ticket = Words::tr("In the ticket");
    const QString chart = Words::tr("In the chart");
    const QString ribbon = Words::tr("In the ribbon of the traffic light");
    const QString gates = Words::tr("On the levers of the gates");
    const QString tables = Words::tr("In any table");
    const QString sweep = Words::tr("In the heat map of a sweep");
    const QString review = Words::tr("In a review");
    const QString day = Words::tr("In the field of the day");
    return {
        {chain, QStringLiteral("← → ↑ ↓"), Words::tr("From quote to quote: calls left, puts right")},
        {chain, QStringLiteral("B"), Words::tr("Buy the option chosen")},
        {chain, QStringLiteral("S"), Words::tr("Sell the option chosen")},
        {chain, QStringLiteral("["), Words::tr("Previous expiration")},
        {chain, QStringLiteral("]"), Words::tr("Next expiration")},
        {chain, QStringLiteral("Space"), Words::tr("To the money, to the pick")},
        {chain, QStringLiteral("PgUp PgDn"), Words::tr("Ten strikes")},
        {ticket, QStringLiteral("Ctrl+↑ Ctrl+↓"), Words::tr("Price one legal step up or down")},
        {ticket, QStringLiteral("← →"), Words::tr("On the price: one legal step, with Shift ten")},
        {ticket, QStringLiteral("Home End"), Words::tr("On the price: to the natural or the best end")},
        {ticket, QStringLiteral("↑ ↓"), Words::tr("On the contracts: one more or less, with Shift ten")},
        {ticket, QStringLiteral("+ −"), Words::tr("One contract more or less")},
        {ticket, QStringLiteral("L"), Words::tr("Lock the price or let it follow the mid")},
        {ticket, QStringLiteral("G"), Words::tr("Every limit behind the verdict")},
        {chart, QStringLiteral("← →"), Words::tr("From day to day; with Shift the picture moves")},
        {chart, QStringLiteral("PgUp PgDn"), Words::tr("A screen back or on")},
        {chart, QStringLiteral("Home End"), Words::tr("To the first or the last day")},
        {chart, QStringLiteral("+ −"), Words::tr("Closer or wider")},
        {chart, QStringLiteral("0"), Words::tr("All days")},
        {chart, QStringLiteral("T"), Words::tr("As a table")},
        {chart, QStringLiteral("Esc"), Words::tr("Without the crosshair")},
        {ribbon, QStringLiteral("← →"), Words::tr("From day to day")},
        {ribbon, QStringLiteral("PgUp PgDn"), Words::tr("A month back or on")},
        {ribbon, QStringLiteral("Enter"), Words::tr("Show that day in every panel")},
        {gates, QStringLiteral("← →"), Words::tr("From gate to gate")},
        {gates, QStringLiteral("Enter"), Words::tr("To the gate in the list")},
        {tables, QStringLiteral("Ctrl+C"), Words::tr("Copy the rows chosen with their headings")},
        {tables, QStringLiteral("Enter"), Words::tr("Open the row")},
        {sweep, QStringLiteral("← → ↑ ↓"), Words::tr("From cell to cell")},
        {sweep, QStringLiteral("Enter"), Words::tr("Choose the cell")},
        {review, QStringLiteral("Ctrl+Enter"), Words::tr("Confirm")},
        {review, QStringLiteral("Esc"), Words::tr("Cancel")},
        {day, QStringLiteral("↓"), Words::tr("Open the calendar")},
        {day, QStringLiteral("Esc"), Words::tr("Keep the day shown")},
    };
}

} // namespace signalbox::ui
