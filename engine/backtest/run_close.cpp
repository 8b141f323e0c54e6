// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/run_driver.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/exits/optimus_exit.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

std::uint8_t opened(const std::map<int, int>& counts, int index) {
    const auto at = counts.find(index);
    return at == counts.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(at->second);
}

} // namespace

BookNow Driver::bookNow(int sleeveNumber, int session) const {
    BookNow now;
    now.openTotal = m_ledger.openCount(sleeveNumber);
    now.lastEntrySession = m_ledger.lastEntry(sleeveNumber);
    now.halted = m_ledger.haltedAtClose(sleeveNumber, session + 1);
    now.book = book();
    return now;
}

void Driver::judge(const Sleeve& sleeve, int session) {
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

bool Driver::raisesHalt(const Sleeve& sleeve) {
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

void Driver::decide(int index, int session, BookNow now) {
    const bool wide = system(index).marketWide();
    now.openInGroup = wide ? m_ledger.openOf(index) : now.openTotal;
    DayLine line = system(index).decide(session, now);
    line.system = static_cast<std::uint16_t>(index);
    m_lines.push_back(line);
}

void Driver::flush(const Sleeve& sleeve, int session) {
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

void Driver::markPositions(int index, int session) {
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

} // namespace signalbox::backtest
