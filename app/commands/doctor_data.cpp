// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/doctor_data.h"

#include "engine/market/series_names.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

namespace signalbox::commands {
namespace {

namespace names = market::names;

/// The last day of something stored, and where it comes from.
struct Until {
    base::Date date;
    std::string source;
};
using MaybeUntil = std::optional<Until>;

MaybeUntil later(const MaybeUntil& a, const MaybeUntil& b) {
    return !a || (b && b->date > a->date) ? b : a;
}

/// What needs both.
MaybeUntil earlier(const MaybeUntil& a, const MaybeUntil& b) {
    return !a || !b ? std::nullopt : (a->date <= b->date ? a : b);
}

/// Every stored series of a symbol, read once: any of them may serve a day (SHR-D4b).
class StoredSeries {
public:
    explicit StoredSeries(const app::OpenHome& home) : m_store(*home.store), m_source(home.options.source) {}

    /// The last bar not after a day in any series of the symbol.
    base::Result<MaybeUntil> until(const std::string& symbol, base::Date day) {
        auto known = m_series.find(symbol);
        if (known == m_series.end()) {
            SIGNALBOX_TRY_ASSIGN(auto loaded, load(symbol));
            known = m_series.emplace(symbol, std::move(loaded)).first;
        }
        MaybeUntil best;
        for (const auto& series : known->second) {
            const auto& dates = series->dates();
            const auto end = std::upper_bound(dates.begin(), dates.end(), day);
            if (end != dates.begin()) {
                best = later(best, Until{*(end - 1), series->id().source});
            }
        }
        return best;
    }

    /// The last session not after a day on which both futures that were due then have a settlement, else that
    /// of the table of settlements (OPT-D6).
    base::Result<MaybeUntil> futuresUntil(base::Date day) {
        SIGNALBOX_TRY_ASSIGN(const MaybeUntil first, until(names::vxTable(1), day));
        SIGNALBOX_TRY_ASSIGN(const MaybeUntil second, until(names::vxTable(2), day));
        MaybeUntil table = earlier(first, second);
        SIGNALBOX_TRY_ASSIGN(const auto contracts, m_store.symbols("VX:"));
        const calendar::Calendar& calendar = calendar::Calendar::standard();
        const base::Date floor = table ? table->date : calendar::FirstDate;
        for (base::Date session = day; !contracts.empty() && session > floor;) {
            SIGNALBOX_TRY_ASSIGN(const base::Date nearest, calendar.vixFuture(session, 1));
            SIGNALBOX_TRY_ASSIGN(const base::Date next, calendar.vixFuture(session, 2));
            SIGNALBOX_TRY_ASSIGN(const MaybeUntil one, until(names::vxContract(nearest), session));
            SIGNALBOX_TRY_ASSIGN(const MaybeUntil two, until(names::vxContract(next), session));
            MaybeUntil both = earlier(one, two);
            if (both && both->date == session) {
                return both;
            }
            const auto before = calendar.previousSession(session);
            if (!before) {
                break;
            }
            session = *before;
        }
        return table;
    }

private:
    using Series = std::vector<std::shared_ptr<const market::BarSeries>>;

    base::Result<Series> load(const std::string& symbol) {
        SIGNALBOX_TRY_ASSIGN(auto entries, m_store.candidates(symbol));
        const auto named = [this](const store::CatalogueEntry& entry) { return entry.id.source == m_source; };
        if (m_source && std::any_of(entries.begin(), entries.end(), named)) {
            std::erase_if(entries, [&named](const auto& entry) { return !named(entry); });
        }
        Series loaded;
        loaded.reserve(entries.size());
        for (const store::CatalogueEntry& entry : entries) {
            SIGNALBOX_TRY_ASSIGN(auto one, m_store.load(entry.id));
            loaded.push_back(std::move(one));
        }
        return loaded;
    }

    store::MarketStore& m_store;
    std::optional<std::string> m_source;
    std::map<std::string, Series> m_series;
};

Finding findingOf(const std::string& name, const MaybeUntil& until, base::Date last) {
    if (!until) {
        return {"data " + name, false,
                "absent: what reads it fails as missing data; bring it with: signalbox import PATH"};
    }
    std::string text = "until " + base::toIso(until->date) + " from " + until->source;
    if (until->date >= last) {
        return {"data " + name, true, std::move(text)};
    }
    const int behind = calendar::Calendar::standard().businessDays(until->date, last).value_or(0);
    return {"data " + name, false,
            text + fmt::format(", {} session{} behind {}; bring the newer days with: signalbox import PATH",
                               behind, behind == 1 ? "" : "s", base::toIso(last))};
}

base::Result<std::vector<Finding>> seriesFindings(const app::OpenHome& home,
                                                  const std::vector<std::string>& needed, base::Date last) {
    StoredSeries stored(home);
    std::vector<Finding> findings;
    for (const std::string& name : needed) {
        if (name == names::PutVolume || name == names::CallVolume || name == names::vxTable(2)) {
            continue; // told with PC_TOTAL and VX1
        }
        SIGNALBOX_TRY_ASSIGN(MaybeUntil until, stored.until(name, last));
        std::string shown = name;
        if (name == names::PutCallTotal) { // the ratio of the volumes serves as well (OPT-D4)
            SIGNALBOX_TRY_ASSIGN(const MaybeUntil puts, stored.until(names::PutVolume, last));
            SIGNALBOX_TRY_ASSIGN(const MaybeUntil calls, stored.until(names::CallVolume, last));
            until = later(until, earlier(puts, calls));
        } else if (name == names::vxTable(1)) {
            SIGNALBOX_TRY_ASSIGN(until, stored.futuresUntil(last));
            shown = "VX1 VX2";
        }
        findings.push_back(findingOf(shown, until, last));
    }
    return findings;
}

base::Result<Finding> chainFinding(app::Workstation& station, const std::string& underlying,
                                   base::Date last) {
    app::SnapshotWish wish;
    wish.date = last;
    wish.underlying = underlying;
    wish.series = {underlying};
    SIGNALBOX_TRY_ASSIGN(const auto snapshot, station.market().snapshot(wish));
    if (snapshot.chain(underlying) != nullptr) {
        return Finding{"option chain", true, "of " + base::toIso(last)};
    }
    SIGNALBOX_TRY_ASSIGN(const auto chains, station.home().store->chains());
    std::optional<base::Date> newest;
    for (const store::ChainEntry& chain : chains) {
        if (chain.id.underlying == underlying && chain.id.date <= last) {
            newest = std::max(newest, std::optional(chain.id.date));
        }
    }
    return Finding{"option chain", false,
                   fmt::format("none of {} on {}{}; a plan needs that day's: signalbox import PATH",
                               underlying, base::toIso(last),
                               newest ? ", the newest is of " + base::toIso(*newest) : "")};
}

} // namespace

std::vector<Finding> dataFindings(app::Workstation& station) {
    const strategies::Strategy& strategy = strategies::all().front();
    const auto last = station.market().lastSession(strategy.defaultUnderlying);
    if (!last) {
        return {{"data", false, last.error().message()}};
    }
    auto findings = seriesFindings(
        station.home(), strategy.seriesNeeded(station.home().parameters, strategy.defaultUnderlying), *last);
    if (!findings) {
        return {{"data", false, findings.error().message()}};
    }
    const auto chain = chainFinding(station, strategy.defaultUnderlying, *last);
    findings->push_back(chain ? *chain : Finding{"data", false, chain.error().message()});
    return std::move(*findings);
}

} // namespace signalbox::commands
