// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a memo by their stored names, once for writing, reading and looking for what is missing. A
// name is part of the journal's format and never changes. `maybe` marks what may be null, `whenThere` what is
// written only when it is there.
#pragma once

#include "engine/memo/memo_body.h"

namespace signalbox::memo {

template <typename Archive>
void fields(Archive& archive, HeaderPart& part) {
    archive("id", part.memoId);
    archive("version", part.version);
    archive("date", part.date);
    archive("signal_date", part.signalDate);
    archive("valid_on", part.validOn);
    archive("strategy", part.strategy);
    archive("symbol", part.symbol);
    archive("mode", part.mode);
    archive("author", part.author);
    archive("side", part.side);
    archive("contract", part.contract);
    archive("expiration", part.expiration);
    archive("strike", part.strike);
    archive("multiplier", part.multiplier);
    archive("quantity", part.quantity);
    archive("limit", part.limit);
}

template <typename Archive>
void fields(Archive& archive, ThesisBar& bar) {
    archive("date", bar.date);
    archive("high", bar.high);
    archive("low", bar.low);
    archive("close", bar.close);
}

template <typename Archive>
void fields(Archive& archive, LightPart& part) {
    archive("vix", part.vix);
    archive("spy", part.spy);
    archive("spy_sma20", part.spySma20);
    archive("iwm_spy", part.iwmSpy);
    archive("iwm_spy_sma20", part.iwmSpySma20);
    archive("yield_10y", part.yield10y);
    archive("yield_10y_20_ago", part.yield10yTwentyAgo);
    archive("yield_change_bp", part.yieldChangeBp);
    archive("regime", part.regime);
    archive("long_multiplier", part.longMultiplier);
    archive("short_multiplier", part.shortMultiplier);
}

template <typename Archive>
void fields(Archive& archive, ThesisPart& part) {
    archive("bars", part.bars);
    archive("z_price", part.zPrice);
    archive("z_vol", part.zVol);
    archive("z_price_min", part.zPriceMin);
    archive("z_vol_min", part.zVolMin);
    archive("light", part.light);
    archive("wrong_if", part.wrongIf);
}

template <typename Archive>
void fields(Archive& archive, DividendLine& line) {
    archive("years", line.years);
    archive("amount", line.amount);
}

template <typename Archive>
void fields(Archive& archive, GreekLine& line) {
    archive("value", line.value);
    archive("delta", line.delta);
    archive("gamma", line.gamma);
    archive("theta_day", line.thetaDay);
    archive("vega_point", line.vegaPoint);
}

template <typename Archive>
void fields(Archive& archive, GreeksPart& part) {
    archive("quotes_as_of", part.quotesAsOf);
    archive("spot", part.spot);
    archive("rate", part.rate);
    archive("years", part.years);
    archive.maybe("dividends", part.dividends);
    archive("dividends_known", part.dividendsKnown);
    archive("bid", part.bid);
    archive("ask", part.ask);
    archive("open_interest", part.openInterest);
    archive("mark", part.mark);
    archive("iv", part.iv);
    archive("per_share", part.perShare);
    archive("per_contract", part.perContract);
    archive("total", part.total);
    archive("theta_pct_of_premium", part.thetaPctOfPremium);
    archive("break_even", part.breakEven);
    archive("break_even_move_pct", part.breakEvenMovePct);
    archive("daily_deviation_pct", part.dailyDeviationPct);
    archive("break_even_deviations", part.breakEvenDeviations);
    archive("probability", part.probability);
}

template <typename Archive>
void fields(Archive& archive, ValueRow& row) {
    archive("iv_shift_pct", row.ivShiftPct);
    archive("values", row.values);
}

template <typename Archive>
void fields(Archive& archive, LimitLine& line) {
    archive("code", line.code);
    archive.maybe("used", line.used);
    archive.maybe("after", line.after);
    archive.maybe("allowed", line.allowed);
    archive.maybe("unit", line.unit);
    archive("ok", line.ok);
    archive("text", line.text);
}

template <typename Archive>
void fields(Archive& archive, EvidenceSources& part) {
    archive("own_wins", part.ownWins);
    archive("own_trades", part.ownTrades);
    archive("backtest_wins", part.backtestWins);
    archive("backtest_trades", part.backtestTrades);
    archive.maybe("since", part.since);
    archive.maybe("file", part.file);
}

template <typename Archive>
void fields(Archive& archive, EdgePart& part) {
    archive("evidence", part.evidence);
    archive("wins", part.wins);
    archive("trades", part.trades);
    archive.whenThere("sources", part.sources);
    archive.maybe("mean_gain", part.meanGain);
    archive("evidence_p", part.evidenceP);
    archive("evidence_b", part.evidenceB);
    archive("evidence_kelly", part.evidenceKelly);
    archive("a", part.lossA);
    archive.maybe("stated_p", part.statedP);
    archive.maybe("stated_b", part.statedB);
    archive("p", part.p);
    archive("b", part.b);
    archive("kelly", part.kelly);
    archive("kelly_fraction", part.kellyFraction);
    archive("probe_bp", part.probeBp);
    archive("stake_bp", part.stakeBp);
    archive("probe", part.probe);
    archive.maybe("assumed_edge", part.assumedEdge);
}

template <typename Archive>
void fields(Archive& archive, ExitPart& part) {
    archive("profit_multiple_x100", part.profitMultipleX100);
    archive("stop_fraction_x100", part.stopFractionX100);
    archive("exit_dte", part.exitDte);
    archive("profit_bid", part.profitBid);
    archive("stop_bid", part.stopBid);
    archive("time_stop", part.timeStop);
    archive("regime_shift", part.regimeShift);
}

template <typename Archive>
void fields(Archive& archive, RiskPart& part) {
    archive("equity", part.equity);
    archive("fee", part.fee);
    archive("budget", part.budget);
    archive("cost_per_contract", part.costPerContract);
    archive("max_loss", part.maxLoss);
    archive("max_loss_pct", part.maxLossPct);
    archive("edge", part.edge);
    archive("table_date", part.tableDate);
    archive("table_years", part.tableYears);
    archive("value_table", part.valueTable);
    archive("quote_check", part.quoteCheck);
    archive("earnings", part.earnings);
    archive("earnings_mode", part.earningsMode);
    archive("earnings_before_expiry", part.earningsBeforeExpiry);
    archive("limits", part.limits);
    archive("exits", part.exits);
}

template <typename Archive>
void fields(Archive& archive, MemoBody& body) {
    archive("header", body.header);
    archive("thesis", body.thesis);
    archive("greeks", body.greeks);
    archive("risk", body.risk);
}

} // namespace signalbox::memo
