// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/audit/trade_comparison.h"

#include "engine/base/format.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::lab {
namespace {

using backtest::Trade;
using book::Position;

struct TradedSide {
    base::Date signalDate;
    bool known = false; ///< the signal date was readable
    const Position* position = nullptr;
};

class Differences {
public:
    void add(const char* what, const std::string& traded, const std::string& tested) {
        if (traded != tested) {
            m_found.push_back({what, traded, tested});
        }
    }
    [[nodiscard]] std::vector<TradeDifference> take() { return std::move(m_found); }

private:
    std::vector<TradeDifference> m_found;
};

std::string strikeText(const Position& position, std::size_t leg) {
    return leg < position.legs.size() ? base::plain(position.legs[leg].contract.strike) : "none";
}

std::string strikeText(const Trade& trade, std::size_t leg) {
    return leg < trade.legCount ? base::plain(base::Strike::thousandths(trade.legs[leg].strike)) : "none";
}

std::string dateText(const std::optional<base::Date>& date) {
    return date ? base::toIso(*date) : "open";
}

std::string reasonText(const std::optional<book::CloseReason>& reason) {
    return reason ? book::closeReasonKey(*reason) : "open";
}

/// A price that exists only once the trade is closed.
std::string exitText(const std::optional<base::Date>& closed, base::Price price) {
    return closed ? base::plain(price) : "open";
}

std::string plText(const std::optional<base::Date>& closed, base::Money pl) {
    return closed ? base::usdSigned(pl) : "open";
}

MatchedTrade match(const Position& position, const Trade& trade) {
    MatchedTrade pair;
    pair.signalDate = trade.signalDate;
    pair.positionId = position.id;
    pair.tradeId = trade.id;
    pair.bothClosed = position.closedOn && !position.isOpen() && trade.closedOn;
    pair.tradedPl = position.closedOn ? position.netPl : base::Money();
    pair.testedPl = trade.closedOn ? trade.netPl : base::Money();
    Differences found;
    found.add("short_strike", strikeText(position, 0), strikeText(trade, 0));
    found.add("long_strike", strikeText(position, 1), strikeText(trade, 1));
    found.add("expiration", base::toIso(position.expiration), base::toIso(trade.expiration));
    found.add("contracts", std::to_string(position.contracts), std::to_string(trade.contracts));
    found.add("opened", base::toIso(position.openedOn), base::toIso(trade.openedOn));
    found.add("entry_price", base::plain(position.entryPrice), base::plain(trade.entryPrice));
    found.add("closed", dateText(position.closedOn), dateText(trade.closedOn));
    found.add("exit_price", exitText(position.closedOn, position.exitPrice),
              exitText(trade.closedOn, trade.exitPrice));
    found.add("reason", reasonText(position.closeReason), reasonText(trade.reason));
    found.add("net_pl", plText(position.closedOn, position.netPl), plText(trade.closedOn, trade.netPl));
    pair.differences = found.take();
    return pair;
}

std::string lineOf(const Position& position) {
    return fmt::format("position {}: {}/{} {} x{} opened {} at {}{}", position.id, strikeText(position, 0),
                       strikeText(position, 1), base::toIso(position.expiration), position.contracts,
                       base::toIso(position.openedOn), base::plain(position.entryPrice),
                       position.overridden ? ", changed by a person" : "");
}

std::string lineOf(const Trade& trade) {
    return fmt::format("trade {}: {}/{} {} x{} opened {} at {}", trade.id, strikeText(trade, 0),
                       strikeText(trade, 1), base::toIso(trade.expiration), trade.contracts,
                       base::toIso(trade.openedOn), base::plain(trade.entryPrice));
}

/// What the backtest says about a signal that only the account traded.
std::string testedReason(const TradedSide& side, const backtest::RunResult& run, int system) {
    if (!side.known) {
        return "its order id names no signal date";
    }
    for (const backtest::SignalRecord& signal : run.signals) {
        if (signal.system == system && signal.date == side.signalDate) {
            return signal.end == backtest::SignalEnd::Traded
                       ? "the backtest made fewer trades of this signal"
                       : fmt::format("the backtest did not trade the signal: {}{}",
                                     backtest::signalEndKey(signal.end),
                                     signal.detail.empty() ? "" : " (" + signal.detail + ")");
        }
    }
    return "the backtest sees no signal on that day";
}

std::string recordedReason(const std::map<base::Date, std::string>& recorded, base::Date date) {
    const auto at = recorded.find(date);
    return at == recorded.end() ? "the journal has no evaluation of that day" : "journal: " + at->second;
}

std::vector<TradedSide> tradedOf(std::span<const Position> positions, const ComparisonRequest& request) {
    std::vector<TradedSide> sides;
    for (const Position& position : positions) {
        if (position.strategy != request.strategy || position.underlying != request.underlying) {
            continue;
        }
        const auto signal = signalDateOf(position);
        const base::Date date = signal.value_or(position.openedOn);
        if (date >= request.from && date <= request.to) {
            sides.push_back({date, signal.has_value(), &position});
        }
    }
    std::stable_sort(sides.begin(), sides.end(), [](const TradedSide& a, const TradedSide& b) {
        return std::pair(a.signalDate, a.position->id) < std::pair(b.signalDate, b.position->id);
    });
    return sides;
}

std::vector<const Trade*> testedOf(const backtest::RunResult& run, int system,
                                   const ComparisonRequest& request) {
    std::vector<const Trade*> trades;
    for (const Trade& trade : run.trades) {
        if (trade.system == system && trade.signalDate >= request.from && trade.signalDate <= request.to) {
            trades.push_back(&trade);
        }
    }
    std::stable_sort(trades.begin(), trades.end(), [](const Trade* a, const Trade* b) {
        return std::pair(a->signalDate, a->id) < std::pair(b->signalDate, b->id);
    });
    return trades;
}

} // namespace

bool TradeComparison::same() const {
    return onlyTraded.empty() && onlyTested.empty() &&
           std::all_of(matched.begin(), matched.end(),
                       [](const MatchedTrade& pair) { return pair.differences.empty(); });
}

std::optional<base::Date> signalDateOf(const Position& position) {
    const std::string& id = position.ticketId;
    const std::size_t last = id.rfind('|');
    if (last == std::string::npos || last < 11 || id[last - 11] != '|') {
        return std::nullopt;
    }
    return base::parseIsoDate(std::string_view(id).substr(last - 10, 10));
}

std::map<base::Date, std::string> recordedDecisions(std::span<const book::JournalEntry> entries,
                                                    const ComparisonRequest& request) {
    std::map<base::Date, std::string> said;
    std::map<std::string, base::Date> openings; // ticket ids
    const auto ours = [&](const std::string& strategy, const std::string& underlying) {
        return strategy == request.strategy && underlying == request.underlying;
    };
    const auto add = [&said](base::Date date, const std::string& text) {
        std::string& all = said[date];
        all += (all.empty() ? "" : "; ") + text;
    };
    for (const book::JournalEntry& entry : entries) {
        if (const auto* seen = std::get_if<book::EvaluationRecorded>(&entry.event);
            seen != nullptr && ours(seen->strategy, seen->underlying)) {
            add(seen->date, seen->decision + (seen->reason.empty() ? "" : ", " + seen->reason));
        } else if (const auto* ticket = std::get_if<book::TicketOpened>(&entry.event);
                   ticket != nullptr && !ticket->closesPosition &&
                   ours(ticket->strategy, ticket->underlying)) {
            openings[ticket->ticketId] = ticket->signalDate;
        } else if (const auto* end = std::get_if<book::TicketClosed>(&entry.event); end != nullptr) {
            if (const auto at = openings.find(end->ticketId); at != openings.end()) {
                add(at->second, "its order ended " + std::string(book::ticketEndKey(end->end)) +
                                    (end->note.empty() ? "" : ", " + end->note));
            }
        }
    }
    return said;
}

TradeComparison compareTrades(std::span<const Position> positions, const backtest::RunResult& run, int system,
                              const std::map<base::Date, std::string>& recorded,
                              const ComparisonRequest& request) {
    TradeComparison comparison;
    comparison.request = request;
    std::vector<const Trade*> tested = testedOf(run, system, request);
    for (const TradedSide& side : tradedOf(positions, request)) {
        const auto at = std::find_if(tested.begin(), tested.end(), [&side](const Trade* trade) {
            return side.known && trade->signalDate == side.signalDate;
        });
        if (at != tested.end()) {
            comparison.matched.push_back(match(*side.position, **at));
            tested.erase(at);
        } else {
            comparison.onlyTraded.push_back({side.signalDate, side.position->id, lineOf(*side.position),
                                             testedReason(side, run, system)});
        }
    }
    for (const Trade* trade : tested) {
        comparison.onlyTested.push_back(
            {trade->signalDate, trade->id, lineOf(*trade), recordedReason(recorded, trade->signalDate)});
    }
    return comparison;
}

std::vector<std::string> comparisonLines(const TradeComparison& comparison) {
    std::vector<std::string> lines;
    base::Money sum;
    std::size_t equal = 0;
    std::size_t counted = 0;
    for (const MatchedTrade& pair : comparison.matched) {
        equal += pair.differences.empty() ? 1 : 0;
        if (pair.bothClosed) {
            sum = sum + (pair.tradedPl - pair.testedPl);
            ++counted;
        }
        lines.push_back(fmt::format("signal {}: position {} and trade {} {}", base::toIso(pair.signalDate),
                                    pair.positionId, pair.tradeId,
                                    pair.differences.empty() ? "agree" : "differ"));
        for (const TradeDifference& difference : pair.differences) {
            lines.push_back(fmt::format("  {}: traded {}, backtest {}", difference.what, difference.traded,
                                        difference.tested));
        }
    }
    for (const UnmatchedTrade& one : comparison.onlyTraded) {
        lines.push_back(
            fmt::format("signal {}: only traded, {}; {}", base::toIso(one.signalDate), one.text, one.reason));
    }
    for (const UnmatchedTrade& one : comparison.onlyTested) {
        lines.push_back(fmt::format("signal {}: only in the backtest, {}; {}", base::toIso(one.signalDate),
                                    one.text, one.reason));
    }
    lines.push_back(fmt::format(
        "{} to {}: {} pairs, {} of them equal; {} only traded, {} only in the backtest; traded less "
        "backtest {} over {} closed pairs",
        base::toIso(comparison.request.from), base::toIso(comparison.request.to), comparison.matched.size(),
        equal, comparison.onlyTraded.size(), comparison.onlyTested.size(), base::usdSigned(sum), counted));
    return lines;
}

} // namespace signalbox::lab
