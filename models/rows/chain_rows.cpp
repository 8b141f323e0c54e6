// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/chain_rows.h"

#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChainRows)
};

std::optional<double> at(const std::vector<double>& column, std::size_t i) {
    return i < column.size() ? base::known(column[i]) : std::nullopt;
}

std::optional<std::int64_t> countAt(const std::vector<std::int64_t>& column, std::size_t i) {
    return i < column.size() && column[i] != market::NoCount ? std::optional(column[i]) : std::nullopt;
}

ChainSide sideAt(const market::QuoteColumns& quotes, const chains::SideAnalytics& greeks, std::size_t i,
                 const std::string& expiryProblem) {
    ChainSide side;
    side.listed = i < quotes.listed.size() && quotes.listed[i] != 0;
    if (!side.listed) {
        side.problem = Words::tr("not listed");
        return side;
    }
    side.bid = quotes.bidAt(i);
    side.ask = quotes.askAt(i);
    side.volume = countAt(quotes.volume, i);
    side.openInterest = countAt(quotes.openInterest, i);
    side.iv = at(greeks.iv, i);
    side.delta = at(greeks.delta, i);
    side.gamma = at(greeks.gamma, i);
    side.theta = at(greeks.thetaDay, i);
    side.vega = at(greeks.vegaPoint, i);
    if (side.bid && side.ask && *side.ask > *side.bid) {
        const double mid = base::midDollars(*side.bid, *side.ask);
        if (mid > 0) {
            side.relativeSpread = (*side.ask - *side.bid).toDollars() / mid;
        }
    }
    if (!side.bid || !side.ask) {
        side.problem = quoteProblem("MISSING");
    } else if (*side.bid > *side.ask) {
        side.problem = quoteProblem("CROSSED");
    } else if (!side.iv) {
        side.problem = expiryProblem.empty()
                           ? Words::tr("price outside the no-arbitrage bounds: no volatility")
                           : QString::fromStdString(expiryProblem);
    }
    return side;
}

std::int64_t heldAt(const std::vector<session::PositionState>& positions,
                    const chains::ExpiryAnalytics& expiry, base::Strike strike) {
    std::int64_t held = 0;
    for (const session::PositionState& state : positions) {
        for (const structures::Leg& leg : state.position.legs) {
            if (leg.contract.strike == strike && leg.contract.expiration == expiry.expiration &&
                leg.contract.root == expiry.root) {
                held += std::int64_t{structures::sign(leg.side)} * leg.ratio * state.position.contractsOpen;
            }
        }
    }
    return held;
}

const structures::Leg* chosenAt(const structures::TradePlan* plan, const chains::ExpiryAnalytics& expiry,
                                base::Strike strike) {
    if (plan != nullptr && plan->expiration == expiry.expiration && plan->settlement == expiry.settlement) {
        for (const structures::Leg& leg : plan->legs) {
            if (leg.contract.strike == strike) {
                return &leg;
            }
        }
    }
    return nullptr;
}

} // namespace

std::vector<ChainRow> chainRows(const chains::ChainAnalytics& analytics, std::size_t expiry,
                                const structures::TradePlan* plan,
                                const std::vector<session::PositionState>& positions) {
    std::vector<ChainRow> rows;
    if (!analytics.chain || expiry >= analytics.expiries.size() ||
        expiry >= analytics.chain->blocks().size()) {
        return rows;
    }
    const market::ExpiryBlock& block = analytics.chain->blocks()[expiry];
    const chains::ExpiryAnalytics& numbers = analytics.expiries[expiry];
    const auto spot = analytics.chain->underlyingPrice();
    rows.reserve(block.strikes.size());
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        ChainRow row;
        row.strike = block.strikes[i];
        row.call = sideAt(block.calls, numbers.calls, i, numbers.problem);
        row.put = sideAt(block.puts, numbers.puts, i, numbers.problem);
        if (spot) {
            row.callInMoney = row.strike.toDollars() < *spot;
            row.putInMoney = row.strike.toDollars() > *spot;
        }
        if (const structures::Leg* leg = chosenAt(plan, numbers, row.strike)) {
            row.chosen = leg->side == structures::Side::Sell ? SideHint::Sell : SideHint::Buy;
            row.chosenCall = leg->contract.right == market::Right::Call;
        }
        row.held = heldAt(positions, numbers, row.strike);
        rows.push_back(std::move(row));
    }
    return rows;
}

int atTheMoneyRow(const std::vector<ChainRow>& rows, double spot) {
    int best = -1;
    double distance = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double away = std::abs(rows[i].strike.toDollars() - spot);
        if (best < 0 || away < distance) {
            best = static_cast<int>(i);
            distance = away;
        }
    }
    return best;
}

int spotLineRow(const std::vector<ChainRow>& rows, double spot) {
    const auto above = std::find_if(rows.begin(), rows.end(),
                                    [&](const ChainRow& row) { return row.strike.toDollars() > spot; });
    return static_cast<int>(above - rows.begin());
}

QString expiryLabel(const chains::ExpiryAnalytics& expiry) {
    return expiryHeader(expiry.expiration, expiry.dte, expiry.root, expiry.settlement);
}

QString expiryFacts(const chains::ExpiryAnalytics& expiry) {
    QStringList facts;
    facts << (expiry.atmIv ? u"IV "_s + percent(expiry.atmIv, 1) : u"IV "_s + dash());
    if (expiry.expectedMove) {
        facts << u"±"_s + number(expiry.expectedMove, 0);
    }
    return facts.join(u" · "_s);
}

} // namespace signalbox::models
