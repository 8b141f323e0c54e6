// SPDX-License-Identifier: GPL-3.0-or-later
// What the market says about entries on every session of a span: the daily evaluation's own gates and
// filters, run once for all sessions and shared by every run whose parameters do not touch it.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/diagnosis/optimus_columns.h"
#include "engine/params/optimus_parameters.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace signalbox::backtest {

/// One session with an empty book: gates 9 and 10 pass, nothing is halted.
struct MarketLine {
    std::uint8_t decision = 0; ///< entry::Decision
    std::uint8_t firstFail = 0;
    std::uint8_t failedFilters = 0;
    std::uint8_t regime = 0; ///< diagnosis::Regime, effective
    std::uint16_t failedGates = 0;
};

struct EntryColumns {
    std::shared_ptr<const diagnosis::OptimusColumns> columns;
    int firstSession = 0;
    std::vector<MarketLine> lines;
    std::vector<base::Date> dates; ///< parallel to `lines`
    [[nodiscard]] const MarketLine& at(int session) const {
        return lines[static_cast<std::size_t>(session - firstSession)];
    }
    [[nodiscard]] base::Date dateAt(int session) const {
        return dates[static_cast<std::size_t>(session - firstSession)];
    }
};

/// Evaluates every session of [first, last] (calendar session numbers). Fails outside the calendar only.
[[nodiscard]] base::Result<std::shared_ptr<const EntryColumns>>
makeEntryColumns(std::shared_ptr<const diagnosis::OptimusColumns> columns,
                 const params::OptimusParameters& parameters, const calendar::Calendar& calendar, int first,
                 int last);

/// The parameters with everything that no entry column depends on (construction, exits, size, limits) at its
/// default.
[[nodiscard]] params::OptimusParameters entryPart(const params::OptimusParameters& parameters);
/// Of these, what the series columns depend on (periods, regime thresholds, sources).
[[nodiscard]] params::OptimusParameters columnPart(const params::OptimusParameters& parameters);

/// Makes each set of columns once and hands it to all who ask; may be used from several threads. The sets
/// asked for least lately are let go, so that a sweep over thousands of them stays small: who asks in an
/// order that keeps equal ones together finds them.
class EntryCache {
public:
    EntryCache(diagnosis::OptimusSeries series, const calendar::Calendar& calendar,
               std::optional<base::Date> historyStart, int first, int last);
    [[nodiscard]] base::Result<std::shared_ptr<const EntryColumns>>
    get(const params::OptimusParameters& parameters);

private:
    template <typename Value>
    struct Slot {
        std::mutex making;
        std::shared_ptr<const Value> value;
        std::uint64_t lastAsked = 0; ///< guarded by m_guard
    };
    template <typename Value>
    using Slots = std::map<std::string, std::shared_ptr<Slot<Value>>>;
    template <typename Value>
    [[nodiscard]] std::shared_ptr<Slot<Value>> slotOf(Slots<Value>& slots, const std::string& key,
                                                      std::size_t most);

    diagnosis::OptimusSeries m_series;
    const calendar::Calendar* m_calendar;
    std::optional<base::Date> m_historyStart;
    int m_first;
    int m_last;
    std::uint64_t m_asked = 0;
    std::mutex m_guard; ///< of m_asked and the two maps; never held while columns are made
    Slots<diagnosis::OptimusColumns> m_columns;
    Slots<EntryColumns> m_entries;
};

} // namespace signalbox::backtest
