// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/memo_text.h"

#include "engine/base/format.h"
#include "engine/memo/body_json.h"
#include "engine/strategies/breakout_evidence.h"

#include <cmath>

#include <fmt/format.h>

namespace signalbox::memo {
namespace {

using Number = std::optional<double>;

std::string fixed(const Number& value, int decimals) {
    return value ? base::fixed(*value, decimals) : "n/a";
}
std::string fixedSigned(const Number& value, int decimals) {
    return value ? base::fixedSigned(*value, decimals) : "n/a";
}
std::string price(const std::optional<base::Price>& value) {
    return value ? base::usdPrice(*value) : "n/a";
}
std::string usd(const std::optional<base::Money>& value) {
    return value ? base::usd(*value) : "n/a";
}
std::string dollars(const Number& value) {
    return value ? base::usdPriceSigned(base::Price::nearest(*value)) : "n/a";
}
std::string iso(const std::optional<base::Date>& date) {
    return date ? base::toIso(*date) : "n/a";
}
std::string count(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "n/a";
}
Number percent(const Number& fraction) {
    return fraction ? Number(100 * *fraction) : Number();
}

std::string thesisText(const ThesisPart& thesis, const std::string& side) {
    std::string closes;
    const std::size_t from = thesis.bars.size() > 5 ? thesis.bars.size() - 5 : 0;
    for (std::size_t i = from; i < thesis.bars.size(); ++i) {
        closes += (closes.empty() ? "" : ", ") + base::fixed(thesis.bars[i].close, 2);
    }
    const LightPart& light = thesis.light;
    std::string text = "## Thesis\n\n";
    text += fmt::format("- Signal {}: price z {} (beyond {}), volatility z {} (above {})\n", side,
                        fixedSigned(thesis.zPrice, 2), base::fixed(thesis.zPriceMin, 2),
                        fixedSigned(thesis.zVol, 2), base::fixed(thesis.zVolMin, 2));
    text += fmt::format("- Last closes: {}\n", closes.empty() ? "n/a" : closes);
    text += fmt::format("- Regime {}: VIX {}, SPY {} (SMA20 {}), IWM/SPY {} (SMA20 {}), 10-year yield {}% "
                        "({} bp in 20 sessions)\n",
                        light.regime.empty() ? "n/a" : light.regime, fixed(light.vix, 2), fixed(light.spy, 2),
                        fixed(light.spySma20, 2), fixed(light.iwmSpy, 4), fixed(light.iwmSpySma20, 4),
                        fixed(light.yield10y, 2), fixedSigned(light.yieldChangeBp, 1));
    text += fmt::format("- What would prove it wrong: {}\n", thesis.wrongIf);
    return text;
}

std::string greekRow(const char* name, const GreekLine& line) {
    return fmt::format("| {} | {} | {} | {} | {} | {} |\n", name, fixed(line.value, 2),
                       fixedSigned(line.delta, 3), fixedSigned(line.gamma, 4), dollars(line.thetaDay),
                       dollars(line.vegaPoint));
}

std::string greeksText(const GreeksPart& g) {
    std::string text = "## Greeks\n\n";
    text +=
        fmt::format("- Underlying {}, bid {}, ask {}, mark {}, IV {}%, quotes of {}{}\n", fixed(g.spot, 2),
                    price(g.bid), price(g.ask), fixed(g.mark, 4), fixed(percent(g.iv), 1), g.quotesAsOf,
                    g.dividendsKnown ? "" : " (dividends unknown: DIV_UNKNOWN)");
    text += "\n| | Value $ | Delta | Gamma | Theta/day | Vega/pt |\n|---|---|---|---|---|---|\n";
    text += greekRow("Per contract", g.perContract) + greekRow("Total", g.total) + "\n";
    text += fmt::format("- One day costs {}% of the premium\n",
                        g.thetaPctOfPremium ? base::fixed(std::abs(*g.thetaPctOfPremium), 1) : "n/a");
    text += fmt::format("- Break-even {}: {}% away, {} daily deviations of {}%; N(d2) there {}%\n",
                        fixed(g.breakEven, 2), fixedSigned(g.breakEvenMovePct, 1),
                        fixedSigned(g.breakEvenDeviations, 1), fixed(g.dailyDeviationPct, 2),
                        fixed(percent(g.probability), 1));
    return text;
}

std::string edgeText(const EdgePart& edge) {
    std::string text =
        fmt::format("- Evidence ({}): {} wins of {} trades, p {}, b {}, a {}, f* {}\n", evidenceText(edge),
                    count(edge.wins), count(edge.trades), fixed(edge.evidenceP, 4), fixed(edge.evidenceB, 2),
                    fixed(edge.lossA, 2), fixedSigned(edge.evidenceKelly, 4));
    if (!edge.assumedEdge.empty()) {
        text += fmt::format("- {}: p {}, b {}, f* {}\n", edge.assumedEdge, fixed(edge.p, 4), fixed(edge.b, 2),
                            fixedSigned(edge.kelly, 4));
    }
    text += fmt::format("- Stake {} bp of equity{}\n", count(edge.stakeBp),
                        edge.probe ? ": a PROBE without an edge, to gather evidence" : "");
    return text;
}

std::string tableText(const RiskPart& risk, const GreeksPart& g) {
    std::string head = fmt::format("\nValue per share on {}:\n\n| IV |", iso(risk.tableDate));
    std::string rule = "|---|";
    for (int k = -2; k <= 2; ++k) {
        const double move = k * g.dailyDeviationPct.value_or(0) / 100;
        head += fmt::format(" {:+d}s ({}) |", k, g.spot ? base::fixed(*g.spot * (1 + move), 2) : "n/a");
        rule += "---|";
    }
    std::string text = head + "\n" + rule + "\n";
    for (const ValueRow& row : risk.valueTable) {
        text += fmt::format("| {:+d}% |", row.ivShiftPct);
        for (const double value : row.values) {
            text += " " + base::fixed(value, 2) + " |";
        }
        text += "\n";
    }
    return text + "\n";
}

std::string riskText(const MemoBody& body) {
    const RiskPart& risk = body.risk;
    const ExitPart& exits = risk.exits;
    std::string text = "## Risk\n\n";
    text += fmt::format("- Maximum loss {}, {}% of the sleeve's {} (cost per contract {}, budget {})\n",
                        usd(risk.maxLoss), fixed(risk.maxLossPct, 1), usd(risk.equity),
                        usd(risk.costPerContract), usd(risk.budget));
    text += edgeText(risk.edge) + tableText(risk, body.greeks);
    text += fmt::format("- Quote check: {}\n- Earnings: {} (mode {})\n", risk.quoteCheck, risk.earnings,
                        risk.earningsMode);
    for (const LimitLine& line : risk.limits) {
        text += fmt::format("- {} {}: {}\n", line.ok ? "Within" : "BREACHED", line.code, line.text);
    }
    text += fmt::format("- Exits: bid {} or more, bid {} or less, on {}, or market light {}\n",
                        price(exits.profitBid), price(exits.stopBid), iso(exits.timeStop), exits.regimeShift);
    return text;
}

} // namespace

std::string evidenceText(const EdgePart& edge) {
    return edge.sources ? strategies::evidenceWords(edge.sources->ownTrades, edge.sources->backtestTrades,
                                                    edge.sources->since)
                        : edge.evidence;
}

std::string bodyText(const MemoBody& body) {
    const HeaderPart& h = body.header;
    std::string text = fmt::format(
        "# Memo {} version {}\n\n- {} | {} {} {} | signal {} | valid on {}, 10:00 to 11:00 ET\n", h.memoId,
        h.version, h.mode, h.strategy, h.side, h.symbol, base::toIso(h.signalDate), base::toIso(h.validOn));
    text +=
        fmt::format("- Buy {} x {} (expires {}, strike {}) at {} or less\n- Author: {}, {}\n\n",
                    count(h.quantity), h.contract, iso(h.expiration),
                    h.strike ? base::plain(*h.strike) : "n/a", price(h.limit), h.author, base::toIso(h.date));
    return text + thesisText(body.thesis, h.side) + "\n" + greeksText(body.greeks) + "\n" + riskText(body);
}

std::string memoText(const book::MemoVersion& version) {
    const auto body = parseBody(version.memo.body);
    std::string text = body ? bodyText(*body)
                            : fmt::format("# Memo {} version {}\n\nThe body cannot be read: {}\n",
                                          version.memo.memoId, version.memo.version, body.error().what);
    text += fmt::format("\n## Review\n\n- {}; SHA-256 of the body {}\n", book::memoStageKey(version.stage),
                        version.memo.bodyHash);
    for (const book::MemoVoted& vote : version.votes) {
        text += fmt::format("- {} {} ({}{}): {} - {}\n", base::toIso(vote.date), vote.reviewer, vote.role,
                            vote.person ? "" : ", automated", vote.vote, vote.comment);
    }
    for (const book::MemoMoved& move : version.moves) {
        text += fmt::format("- {} {}: {}\n", base::toIso(move.date), move.state, move.why);
    }
    return text;
}

} // namespace signalbox::memo
