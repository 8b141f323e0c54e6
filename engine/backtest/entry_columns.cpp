// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/entry_columns.h"

#include "engine/entry/optimus_gates.h"
#include "engine/params/parameter_set.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

// More than threads that ask at the same time; a set of columns is about a megabyte, one of entries a
// twentieth of it.
constexpr std::size_t MostColumns = 24;
constexpr std::size_t MostEntries = 128;

} // namespace

base::Result<std::shared_ptr<const EntryColumns>>
makeEntryColumns(std::shared_ptr<const diagnosis::OptimusColumns> columns,
                 const params::OptimusParameters& parameters, const calendar::Calendar& calendar, int first,
                 int last) {
    auto made = std::make_shared<EntryColumns>();
    made->columns = std::move(columns);
    made->firstSession = first;
    made->lines.reserve(static_cast<std::size_t>(std::max(0, last - first + 1)));
    entry::BookFacts empty;
    empty.openTotal = 0;
    empty.openUnder = 0;
    for (int session = first; session <= last; ++session) {
        SIGNALBOX_TRY_ASSIGN(const base::Date date, calendar.sessionAt(session));
        made->dates.push_back(date);
        const diagnosis::OptimusReadings readings = diagnosis::readingsAt(*made->columns, session);
        const entry::GateOutcome outcome = entry::evaluateGates(readings, empty, parameters);
        made->lines.push_back({static_cast<std::uint8_t>(outcome.decision),
                               static_cast<std::uint8_t>(outcome.firstFail), outcome.failedFilters,
                               static_cast<std::uint8_t>(readings.regime), outcome.failedGates});
    }
    return std::shared_ptr<const EntryColumns>(std::move(made));
}

params::OptimusParameters entryPart(const params::OptimusParameters& parameters) {
    params::OptimusParameters part = columnPart(parameters);
    part.minIvRank = parameters.minIvRank;
    part.tsGate = parameters.tsGate;
    part.minConsecutiveUpCloses = parameters.minConsecutiveUpCloses;
    part.rsiOversoldThreshold = parameters.rsiOversoldThreshold;
    part.filterVixLevel = parameters.filterVixLevel;
    part.filterIvHv = parameters.filterIvHv;
    part.filterBreadth = parameters.filterBreadth;
    part.filterPutCall = parameters.filterPutCall;
    part.filterCredit = parameters.filterCredit;
    part.ivHvMin = parameters.ivHvMin;
    part.putCallLow = parameters.putCallLow;
    part.putCallHigh = parameters.putCallHigh;
    part.creditWideningMax = parameters.creditWideningMax;
    return part;
}

params::OptimusParameters columnPart(const params::OptimusParameters& parameters) {
    params::OptimusParameters part;
    part.trendEmaPeriod = parameters.trendEmaPeriod;
    part.bbPeriod = parameters.bbPeriod;
    part.bbStdDev = parameters.bbStdDev;
    part.bbTouchLookback = parameters.bbTouchLookback;
    part.rsiPeriod = parameters.rsiPeriod;
    part.macdEnabled = parameters.macdEnabled;
    part.vixElevated = parameters.vixElevated;
    part.vixHigh = parameters.vixHigh;
    part.vixCrisis = parameters.vixCrisis;
    part.tsCrisis = parameters.tsCrisis;
    part.breadthMin = parameters.breadthMin;
    part.deescalationCloses = parameters.deescalationCloses;
    part.tsSource = parameters.tsSource;
    return part;
}

EntryCache::EntryCache(diagnosis::OptimusSeries series, const calendar::Calendar& calendar,
                       std::optional<base::Date> historyStart, int first, int last)
    : m_series(std::move(series)), m_calendar(&calendar), m_historyStart(historyStart), m_first(first),
      m_last(last) {}

template <typename Value>
std::shared_ptr<EntryCache::Slot<Value>> EntryCache::slotOf(Slots<Value>& slots, const std::string& key,
                                                            std::size_t most) {
    const std::lock_guard lock(m_guard);
    std::shared_ptr<Slot<Value>> slot = slots[key];
    if (!slot) {
        slot = std::make_shared<Slot<Value>>();
        slots[key] = slot;
    }
    slot->lastAsked = ++m_asked;
    if (slots.size() > most) {
        // Whoever still uses the set that goes holds it.
        slots.erase(std::min_element(slots.begin(), slots.end(), [](const auto& a, const auto& b) {
            return a.second->lastAsked < b.second->lastAsked;
        }));
    }
    return slot;
}

base::Result<std::shared_ptr<const EntryColumns>>
EntryCache::get(const params::OptimusParameters& parameters) {
    const params::OptimusParameters entries = entryPart(parameters);
    const auto entrySlot = slotOf(m_entries, params::fingerprint(entries), MostEntries);
    const std::lock_guard entryLock(entrySlot->making);
    if (entrySlot->value) {
        return entrySlot->value;
    }
    const params::OptimusParameters series = columnPart(parameters);
    const auto columnSlot = slotOf(m_columns, params::fingerprint(series), MostColumns);
    const std::lock_guard columnLock(columnSlot->making);
    if (!columnSlot->value) {
        SIGNALBOX_TRY_ASSIGN(columnSlot->value,
                             diagnosis::buildOptimusColumns(m_series, *m_calendar, series, m_historyStart));
    }
    SIGNALBOX_TRY_ASSIGN(entrySlot->value,
                         makeEntryColumns(columnSlot->value, entries, *m_calendar, m_first, m_last));
    return entrySlot->value;
}

} // namespace signalbox::backtest
