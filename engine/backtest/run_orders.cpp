// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/run_driver.h"
#include "engine/backtest/single_trade.h"

#include <algorithm>

namespace signalbox::backtest {

void Driver::close(std::size_t at, std::int64_t contracts, const Mark& mark, int session,
                   book::CloseReason reason) {
    const Trade& trade = m_ledger.open()[at].trade;
    const System& one = system(trade.system);
    const base::Price price = exitFill(one, trade, mark, m_inputs.fill);
    if (m_mirror) {
        keep(m_mirror->exit(trade, one, contracts, price,
                            tradeFees(trade, contracts, m_inputs.feePerContract), m_date, reason));
    }
    m_ledger.exit(at, contracts, price, m_date, session, reason, mark.origin);
}

void Driver::executeClosings(int session) {
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

void Driver::executeEntries(const Sleeve& sleeve, int session) {
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

void Driver::executeEntry(int index, int session) {
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
                keep(m_mirror->enter(m_ledger.open().back().trade, system(index), std::move(order.ticket)));
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

AccountNow Driver::accountNow(int index, int session) const {
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

std::optional<double> Driver::aggregateDelta(int own, int session, base::Money equity) const {
    double sum = 0;
    for (const OpenPosition& position : m_ledger.open()) {
        if (position.sleeve != own) {
            continue;
        }
        const Mark mark = system(position.trade.system).mark(position.trade, session, session - 1);
        if (!mark.greeksKnown || equity <= base::Money()) {
            return std::nullopt;
        }
        sum += mark.deltaShares * mark.spot / equity.toDollars();
    }
    return sum;
}

} // namespace signalbox::backtest
