// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/run.h"

#include "engine/backtest/book_mirror.h"
#include "engine/backtest/ledger.h"
#include "engine/backtest/single_trade.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/exits/optimus_exit.h"

#include <algorithm>
#include <map>

namespace signalbox::backtest {
namespace {

using base::Money;
using base::Price;

constexpr int ProgressEvery = 64;

/// One run in the making.
class Driver {
public:
    explicit Driver(const RunInputs& inputs) : m_inputs(inputs), m_ledger(inputs) {
        for (int i = 0; i < count(); ++i) {
            if (system(i).wantsBook() && !m_mirror) {
                m_mirror.emplace(inputs.equity);
            }
            if (i == 0 || sleeveOf(i) != sleeveOf(i - 1)) {
                m_sleeves.push_back({i, i});
            }
            ++m_sleeves.back().end;
        }
        m_result.sleeves.resize(m_sleeves.size());
    }

    base::Result<RunResult> go(std::stop_token stop) {
        const int sessions = m_inputs.lastSession - m_inputs.firstSession + 1;
        reserve(static_cast<std::size_t>(std::max(0, sessions)));
        m_signals.assign(m_inputs.systems.size(), false);
        for (int session = m_inputs.firstSession; session <= m_inputs.lastSession; ++session) {
            if (stop.stop_requested()) {
                m_result.cancelled = true;
                break;
            }
            SIGNALBOX_TRY_ASSIGN(m_date, m_inputs.calendar->sessionAt(session));
            day(session);
            SIGNALBOX_TRY(m_broken);
            if (m_inputs.progress && (session - m_inputs.firstSession) % ProgressEvery == 0) {
                m_inputs.progress(static_cast<double>(session - m_inputs.firstSession) / sessions);
            }
        }
        finish();
        return std::move(m_result);
    }

private:
    /// The slots first..end-1 of one strategy.
    struct Sleeve {
        int first = 0;
        int end = 0;
    };

    void reserve(std::size_t sessions) {
        std::size_t lines = 0;
        for (int i = 0; i < count(); ++i) {
            lines += keepsEveryLine(i) ? 1 : 0;
        }
        m_result.days.reserve(sessions * lines);
        m_result.sessions.reserve(sessions);
        m_result.equity.reserve(sessions);
        m_result.heat.reserve(sessions);
    }

    [[nodiscard]] int count() const { return static_cast<int>(m_inputs.systems.size()); }
    [[nodiscard]] int sleeveOf(int index) const {
        return m_inputs.systems[static_cast<std::size_t>(index)].sleeve;
    }
    [[nodiscard]] bool keepsEveryLine(int index) const {
        return m_inputs.everyLine || !system(index).marketWide();
    }
    [[nodiscard]] const System& system(int index) const {
        return *m_inputs.systems[static_cast<std::size_t>(index)].system;
    }

    [[nodiscard]] Money sleeve(int index) const {
        return base::BasisPoints(m_inputs.systems[static_cast<std::size_t>(index)].weightBp)
            .of(m_ledger.latestEquity());
    }

    /// The first failure of the mirrored book ends the run.
    void keep(base::Status status) {
        if (m_broken && !status) {
            m_broken = std::move(status);
        }
    }
    [[nodiscard]] const book::Book* book() const { return m_mirror ? &m_mirror->book() : nullptr; }

    void countPrice(Origin origin, bool usable) {
        ++(!usable                   ? m_result.prices.missing
           : origin == Origin::Model ? m_result.prices.model
                                     : m_result.prices.quotes);
    }

    /// OPT-T7 and SHR-J5: closings that are due, then yesterday's signals, then the close.
    void day(int session) {
        m_opened.clear();
        m_closedToday.clear();
        executeClosings(session);
        for (const Sleeve& one : m_sleeves) {
            executeEntries(one, session);
        }
        if (m_mirror) {
            keep(m_mirror->settleMemos(m_date));
        }
        m_signalDate = m_date;
        for (const Sleeve& one : m_sleeves) {
            judge(one, session);
        }
        m_ledger.closeDay(m_result.halts);
        if (m_mirror) {
            keep(m_mirror->closeDay(m_date));
        }
        m_result.sessions.push_back(session);
        m_result.equity.push_back(m_ledger.latestEquity().toCents());
        m_result.heat.push_back(m_ledger.heat().toCents());
    }

    void close(std::size_t at, std::int64_t contracts, const Mark& mark, int session,
               book::CloseReason reason) {
        const Trade& trade = m_ledger.open()[at].trade;
        const System& one = system(trade.system);
        const Price price = exitFill(one, trade, mark, m_inputs.fill);
        if (m_mirror) {
            keep(m_mirror->exit(trade, one, contracts, price,
                                tradeFees(trade, contracts, m_inputs.feePerContract), m_date, reason));
        }
        m_ledger.exit(at, contracts, price, m_date, session, reason, mark.origin);
    }

    void executeClosings(int session) {
        auto& open = m_ledger.open();
        for (std::size_t i = 0; i < open.size();) {
            OpenPosition& position = open[i];
            const int index = position.trade.system;
            const auto due = system(index).due(position.trade, session);
            if (!due && !position.closing) {
                ++i;
                continue;
            }
            const Mark mark = system(index).mark(position.trade, session, session - 1);
            countPrice(mark.origin, mark.usable);
            if (!mark.usable) {
                ++i; // stays due
                continue;
            }
            // What is ordered for a part stays as it was ordered; what is due takes the rest.
            const std::int64_t all = position.trade.contractsOpen();
            const std::int64_t ordered = position.closing ? position.closingContracts : 0;
            const auto reason = position.closing;
            position.closing.reset();
            position.closingContracts = 0;
            if (reason) {
                close(i, ordered, mark, session, *reason);
            }
            const bool allGone = due || ordered == all;
            if (due && ordered < all) {
                close(i, all - ordered, mark, session, *due);
            }
            if (allGone) {
                ++m_closedToday[index];
            } else {
                ++i;
            }
        }
    }

    void executeEntries(const Sleeve& sleeve, int session) {
        std::vector<std::pair<double, int>> order;
        for (int index = sleeve.first; index < sleeve.end; ++index) {
            if (m_signals[static_cast<std::size_t>(index)]) {
                order.emplace_back(0.0, index);
            }
        }
        if (order.size() > 1) {
            for (auto& [rank, index] : order) {
                rank = system(index).rank(session - 1, book());
            }
            std::stable_sort(order.begin(), order.end(), [this](const auto& a, const auto& b) {
                return a.first != b.first ? a.first > b.first
                                          : system(a.second).underlying() < system(b.second).underlying();
            });
        }
        for (const auto& [rank, index] : order) {
            executeEntry(index, session);
        }
    }

    void executeEntry(int index, int session) {
        SignalRecord record;
        record.system = index;
        record.date = m_signalDate;
        if (m_ledger.haltedAtOrder(sleeveOf(index), session)) {
            record.end = SignalEnd::Halted;
            m_result.signals.push_back(std::move(record));
            return;
        }
        if (m_mirror) {
            keep(system(index).window(session - 1, session, *m_mirror));
        }
        Order order = system(index).order(session - 1, session, accountNow(index, session));
        record.end = order.end;
        record.detail = std::move(order.detail);
        if (order.end == SignalEnd::Traded) {
            order.trade.system = index;
            const auto price = entryFill(system(index), order, m_inputs.fill);
            countPrice(order.trade.openedFrom, price.has_value());
            if (price) {
                order.trade.signalDate = m_signalDate;
                order.trade.openedOn = m_date;
                order.trade.entryPrice = *price;
                record.tradeId = m_ledger.nextId();
                ++m_opened[index];
                m_ledger.enter(std::move(order.trade), session);
                if (m_mirror) {
                    keep(m_mirror->enter(m_ledger.open().back().trade, system(index),
                                         std::move(order.ticket)));
                }
            } else {
                record.end = SignalEnd::NoStrikes;
                record.detail = "the study's price leaves no credit";
            }
        } else if (order.end == SignalEnd::NoQuotes) {
            ++m_result.prices.missing;
        }
        m_result.signals.push_back(std::move(record));
    }

    [[nodiscard]] AccountNow accountNow(int index, int session) const {
        const int own = sleeveOf(index);
        AccountNow now;
        now.accountEquity = m_ledger.latestEquity();
        now.sleeveEquity = sleeve(index);
        now.highWaterMark = m_ledger.highWaterMark();
        now.strategyHeat = m_ledger.heat(own);
        now.accountHeat = m_ledger.heat();
        now.groupHeat = m_ledger.groupHeat(index);
        now.strategyGroupHeat = m_ledger.groupHeat(index, own);
        now.cash = m_ledger.cash();
        now.buyingPower = m_ledger.buyingPower();
        now.dayReturn = m_ledger.dayReturn();
        now.drawdown = m_ledger.drawdown();
        now.openTotal = m_ledger.openCount(own);
        now.openInGroup = m_ledger.openInGroup(index);
        now.closedTrades = m_ledger.closedTrades(own);
        now.winsLast10 = m_ledger.winsLast10(own);
        now.enabled = m_inputs.enabled;
        now.book = book();
        if (now.book == nullptr || !system(index).wantsBook()) {
            now.aggregateDelta = aggregateDelta(own, session, now.sleeveEquity);
        }
        return now;
    }

    /// SHR-G2 on today's quotes; absent when any open position has no Greeks (SHR-D1).
    [[nodiscard]] std::optional<double> aggregateDelta(int own, int session, Money equity) const {
        double sum = 0;
        for (const OpenPosition& position : m_ledger.open()) {
            if (position.sleeve != own) {
                continue;
            }
            const Mark mark = system(position.trade.system).mark(position.trade, session, session - 1);
            if (!mark.greeksKnown || equity <= Money()) {
                return std::nullopt;
            }
            sum += mark.deltaShares * mark.spot / equity.toDollars();
        }
        return sum;
    }

    /// What every symbol of a sleeve may know, as the account stands now.
    [[nodiscard]] BookNow bookNow(int sleeveNumber, int session) const {
        BookNow now;
        now.openTotal = m_ledger.openCount(sleeveNumber);
        now.lastEntrySession = m_ledger.lastEntry(sleeveNumber);
        now.halted = m_ledger.haltedAtClose(sleeveNumber, session + 1);
        now.book = book();
        return now;
    }

    /// The close of one strategy: per symbol the decision, then marks and exits. What the marks of one symbol
    /// do to the account the next one sees; a halt that the close raises takes back what was decided before.
    void judge(const Sleeve& sleeve, int session) {
        const int own = sleeveOf(sleeve.first);
        const std::size_t begin = m_lines.size();
        BookNow now = bookNow(own, session);
        std::uint64_t version = m_ledger.version();
        for (int index = sleeve.first; index < sleeve.end; ++index) {
            if (m_ledger.version() != version) {
                version = m_ledger.version();
                now = bookNow(own, session);
            }
            decide(index, session, now);
            if (m_ledger.openOf(index) > 0) {
                markPositions(index, session);
            }
        }
        if (raisesHalt(sleeve)) {
            now = bookNow(own, session);
            m_lines.resize(begin);
            for (int index = sleeve.first; index < sleeve.end; ++index) {
                decide(index, session, now);
            }
        }
        flush(sleeve, session);
    }

    /// Breaker and daily loss, acknowledged at once. What lasts halts by itself.
    [[nodiscard]] bool raisesHalt(const Sleeve& sleeve) {
        const System& one = system(sleeve.first);
        const bool fired = m_ledger.breakerFiredToday(sleeveOf(sleeve.first));
        const auto limit = one.dailyLossBp();
        const auto today = m_ledger.dayReturn();
        const bool lost = limit && today && today->below(-*limit);
        m_result.halts.dailyLoss += lost ? 1 : 0;
        if (m_mirror && fired) {
            keep(m_mirror->halt(one.key(), one.breaker().code, m_date));
        }
        if (m_mirror && lost) {
            keep(m_mirror->halt(one.key(), "DAILY_LOSS", m_date));
        }
        return one.wantsBook() && (fired || lost);
    }

    void decide(int index, int session, BookNow now) {
        const bool wide = system(index).marketWide();
        now.openInGroup = wide ? m_ledger.openOf(index) : now.openTotal;
        DayLine line = system(index).decide(session, now);
        line.system = static_cast<std::uint16_t>(index);
        m_lines.push_back(line);
    }

    /// Counts the day's lines of a sleeve, keeps those that are kept, and lets signals write their memos.
    void flush(const Sleeve& sleeve, int session) {
        SleeveCounts& counts = m_result.sleeves[static_cast<std::size_t>(&sleeve - m_sleeves.data())];
        for (DayLine& line : m_lines) {
            const int index = line.system;
            const auto decision = static_cast<entry::Decision>(line.decision);
            const bool entry = decision == entry::Decision::Entry;
            ++counts.days;
            counts.warmup += decision == entry::Decision::Warmup ? 1 : 0;
            counts.halted += decision == entry::Decision::Halted ? 1 : 0;
            counts.signals += entry ? 1 : 0;
            if (entry || decision == entry::Decision::NoTrade) {
                ++counts.firstFail[std::min<std::size_t>(line.firstFail, SleeveCounts::MostGates)];
                for (std::size_t bit = 0; bit < counts.failed.size() && line.failedGates >> bit != 0; ++bit) {
                    counts.failed[bit] += line.failedGates >> bit & 1U;
                }
            }
            m_signals[static_cast<std::size_t>(index)] = entry;
            if (entry && m_mirror) {
                keep(system(index).evening(session, *m_mirror));
            }
            if (!entry && !keepsEveryLine(index)) {
                continue;
            }
            line.opened = opened(m_opened, index);
            line.closed = opened(m_closedToday, index);
            line.openPositions = static_cast<std::uint8_t>(m_ledger.openCount(sleeveOf(index)));
            m_result.days.push_back(line);
        }
        m_lines.clear();
    }

    [[nodiscard]] static std::uint8_t opened(const std::map<int, int>& counts, int index) {
        const auto at = counts.find(index);
        return at == counts.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(at->second);
    }

    void markPositions(int index, int session) {
        for (OpenPosition& position : m_ledger.open()) {
            if (position.trade.system != index) {
                continue;
            }
            const Mark mark = system(index).mark(position.trade, session, session);
            countPrice(mark.origin, mark.usable);
            m_ledger.mark(position, mark, m_date);
            if (m_mirror) {
                keep(m_mirror->mark(position.trade.id, mark, m_date));
            }
            if (!position.closing) {
                const std::int64_t contracts = mark.contracts.value_or(position.trade.contractsOpen());
                // A target that closes nothing more of a small position orders nothing (ATR-X7).
                position.closing = contracts > 0 ? exits::closeReasonOf(mark.action) : std::nullopt;
                position.closingContracts = position.closing ? contracts : 0;
            }
        }
    }

    void finish() {
        m_result.trades = m_ledger.closed();
        for (const OpenPosition& position : m_ledger.open()) {
            Trade trade = position.trade;
            trade.exitPrice = position.lastMark;
            const Money entry = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
            const Money value = trade.exitPremium + position.value(position.lastMark);
            trade.netPl = (trade.credit ? entry - value : value - entry) - trade.fees;
            trade.daysHeld = base::daysBetween(trade.openedOn, m_date);
            trade.dteAtClose = base::daysBetween(m_date, trade.expiration);
            m_result.trades.push_back(std::move(trade));
        }
        std::sort(m_result.trades.begin(), m_result.trades.end(),
                  [](const Trade& a, const Trade& b) { return a.id < b.id; });
    }

    const RunInputs& m_inputs;
    Ledger m_ledger;
    std::optional<BookMirror> m_mirror;
    base::Status m_broken;
    std::vector<Sleeve> m_sleeves;
    RunResult m_result;
    base::Date m_date;
    base::Date m_signalDate; ///< of the signals in m_signals
    std::vector<bool> m_signals;
    std::vector<DayLine> m_lines;     ///< of the sleeve at work
    std::map<int, int> m_opened;      ///< trades of this session by system
    std::map<int, int> m_closedToday; ///< likewise
};

} // namespace

const char* fillKey(FillAssumption::Kind kind) {
    switch (kind) {
    case FillAssumption::Kind::Rules:
        return "rules";
    case FillAssumption::Kind::Mid:
        return "mid";
    case FillAssumption::Kind::Share:
        return "share";
    case FillAssumption::Kind::Natural:
        return "natural";
    }
    return "";
}

const char* signalEndKey(SignalEnd end) {
    switch (end) {
    case SignalEnd::Traded:
        return "traded";
    case SignalEnd::NoQuotes:
        return "no_quotes";
    case SignalEnd::NoStrikes:
        return "no_strikes";
    case SignalEnd::SizeZero:
        return "size_zero";
    case SignalEnd::Vetoed:
        return "vetoed";
    case SignalEnd::Halted:
        return "halted";
    case SignalEnd::NoFill:
        return "no_fill";
    }
    return "";
}

base::Result<RunResult> run(const RunInputs& inputs, std::stop_token stop) {
    return Driver(inputs).go(std::move(stop));
}

} // namespace signalbox::backtest
