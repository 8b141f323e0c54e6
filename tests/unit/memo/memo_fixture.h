// SPDX-License-Identifier: GPL-3.0-or-later
// A proposed trade whose recorded facts agree with each other, as a strategy would record them: 3 calls of
// NVDA, signal of Friday 2026-02-13, order on Tuesday 2026-02-17.
#pragma once

#include "engine/entry/breakout_signal.h"
#include "engine/market/option_symbol.h"
#include "engine/memo/complete_body.h"
#include "engine/memo/memo_of_day.h"
#include "engine/pricing/american_chain.h"
#include "engine/risk/kelly.h"
#include "tests/unit/book/journal_builder.h"

#include <array>
#include <cmath>

namespace signalbox::tests {

inline const calendar::Calendar& sessions() {
    return calendar::Calendar::standard();
}
inline base::UtcTime eveningOf(base::Date date) {
    return calendar::newYorkInstant(date, 17, 30);
}
inline base::UtcTime windowOf(base::Date date) {
    return calendar::newYorkInstant(date, 10, 6);
}

inline market::OptionContract memoContract(int strike = 100) {
    return {"NVDA",
            "NVDA",
            day(2, 27),
            market::Settlement::Pm,
            market::Right::Call,
            base::Strike::dollars(strike),
            100};
}

/// 22 quiet sessions and a leap on the last.
inline std::vector<memo::ThesisBar> leapingBars() {
    std::vector<memo::ThesisBar> bars;
    base::Date date = day(2, 13);
    std::vector<base::Date> dates;
    for (std::size_t i = 0; i < memo::ThesisBars; ++i) {
        dates.insert(dates.begin(), date);
        date = sessions().previousSession(date).value();
    }
    for (std::size_t i = 0; i < memo::ThesisBars; ++i) {
        const double close = 94 + std::sin(static_cast<double>(i) * 1.7) * 0.8;
        const double range = 0.6 + 0.2 * std::cos(static_cast<double>(i) * 2.3);
        bars.push_back({dates[i], close + range, close - range, close});
    }
    bars.back() = {dates.back(), 100.4, 94.1, 100.0};
    return bars;
}

inline void quoteInto(memo::MemoBody& body, double spot, base::Price bid, base::Price ask) {
    memo::GreeksPart& g = body.greeks;
    g.quotesAsOf = "2026-02-13T21:00:00Z";
    g.spot = spot;
    g.rate = 0.042;
    g.years = 14.0 / 365;
    g.dividendsKnown = true;
    g.dividends = {{6.0 / 365, 0.25}};
    g.bid = bid;
    g.ask = ask;
    g.openInterest = 5200;
    std::vector<pricing::CashDividend> dividends{{6.0 / 365, 0.25}};
    const pricing::AmericanExpiry expiry(spot, *g.years, *g.rate, 0, dividends);
    std::array<pricing::IvStatus, 1> status{};
    std::array<double, 1> sigma{}, delta{}, gamma{}, theta{}, vega{};
    pricing::americanChain(pricing::OptionType::Call, expiry, std::array{body.header.strike->toDollars()},
                           std::array{base::midDollars(bid, ask)},
                           {status, sigma, delta, gamma, theta, vega});
    g.iv = sigma[0];
    g.perShare.delta = delta[0];
    g.perShare.gamma = gamma[0];
    g.perShare.thetaDay = theta[0];
    g.perShare.vegaPoint = vega[0];
}

inline memo::EdgePart statedEdge() {
    memo::EdgePart edge;
    edge.evidence = "own";
    edge.wins = 4;
    edge.trades = 7;
    edge.evidenceB = 1;
    edge.lossA = 1;
    edge.evidenceP = risk::usedProbability(4, 7, 1, 1);
    edge.evidenceKelly = risk::kellyFraction(*edge.evidenceP, 1, 1);
    edge.statedP = edge.p = 0.6;
    edge.statedB = edge.b = 1;
    edge.assumedEdge = "ASSUMED EDGE p=0.6, b=1";
    edge.kelly = risk::kellyFraction(0.6, 1, 1);
    edge.kellyFraction = 0.5;
    edge.probeBp = 100;
    edge.stakeBp = risk::stakeInBp(risk::stakeOf(*edge.kelly, 0.5));
    return edge;
}

/// What the caller of the memo records; nothing derived.
inline memo::MemoBody recordedBody(const std::string& mode = "PAPER", std::int64_t contracts = 3,
                                   base::Price limit = base::Price::cents(320), int strike = 100) {
    memo::MemoBody body;
    memo::HeaderPart& header = body.header;
    header.memoId = memo::memoIdOf(day(2, 13), "NVDA");
    header.date = header.signalDate = day(2, 13);
    header.validOn = day(2, 17);
    header.strategy = "breakout";
    header.symbol = "NVDA";
    header.mode = mode;
    header.author = "system";
    header.side = "LONG";
    header.contract = market::occSymbol(memoContract(strike));
    header.expiration = memoContract(strike).expiration;
    header.strike = memoContract(strike).strike.toPrice();
    header.quantity = contracts;
    header.limit = limit;
    body.thesis.bars = leapingBars();
    std::vector<double> high, low, close;
    for (const memo::ThesisBar& bar : body.thesis.bars) {
        high.push_back(bar.high);
        low.push_back(bar.low);
        close.push_back(bar.close);
    }
    const entry::BreakoutScores scores = entry::breakoutScores(high, low, close);
    body.thesis.zPrice = scores.zPrice.back();
    body.thesis.zVol = scores.zVol.back();
    body.thesis.zPriceMin = body.thesis.zVolMin = 1.5;
    body.thesis.light = {15.2, 600.0, 590.0, 0.36, 0.355, 4.10, 4.05, 5.0, "BULLISH", 1, 0};
    quoteInto(body, 100.0, limit - base::Price::cents(20), limit);
    memo::RiskPart& risk = body.risk;
    risk.equity = base::Money::dollars(10'000);
    risk.fee = base::Money::cents(65);
    risk.budget = base::Money::dollars(1'000);
    risk.edge = statedEdge();
    risk.quoteCheck = "OK";
    risk.earnings = "no earnings before expiry (next 2026-05-20)";
    risk.earningsMode = "advise";
    risk.limits = {{"TRADE", 0.0, 961.95, 1000.0, "usd", true, "Max loss of the trade $961.95"},
                   {"CAPACITY", 0.0, 1.0, 3.0, "positions", true, "0 of 3 total positions"}};
    risk.exits.profitMultipleX100 = 200;
    risk.exits.stopFractionX100 = 50;
    risk.exits.exitDte = 2;
    return body;
}

inline memo::MemoBody completed(memo::MemoBody recorded) {
    return memo::completeBody(std::move(recorded), sessions()).value();
}

inline book::MemoWritten written(const memo::MemoBody& recorded, int version = 1) {
    return memo::writeMemo(recorded, version, day(2, 13), sessions()).value();
}

inline memo::PanelRules panelOf(const std::string& mode, const std::string& people = "Ann, Bob",
                                int quorum = 2, int humans = 1) {
    params::BreakoutParameters parameters;
    parameters.panelPeople = people;
    parameters.panelQuorum = quorum;
    parameters.panelHumans = humans;
    return memo::panelRules(parameters, mode);
}

/// Applies events in order; whether the fold takes them all.
inline bool allHappen(book::Book& book, const std::vector<book::Event>& events) {
    for (const book::Event& event : events) {
        if (!happens(book, event)) {
            return false;
        }
    }
    return true;
}

/// A book with the memo written and reviewed by the machines on its evening.
inline book::Book bookWithMemo(const memo::PanelRules& rules, const memo::MemoBody& recorded) {
    book::Book book = accountOf(10'000);
    if (!happens(book, written(recorded)) ||
        !allHappen(book, memo::reviewOfDay(book.memos(), rules, eveningOf(day(2, 13))).events)) {
        qFatal("the memo was not taken");
    }
    return book;
}
inline const book::MemoVersion& memoIn(const book::Book& book) {
    return book.memos().find(memo::memoIdOf(day(2, 13), "NVDA"))->latest();
}

} // namespace signalbox::tests
