// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/lab_export.h"

#include "engine/base/format.h"
#include "engine/codec/backtest_json.h"
#include "engine/lab/analysis/attribution.h"

#include <QSaveFile>

namespace signalbox::app {
namespace {

/// A field that may hold commas or quotes.
std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) {
        return text;
    }
    std::string field = "\"";
    for (const char c : text) {
        field += c == '"' ? "\"\"" : std::string(1, c);
    }
    return field + "\"";
}

std::string real(std::optional<double> value, int decimals) {
    return value ? base::fixed(*value, decimals) : std::string();
}

std::string dollars(base::Money amount) {
    return base::fixed(amount.toDollars(), 2);
}

QString write(const QString& file, const std::string& text) {
    QSaveFile target(file);
    const auto length = static_cast<qint64>(text.size());
    if (!target.open(QIODevice::WriteOnly) || target.write(text.data(), length) != length ||
        !target.commit()) {
        return file + QStringLiteral(": ") + target.errorString();
    }
    return {};
}

} // namespace

std::string tradesCsv(const FinishedBacktest& done) {
    const auto& slots = done.analysis.slots;
    const bool ofMany = slots.size() > 1;
    std::string text =
        "id,signal,opened,closed,expiration,short_strike,long_strike,right,contracts,credit,exit,"
        "fees,pl,max_loss,reason,days_held,dte_at_entry,dte_at_close,conviction_bp,regime,"
        "opened_from,closed_from";
    text += ofMany ? ",strategy,symbol\n" : "\n";
    for (const backtest::Trade& trade : done.run.trades) {
        const auto strike = [&trade](std::size_t leg) {
            return leg < trade.legCount ? base::fixed(trade.legs[leg].strike / 1000.0, 3) : std::string();
        };
        const bool closed = !trade.isOpen();
        text += std::to_string(trade.id) + "," + base::toIso(trade.signalDate) + "," +
                base::toIso(trade.openedOn) + "," + (closed ? base::toIso(*trade.closedOn) : "") + "," +
                base::toIso(trade.expiration) + "," + strike(0) + "," + strike(1) + "," +
                (trade.legs[0].right == market::Right::Put ? "P" : "C") + "," +
                std::to_string(trade.contracts) + "," + base::fixed(trade.entryPrice.toDollars(), 4) + "," +
                base::fixed(trade.exitPrice.toDollars(), 4) + "," + dollars(trade.fees) + "," +
                dollars(trade.netPl) + "," + dollars(trade.maxLoss) + "," + lab::reasonKey(trade.reason) +
                "," + std::to_string(trade.daysHeld) + "," + std::to_string(trade.dteAtEntry) + "," +
                (closed ? std::to_string(trade.dteAtClose) : "") + "," + std::to_string(trade.convictionBp) +
                "," + diagnosis::regimeKey(trade.regime) + "," + history::originKey(trade.openedFrom) + "," +
                (closed ? history::originKey(trade.closedFrom) : "");
        if (const auto slot = static_cast<std::size_t>(trade.system); ofMany && slot < slots.size()) {
            text += "," + slots[slot].first + "," + slots[slot].second;
        }
        text += "\n";
    }
    return text;
}

std::string sweepCsv(const SweepAnswer& done) {
    const lab::Grid& grid = done.spec.grid;
    std::string text = "combination";
    for (const lab::Axis& axis : grid.axes()) {
        text += "," + axis.parameter->fullName();
    }
    text += ",skipped,trades,net,win_rate,profit_factor,sharpe,sortino,cagr,max_drawdown,return_on_risk\n";
    for (const lab::SweepRow& row : done.rows) {
        text += std::to_string(row.index);
        for (std::size_t axis = 0; axis < grid.axes().size(); ++axis) {
            text += "," + quoted(grid.text(row.index, axis));
        }
        text += "," + quoted(row.skipped.value_or(""));
        if (row.skipped) {
            text += ",,,,,,,,,\n";
            continue;
        }
        const lab::Measures& m = row.whole;
        text += "," + std::to_string(m.trades) + "," + dollars(base::Money::cents(m.net)) + "," +
                real(m.winRate, 6) + "," + real(m.profitFactor, 6) + "," + real(m.sharpe, 6) + "," +
                real(m.sortino, 6) + "," + real(m.cagr, 8) + "," + real(m.maxDrawdown, 8) + "," +
                real(m.returnOnRisk, 8) + "\n";
    }
    return text;
}

QString writeBacktest(const FinishedBacktest& done, const QString& file) {
    return write(file, file.endsWith(QStringLiteral(".json"))
                           ? codec::backtestJson(done.card, done.run, done.analysis) + "\n"
                           : tradesCsv(done));
}

QString writeSweep(const SweepAnswer& done, const QString& file) {
    return write(file, file.endsWith(QStringLiteral(".json")) ? lab::fileText(done.spec, done.rows, done.run)
                                                              : sweepCsv(done));
}

} // namespace signalbox::app
