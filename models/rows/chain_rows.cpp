// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/chain_rows.h"

#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
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

using SideOf = const ChainSide& (*)(const ChainRow&);
const ChainSide& callOf(const ChainRow& row) {
    return row.call;
}
const ChainSide& putOf(const ChainRow& row) {
    return row.put;
}

class ColumnMaker {
public:
    explicit ColumnMaker(const LiquidityLimits& limits) : m_limits(limits) {}

    void mark() {
        Column<ChainRow>& column = start(u"leg"_s, QString(), ColumnKind::Mark, 0, u"S"_s);
        column.text = [](const ChainRow& row) {
            return row.chosen == SideHint::Sell ? u"S"_s : row.chosen == SideHint::Buy ? u"L"_s : QString();
        };
        column.side = [](const ChainRow& row) { return row.chosen; };
        column.emphasis = [](const ChainRow&) { return 1; };
        column.headerTip = Words::tr("S: the option to sell. L: the option to buy.");
        column.spoken = [](const ChainRow& row) {
            return row.chosen == SideHint::Sell  ? Words::tr("proposed to sell")
                   : row.chosen == SideHint::Buy ? Words::tr("proposed to buy")
                                                 : QString();
        };
    }

    void strikes() {
        Column<ChainRow>& column = start(u"strike"_s, Words::tr("strike"), ColumnKind::Mark, 0, u"2,620"_s);
        column.text = [](const ChainRow& row) { return strike(row.strike); };
        column.sortKey = [](const ChainRow& row) { return QVariant(row.strike.toThousandths()); };
        column.emphasis = [](const ChainRow&) { return 1; };
        column.more = [](const ChainRow& row, int role) -> QVariant {
            if (role == HeldRole && row.held != 0) {
                return QVariant::fromValue<qint64>(row.held);
            }
            return role == LegRole ? QVariant(static_cast<int>(row.chosen)) : QVariant();
        };
        column.spoken = [](const ChainRow& row) {
            QString text = Words::tr("Strike %1").arg(strike(row.strike));
            if (row.held != 0) {
                text += u", "_s + Words::tr("held %1").arg(quantity(row.held));
            }
            return text;
        };
        column.toolTip = [](const ChainRow& row) {
            return row.held == 0 ? QString() : Words::tr("Own contracts here: %1").arg(quantity(row.held));
        };
    }

    void price(SideOf sideOf, bool isCall, bool isBid) {
        Column<ChainRow>& column = start((isCall ? u"call_"_s : u"put_"_s) + (isBid ? u"bid"_s : u"ask"_s),
                                         isBid ? Words::tr("bid") : Words::tr("ask"), ColumnKind::Figure,
                                         isCall ? 3 : 0, u"241.20"_s);
        column.text = [=](const ChainRow& row) {
            return models::price(isBid ? sideOf(row).bid : sideOf(row).ask);
        };
        if (!isCall) {
            column.side = [=](const ChainRow&) { return isBid ? SideHint::Sell : SideHint::Buy; };
        }
        column.headerTip =
            isBid ? Words::tr("Click to sell at the bid") : Words::tr("Click to buy at the ask");
        const double limit = m_limits.maxSpread;
        if (!isBid) {
            column.tint = [=](const ChainRow& row) {
                const auto spread = sideOf(row).relativeSpread;
                return spread && *spread >= limit ? Severity::Caution : Severity::None;
            };
        }
        column.toolTip = [=](const ChainRow& row) {
            const ChainSide& side = sideOf(row);
            QString text = side.problem;
            if (side.relativeSpread) {
                text = Words::tr("Mid %1, spread %2 of mid")
                           .arg(number(base::midDollars(*side.bid, *side.ask), 2),
                                percent(side.relativeSpread, 0)) +
                       (text.isEmpty() ? QString() : u'\n' + text);
            }
            return text;
        };
        finish(column, isCall);
    }

    void delta(SideOf sideOf, bool isCall) {
        Column<ChainRow>& column =
            start(isCall ? u"call_delta"_s : u"put_delta"_s, u"Δ"_s, ColumnKind::Figure, isCall ? 4 : 1,
                  isCall ? u"0.81"_s : u"−0.186"_s);
        column.text = [=](const ChainRow& row) { return number(sideOf(row).delta, isCall ? 2 : 3); };
        column.headerTip = Words::tr("Delta of the contract, per 1.00 of the underlying, from our own model");
        column.toolTip = [=](const ChainRow& row) {
            const ChainSide& side = sideOf(row);
            if (!side.delta) {
                return side.problem;
            }
            return Words::tr("Δ %1   Γ %2   Θ %3 $ a day   vega %4 $ a point, per share")
                .arg(number(side.delta, 3), number(side.gamma, 5), number(side.theta, 2),
                     number(side.vega, 2));
        };
        finish(column, isCall);
    }

    void iv(SideOf sideOf, bool isCall) {
        Column<ChainRow>& column = start(isCall ? u"call_iv"_s : u"put_iv"_s, u"IV"_s, ColumnKind::Figure,
                                         isCall ? 6 : 2, u"19.5"_s);
        column.text = [=](const ChainRow& row) { return volatilityPoints(sideOf(row).iv); };
        column.headerTip = Words::tr("Implied volatility in percent, from the mid by our own model");
        column.toolTip = [=](const ChainRow& row) {
            return sideOf(row).iv ? QString() : sideOf(row).problem;
        };
        finish(column, isCall);
    }

    void counts(SideOf sideOf, bool isCall, bool interest) {
        Column<ChainRow>& column =
            start((isCall ? u"call_"_s : u"put_"_s) + (interest ? u"oi"_s : u"volume"_s),
                  interest ? Words::tr("OI") : Words::tr("vol"), ColumnKind::Figure,
                  interest ? (isCall ? 7 : 2) : (isCall ? 8 : 5), u"9,504"_s);
        column.text = [=](const ChainRow& row) {
            const auto value = interest ? sideOf(row).openInterest : sideOf(row).volume;
            return value ? count(*value) : dash();
        };
        column.headerTip =
            interest ? Words::tr("Open interest, contracts") : Words::tr("Volume today, contracts");
        finish(column, isCall);
        const std::int64_t least = m_limits.minOpenInterest;
        column.emphasis = [=](const ChainRow& row) {
            const auto value = interest ? sideOf(row).openInterest : sideOf(row).volume;
            return interest && value && *value >= least ? 0 : -1;
        };
    }

    std::vector<Column<ChainRow>> take() { return std::move(m_columns); }

private:
    Column<ChainRow>& start(const QString& key, const QString& header, ColumnKind kind, int importance,
                            const QString& sample) {
        return addColumn(m_columns, key, header, kind, importance, sample, {});
    }
    static void finish(Column<ChainRow>& column, bool isCall) {
        const auto text = column.text;
        const QString header = column.header;
        column.spoken = [=](const ChainRow& row) {
            return (isCall ? Words::tr("Call %1 %2 %3") : Words::tr("Put %1 %2 %3"))
                .arg(strike(row.strike), header, text(row));
        };
        column.more = [=](const ChainRow& row, int role) -> QVariant {
            if (role == InMoneyRole) {
                return isCall ? row.callInMoney : row.putInMoney;
            }
            return role == LegRole && isCall == row.chosenCall ? QVariant(static_cast<int>(row.chosen))
                                                               : QVariant();
        };
    }

    LiquidityLimits m_limits;
    std::vector<Column<ChainRow>> m_columns;
};

QString candidateReason(const structures::Candidate& candidate) {
    if (candidate.chosen) {
        return Words::tr("chosen");
    }
    if (candidate.rejected.empty()) {
        return Words::tr("farther from the target");
    }
    QStringList reasons;
    for (const std::string& code : candidate.rejected) {
        reasons << rejectionText(code);
    }
    QString text = reasons.join(u", "_s);
    if (!candidate.detail.empty()) {
        text += u": "_s + windowText(candidate.detail);
    }
    return text;
}

QString strikesOf(const structures::Candidate& candidate) {
    if (candidate.shortStrike == base::Strike()) {
        return strike(candidate.longStrike); // one option alone
    }
    return strike(candidate.shortStrike) + u" / "_s + strike(candidate.longStrike);
}

/// The target that all candidates agree on; one candidate alone leaves two possibilities.
std::optional<double> targetOf(const std::vector<structures::Candidate>& candidates) {
    std::optional<double> found;
    for (const double direction : {1.0, -1.0}) {
        const double target = candidates.front().delta + direction * candidates.front().distance;
        const bool agreed = std::all_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
            return base::realEqual(std::abs(candidate.delta - target), candidate.distance);
        });
        if (agreed) {
            if (found && !base::realEqual(*found, target)) {
                return std::nullopt;
            }
            found = target;
        }
    }
    return found;
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

std::vector<Column<ChainRow>> chainColumns(const LiquidityLimits& limits) {
    ColumnMaker maker(limits);
    maker.counts(callOf, true, true);
    maker.counts(callOf, true, false);
    maker.iv(callOf, true);
    maker.delta(callOf, true);
    maker.price(callOf, true, true);
    maker.price(callOf, true, false);
    maker.strikes();
    maker.price(putOf, false, true);
    maker.price(putOf, false, false);
    maker.delta(putOf, false);
    maker.iv(putOf, false);
    maker.counts(putOf, false, false);
    maker.counts(putOf, false, true);
    maker.mark();
    return maker.take();
}

std::vector<CandidateRow> candidateRows(const std::vector<structures::Candidate>& candidates, int most) {
    std::vector<CandidateRow> rows;
    const auto chosen = std::find_if(candidates.begin(), candidates.end(),
                                     [](const structures::Candidate& candidate) { return candidate.chosen; });
    int rank = 0;
    for (auto it = candidates.begin(); it != candidates.end(); ++it) {
        ++rank;
        if (rank > most && it != chosen) {
            continue;
        }
        rows.push_back({rank, strikesOf(*it), number(it->delta, 3),
                        it->midCredit ? number(it->midCredit, 2) : dash(), candidateReason(*it), it->chosen});
    }
    return rows;
}

std::vector<Column<CandidateRow>> candidateColumns() {
    std::vector<Column<CandidateRow>> columns;
    const auto strong = [](const CandidateRow& row) { return row.chosen ? 1 : 0; };
    columns.emplace_back(
        u"rank"_s, u"#"_s, [](const CandidateRow& row) { return QString::number(row.rank); },
        ColumnKind::Figure, 2, u"10"_s);
    columns.back().emphasis = [](const CandidateRow&) { return -1; };
    columns.emplace_back(
        u"strikes"_s, Words::tr("strikes"), [](const CandidateRow& row) { return row.strikes; },
        ColumnKind::Figure, 0, u"12,620 / 12,570"_s);
    columns.back().emphasis = strong;
    columns.emplace_back(
        u"delta"_s, u"Δ"_s, [](const CandidateRow& row) { return row.delta; }, ColumnKind::Figure, 0,
        u"−0.172"_s);
    columns.emplace_back(
        u"credit"_s, Words::tr("mid"), [](const CandidateRow& row) { return row.credit; }, ColumnKind::Figure,
        1, u"12.60"_s);
    columns.emplace_back(
        u"reason"_s, Words::tr("why"), [](const CandidateRow& row) { return row.reason; }, ColumnKind::Text,
        0, Words::tr("farther from the target"));
    columns.back().stretch = true;
    columns.back().toolTip = [](const CandidateRow& row) { return row.reason; };
    columns.back().severity = [](const CandidateRow& row) {
        return row.chosen ? Severity::Go : Severity::None;
    };
    return columns;
}

QString pickSentence(const session::PlanOutcome& plan) {
    if (!plan.selection) {
        return Words::tr("No strikes are picked without an entry signal.");
    }
    const structures::Selection& selection = *plan.selection;
    const auto chosen = std::find_if(selection.candidates.begin(), selection.candidates.end(),
                                     [](const structures::Candidate& candidate) { return candidate.chosen; });
    if (chosen == selection.candidates.end()) {
        return QString::fromStdString(selection.refusal.empty() ? plan.refusal : selection.refusal)
            .toHtmlEscaped();
    }
    const QString picked =
        Words::tr("<b>Picked %1</b>, Δ %2").arg(strikesOf(*chosen), number(chosen->delta, 3));
    const auto target = targetOf(selection.candidates);
    return target ? Words::tr("%1 for %2", "picked strikes and delta, for a target")
                        .arg(picked, number(target, 3))
                  : picked;
}

} // namespace signalbox::models
