// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/gate_price_rows.h"

#include "models/rows/skipped_rows.h"
#include "models/text/numbers.h"

#include <algorithm>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GatePriceRows)
};

using Conclusion = lab::GatePrice::Conclusion;

void addPrice(GatePriceRow& row, const lab::GatePrice& price) {
    row.cases = price.cases;
    row.sole = price.sole;
    if (price.cases == 0) {
        row.conclusion = price.withoutTrade == 0
                             ? Words::tr("blocked no signal")
                             : Words::tr("none of %1 could be priced").arg(price.withoutTrade);
        return;
    }
    row.avoided = price.avoided;
    row.missed = price.missed;
    row.net = price.net;
    row.mean = price.mean;
    if (price.interval) {
        row.low = price.interval->low;
        row.high = price.interval->high;
    }
    switch (price.conclusion) {
    case Conclusion::TooFew:
        row.conclusion = Words::tr("too few: %1 of %2 cases").arg(price.cases).arg(CasesForConclusion);
        row.severity = Severity::NoData;
        break;
    case Conclusion::Unclear:
        row.conclusion = Words::tr("unclear: could be either");
        break;
    case Conclusion::Saves:
        row.conclusion = Words::tr("earns its keep");
        row.severity = Severity::Go;
        break;
    case Conclusion::Costs:
        row.conclusion = Words::tr("costs more than it saves");
        row.severity = Severity::Caution;
        break;
    }
}

GatePriceRow countRow(const lab::GateCount& gate) {
    GatePriceRow row;
    row.key = QString::fromStdString(gate.key);
    row.name = blockerName(gate.key);
    row.rule = QString::fromStdString(gate.rule);
    row.evaluated = gate.evaluated;
    row.failed = gate.failed;
    row.first = gate.failedFirst;
    return row;
}

QString optionalCount(const std::optional<int>& value) {
    return value ? count(*value) : dash();
}

QVariant optionalKey(const std::optional<int>& value) {
    return value ? QVariant(*value) : QVariant();
}

QVariant centsKey(const std::optional<base::Money>& value) {
    return value ? QVariant(static_cast<qint64>(value->toCents())) : QVariant();
}

QString intervalText(const GatePriceRow& row) {
    const auto bound = [](const std::optional<double>& value) {
        return value ? signedNumber(std::round(*value), 0) : u"∞"_s;
    };
    return row.low || row.high ? bound(row.low) + u" … "_s + bound(row.high) : dash();
}

} // namespace

std::vector<GatePriceRow> gatePriceRows(const lab::GateCounts& counts,
                                        std::span<const lab::GatePrice> prices) {
    std::vector<GatePriceRow> rows;
    for (const auto* part : {&counts.gates, &counts.filters}) {
        for (const lab::GateCount& gate : *part) {
            rows.push_back(countRow(gate));
        }
    }
    for (const lab::GatePrice& price : prices) {
        const QString key = QString::fromStdString(price.key);
        auto found = std::find_if(rows.begin(), rows.end(),
                                  [&key](const GatePriceRow& row) { return row.key == key; });
        if (found == rows.end()) {
            GatePriceRow row;
            row.key = key;
            row.name = blockerName(price.key);
            rows.push_back(std::move(row));
            found = rows.end() - 1;
        }
        addPrice(*found, price);
    }
    return rows;
}

std::vector<Column<GatePriceRow>> gatePriceColumns(bool withCounts) {
    std::vector<Column<GatePriceRow>> columns;
    const auto put = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, Column<GatePriceRow>::Text text, const QString& tip,
                         std::function<QVariant(const GatePriceRow&)> sortKey = {}) {
        columns.emplace_back(key, header, std::move(text), kind, importance, sample);
        columns.back().headerTip = tip;
        columns.back().sortKey = std::move(sortKey);
    };
    using Kind = ColumnKind;
    put(u"name"_s, Words::tr("gate"), Kind::Text, 0, u"Mean Reversion"_s,
        [](const GatePriceRow& row) { return row.name; }, {});
    columns.back().toolTip = [](const GatePriceRow& row) { return row.rule; };
    if (withCounts) {
        put(
            u"evaluated"_s, Words::tr("asked"), Kind::Figure, 5, u"12,764"_s,
            [](const GatePriceRow& row) { return optionalCount(row.evaluated); },
            Words::tr("Days on which it was evaluated"),
            [](const GatePriceRow& row) { return optionalKey(row.evaluated); });
        put(
            u"failed"_s, Words::tr("failed"), Kind::Figure, 3, u"12,764"_s,
            [](const GatePriceRow& row) { return optionalCount(row.failed); },
            Words::tr("Days on which it failed, where it was evaluated"),
            [](const GatePriceRow& row) { return optionalKey(row.failed); });
        put(
            u"first"_s, Words::tr("first"), Kind::Figure, 2, u"12,764"_s,
            [](const GatePriceRow& row) { return optionalCount(row.first); },
            Words::tr("Days on which the chain ended here"),
            [](const GatePriceRow& row) { return optionalKey(row.first); });
    }
    put(
        u"cases"_s, Words::tr("cases"), Kind::Figure, 0, u"1,234"_s,
        [](const GatePriceRow& row) { return optionalCount(row.cases); },
        Words::tr("Blocked signals whose hypothetical trade was closed; one contract each"),
        [](const GatePriceRow& row) { return optionalKey(row.cases); });
    put(
        u"avoided"_s, Words::tr("avoided"), Kind::Figure, 1, u"$123,456"_s,
        [](const GatePriceRow& row) { return money(row.avoided); }, Words::tr("Losses that were not made"),
        [](const GatePriceRow& row) { return centsKey(row.avoided); });
    put(
        u"missed"_s, Words::tr("missed"), Kind::Figure, 1, u"$123,456"_s,
        [](const GatePriceRow& row) { return money(row.missed); }, Words::tr("Profits that were not made"),
        [](const GatePriceRow& row) { return centsKey(row.missed); });
    put(
        u"net"_s, Words::tr("cost"), Kind::Figure, 4, u"−$123,456"_s,
        [](const GatePriceRow& row) { return signedMoney(row.net); },
        Words::tr("Missed less avoided: positive, the gate cost that much; negative, it saved that much"),
        [](const GatePriceRow& row) { return centsKey(row.net); });
    put(
        u"mean"_s, Words::tr("$ a case"), Kind::Figure, 2, u"−1,234"_s,
        [](const GatePriceRow& row) { return row.mean ? signedNumber(std::round(*row.mean), 0) : dash(); },
        Words::tr("Mean result of the blocked trades, dollars for one contract"),
        [](const GatePriceRow& row) { return row.mean ? QVariant(*row.mean) : QVariant(); });
    put(u"interval"_s, Words::tr("95 %"), Kind::Figure, 3, u"−1,234 … +1,234"_s, intervalText,
        Words::tr("Interval of the mean by block bootstrap"),
        [](const GatePriceRow& row) { return row.low ? QVariant(*row.low) : QVariant(); });
    put(
        u"conclusion"_s, Words::tr("worth"), Kind::Text, 0, Words::tr("too few: 12 of 30 cases"),
        [](const GatePriceRow& row) { return row.conclusion; },
        Words::tr("Nothing is concluded under %1 cases, or while the interval holds zero")
            .arg(CasesForConclusion));
    columns.back().stretch = true;
    columns.back().severity = [](const GatePriceRow& row) { return row.severity; };
    columns.back().toolTip = [](const GatePriceRow& row) { return row.conclusion; };
    return columns;
}

QString gravestGate(const lab::GateCounts& counts) {
    const lab::GateCount* gravest = nullptr;
    for (const auto* part : {&counts.gates, &counts.filters}) {
        for (const lab::GateCount& gate : *part) {
            if (gate.failedFirst > (gravest != nullptr ? gravest->failedFirst : 0)) {
                gravest = &gate;
            }
        }
    }
    return gravest == nullptr
               ? QString()
               : Words::tr("%1 stopped %2 of %3 days")
                     .arg(blockerName(gravest->key), count(gravest->failedFirst), count(counts.days.days));
}

QString gatePriceSentence(std::span<const lab::GatePrice> prices) {
    int cases = 0;
    base::Money avoided;
    base::Money missed;
    for (const lab::GatePrice& price : prices) {
        cases += price.cases;
        avoided += price.avoided;
        missed += price.missed;
    }
    return cases == 0
               ? QString()
               : Words::tr("%1 blocked signals priced: losses of %2 avoided, profits of %3 missed; one "
                           "hypothetical contract each.")
                     .arg(count(cases), money(avoided), money(missed));
}

} // namespace signalbox::models
