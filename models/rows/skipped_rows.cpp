// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/skipped_rows.h"

#include "engine/entry/optimus_gates.h"
#include "models/rows/trade_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <map>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SkippedRows)
};

bool isGate(const std::string& key) {
    for (int number = 1; number <= entry::GateCount; ++number) {
        if (key == entry::gateKey(number)) {
            return true;
        }
    }
    return false;
}

bool isFilter(const std::string& key) {
    for (int index = 0; index < entry::FilterCount; ++index) {
        if (key == entry::filterKey(index)) {
            return true;
        }
    }
    return false;
}

SkippedRow skippedRow(const lab::SkippedTrade& skipped, int number) {
    SkippedRow row;
    row.number = number;
    row.date = skipped.date;
    row.blocker = blockerName(skipped.blocker);
    if (!skipped.detail.empty()) {
        row.blocker += u" (%1)"_s.arg(QString::fromStdString(skipped.detail));
    }
    row.sole = skipped.sole;
    QStringList also;
    for (const std::string& key : skipped.also) {
        also << blockerName(key);
    }
    row.also = also.join(u", "_s);
    if (skipped.trade) {
        row.strikes = strikesText(*skipped.trade);
        row.pl = skipped.trade->netPl;
        row.ends = skipped.trade->closedOn;
        row.reason = tradeEndText(*skipped.trade);
        row.daysHeld = skipped.trade->daysHeld;
    } else {
        row.reason = skipped.noTrade.empty() ? Words::tr("no trade could be priced")
                                             : QString::fromStdString(skipped.noTrade);
    }
    return row;
}

} // namespace

QString blockerName(const std::string& key) {
    if (isGate(key)) {
        return gateName(key);
    }
    if (isFilter(key)) {
        return filterName(key);
    }
    static const std::map<std::string, const char*> Others{
        {"halted", QT_TRANSLATE_NOOP("SkippedRows", "Halt")},
        {"vetoed", QT_TRANSLATE_NOOP("SkippedRows", "Vetoed")},
        {"size_zero", QT_TRANSLATE_NOOP("SkippedRows", "Size zero")},
        {"no_strikes", QT_TRANSLATE_NOOP("SkippedRows", "No strikes")},
        {"no_quotes", QT_TRANSLATE_NOOP("SkippedRows", "No quotes")}};
    const auto known = Others.find(key);
    return known != Others.end() ? QCoreApplication::translate("SkippedRows", known->second)
                                 : QString::fromStdString(key);
}

std::vector<SkippedRow> skippedRows(std::span<const lab::SkippedTrade> skipped) {
    std::vector<SkippedRow> rows;
    rows.reserve(skipped.size());
    for (std::size_t i = skipped.size(); i > 0; --i) {
        rows.push_back(skippedRow(skipped[i - 1], static_cast<int>(i)));
    }
    return rows;
}

std::vector<Column<SkippedRow>> skippedColumns() {
    std::vector<Column<SkippedRow>> columns;
    const auto put = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, Column<SkippedRow>::Text text) {
        columns.emplace_back(key, header, std::move(text), kind, importance, sample);
        return &columns.back();
    };
    put(u"date"_s, Words::tr("signal of"), ColumnKind::Figure, 0, u"28 May 2019"_s,
        [](const SkippedRow& row) { return mediumDate(row.date); })
        ->sortKey = [](const SkippedRow& row) { return QVariant(base::toDayNumber(row.date)); };
    put(u"blocker"_s, Words::tr("blocked by"), ColumnKind::Text, 0, u"Term Structure"_s,
        [](const SkippedRow& row) { return row.blocker; });
    columns.back().stretch = true;
    put(u"also"_s, Words::tr("and by"), ColumnKind::Text, 3, u"Term Structure, IV/HV"_s,
        [](const SkippedRow& row) { return row.sole ? Words::tr("nothing else") : row.also; });
    columns.back().emphasis = [](const SkippedRow& row) { return row.sole ? -1 : 0; };
    columns.back().headerTip = Words::tr("What else failed on that day");
    put(u"strikes"_s, Words::tr("strikes"), ColumnKind::Figure, 4, u"12,600/12,550 P"_s,
        [](const SkippedRow& row) { return row.strikes.isEmpty() ? dash() : row.strikes; });
    put(u"pl"_s, Words::tr("would have made"), ColumnKind::Figure, 0, u"−$4,345.60"_s,
        [](const SkippedRow& row) { return signedMoney(row.pl); });
    columns.back().sortKey = [](const SkippedRow& row) {
        return row.pl ? QVariant(static_cast<qint64>(row.pl->toCents())) : QVariant();
    };
    columns.back().direction = [](const SkippedRow& row) {
        return !row.pl || *row.pl == base::Money() ? Direction::None
               : *row.pl > base::Money()           ? Direction::Up
                                                   : Direction::Down;
    };
    columns.back().headerTip =
        Words::tr("Hypothetical: one contract, net of fees, closed by the same exits; never near an account");
    put(u"reason"_s, Words::tr("exit by"), ColumnKind::Text, 1, Words::tr("Profit target"),
        [](const SkippedRow& row) { return row.reason; });
    columns.back().emphasis = [](const SkippedRow& row) { return row.pl ? 0 : -1; };
    columns.back().toolTip = [](const SkippedRow& row) { return row.reason; };
    put(u"ends"_s, Words::tr("closed"), ColumnKind::Figure, 5, u"28 May 2019"_s, [](const SkippedRow& row) {
        return mediumDate(row.ends);
    })->sortKey = [](const SkippedRow& row) {
        return row.ends ? QVariant(base::toDayNumber(*row.ends)) : QVariant();
    };
    put(u"days"_s, Words::tr("days"), ColumnKind::Figure, 6, u"45"_s, [](const SkippedRow& row) {
        return row.pl ? count(row.daysHeld) : dash();
    })->headerTip = Words::tr("Calendar days held");
    columns.back().sortKey = [](const SkippedRow& row) {
        return row.pl ? QVariant(row.daysHeld) : QVariant();
    };
    return columns;
}

bool matches(const SkippedRow& row, const QString& text) {
    const QString all = mediumDate(row.date) + u' ' + row.blocker + u' ' + row.also + u' ' + row.reason;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!all.contains(word, Qt::CaseInsensitive)) {
            return false;
        }
    }
    return true;
}

} // namespace signalbox::models
