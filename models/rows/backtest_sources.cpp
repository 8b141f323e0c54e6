// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/backtest_rows.h"
#include "models/rows/stat_cells.h"

#include <array>
#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BacktestRows)
};

QString attributionTitle(const std::string& key) {
    if (key == "regime") {
        return Words::tr("By regime at the signal");
    }
    if (key == "exit_reason") {
        return Words::tr("By reason of the exit");
    }
    if (key == "dte") {
        return Words::tr("By days to expiration at entry");
    }
    if (key == "short_iv") {
        return Words::tr("By volatility of the short leg at entry");
    }
    if (key == "year") {
        return Words::tr("By year of the closing");
    }
    return key == "priced_from" ? Words::tr("By origin of the fills") : QString::fromStdString(key);
}

/// "profit_target" reads as "profit target"; buckets stay as they are.
QString spoken(const std::string& key) {
    return QString::fromStdString(key).replace(u'_', u' ');
}

StatRow attributionRow(const QString& id, const lab::AttributionRow& from) {
    StatRow row;
    row.id = id;
    StatCell mean = realCell(from.meanDollars(), signedNumber(std::round(from.meanDollars()), 0));
    row.cells = {plainCell(u"  "_s + spoken(from.key)),
                 countCell(from.trades),
                 countCell(from.wins),
                 moneyCell(from.net),
                 mean,
                 plainCell(from.smallSample() ? Words::tr("small sample") : QString(), -1)};
    return row;
}

void addGreeks(std::vector<StatRow>& rows, const lab::GreekParts& parts) {
    const std::array<std::pair<QString, base::Money>, 8> lines{
        {{Words::tr("delta"), parts.delta},
         {Words::tr("gamma"), parts.gamma},
         {Words::tr("theta"), parts.theta},
         {Words::tr("vega"), parts.vega},
         {Words::tr("fill at entry against mid"), parts.entryCost},
         {Words::tr("fill at exit against mid"), parts.exitCost},
         {Words::tr("fees"), parts.fees},
         {Words::tr("what no part explains"), parts.remainder}}};
    rows.push_back(headingRow(u"greeks"_s, Words::tr("By Greek, marks from day to day")));
    for (const auto& [name, amount] : lines) {
        StatRow row;
        row.id = u"greeks/"_s + name;
        row.cells = {plainCell(u"  "_s + name), {}, {}, moneyCell(amount)};
        rows.push_back(std::move(row));
    }
    StatRow total;
    total.id = u"greeks/total"_s;
    total.cells = {plainCell(u"  "_s + Words::tr("total"), 1), {}, {}, moneyCell(parts.total())};
    rows.push_back(std::move(total));
}

QString intervalName(const std::string& key) {
    if (key == "mean_trade_pl") {
        return Words::tr("Mean P/L of a trade, $");
    }
    if (key == "win_rate") {
        return Words::tr("Win rate");
    }
    return key == "profit_factor" ? Words::tr("Profit factor") : Words::tr("Sharpe");
}

QString intervalValue(const std::string& key, std::optional<double> value, const QString& absent) {
    if (!value) {
        return absent;
    }
    if (key == "mean_trade_pl") {
        return signedNumber(std::round(*value), 0);
    }
    return key == "win_rate" ? percent(value, 1) : number(*value, 2);
}

void addPaths(std::vector<StatRow>& rows, const stats::MonteCarloResult& paths, const QString& id,
              const QString& title, base::Money start) {
    if (!paths.complete) {
        return;
    }
    rows.push_back(headingRow(id, Words::tr("%1: %2 courses of %3 steps, seed %4")
                                      .arg(title, count(paths.settings.paths), count(paths.settings.steps),
                                           count(static_cast<std::int64_t>(paths.settings.seed)))));
    for (const stats::PathPercentile& at : paths.percentiles) {
        StatRow row;
        row.id = id + QString::number(at.p);
        row.cells = {plainCell(Words::tr("  %1 of the courses end below").arg(percent(at.p, 0))),
                     plainCell(money(base::Money::dollars(std::llround(at.growth * start.toDollars())))),
                     plainCell(Words::tr("drawdown")),
                     plainCell(percent(at.maxDrawdown, 1)),
                     {}};
        rows.push_back(std::move(row));
    }
    StatRow loss;
    loss.id = id + u"loss"_s;
    loss.cells = {plainCell(Words::tr("  courses that lose money")),
                  plainCell(percent(paths.probabilityOfLoss, 1)),
                  plainCell(Words::tr("ruin")),
                  plainCell(percent(paths.probabilityOfRuin, 1)),
                  {}};
    rows.push_back(std::move(loss));
}

} // namespace

StatTable sourceTable(const ShownBacktest& shown) {
    StatTable table;
    using Kind = ColumnKind;
    table.columns = {
        {u"source"_s,
         Words::tr("source"),
         Kind::Text,
         0,
         Words::tr("By volatility of the short leg"),
         {},
         true},
        {u"trades"_s, Words::tr("trades"), Kind::Figure, 1, u"1,234"_s, {}},
        {u"wins"_s, Words::tr("won"), Kind::Figure, 2, u"1,234"_s, {}},
        {u"net"_s, Words::tr("net"), Kind::Figure, 0, u"−$123,456.78"_s, Words::tr("Net of fees")},
        {u"mean"_s, Words::tr("$ a trade"), Kind::Figure, 1, u"−12,345"_s, {}},
        {u"sample"_s, {}, Kind::Text, 3, Words::tr("small sample"), {}}};
    for (const lab::Attribution& part : shown.analysis->attribution) {
        const QString id = QString::fromStdString(part.key);
        table.rows.push_back(headingRow(id, attributionTitle(part.key)));
        for (const lab::AttributionRow& row : part.rows) {
            table.rows.push_back(attributionRow(id + u'/' + QString::fromStdString(row.key), row));
        }
    }
    if (!shown.analysis->greeks.trades.empty()) {
        addGreeks(table.rows, shown.analysis->greeks.total);
    }
    return table;
}

StatTable certaintyTable(const ShownBacktest& shown) {
    StatTable table;
    using Kind = ColumnKind;
    const lab::Analysis& analysis = *shown.analysis;
    table.columns = {{u"measure"_s,
                      Words::tr("measure"),
                      Kind::Text,
                      0,
                      Words::tr("  95 % of the courses end below"),
                      {},
                      true},
                     {u"value"_s, Words::tr("value"), Kind::Figure, 0, u"$123,456"_s, {}},
                     {u"low"_s, Words::tr("from"), Kind::Figure, 0, u"drawdown"_s, {}},
                     {u"high"_s, Words::tr("to"), Kind::Figure, 0, u"−12,345"_s, {}},
                     {u"sample"_s, Words::tr("sample"), Kind::Text, 1, u"n 1,234 · small"_s, {}}};
    table.rows.push_back(headingRow(
        u"bootstrap"_s, Words::tr("%1 intervals, block bootstrap, %2 resamples, seed %3")
                            .arg(percent(analysis.bootstrap.level, 0), count(analysis.bootstrap.samples),
                                 count(static_cast<std::int64_t>(analysis.bootstrap.seed)))));
    for (const lab::IntervalLine& line : analysis.intervals) {
        StatRow row;
        row.id = QString::fromStdString(line.key);
        const auto low = line.interval ? line.interval->low : std::nullopt;
        const auto high = line.interval ? line.interval->high : std::nullopt;
        const QString absent = line.interval ? u"∞"_s : dash();
        row.cells = {plainCell(u"  "_s + intervalName(line.key)),
                     plainCell(intervalValue(line.key, line.value, dash())),
                     plainCell(intervalValue(line.key, low, absent)),
                     plainCell(intervalValue(line.key, high, absent)),
                     plainCell(sampleText(line.sample, line.smallSample), -1)};
        table.rows.push_back(std::move(row));
    }
    addPaths(table.rows, analysis.dailyPaths, u"daily"_s, Words::tr("Courses of daily returns"),
             analysis.startEquity);
    addPaths(table.rows, analysis.tradePaths, u"trade"_s, Words::tr("Courses of trades"),
             analysis.startEquity);
    return table;
}

} // namespace signalbox::models
