// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/volatility_history.h"

#include "engine/base/decimal.h"
#include "engine/base/sha256.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/atm_volatility.h"
#include "engine/chains/rate.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace signalbox::store {
namespace {

using SeriesPointer = std::shared_ptr<const market::BarSeries>;

/// Raised when the rule changes, so that all values are derived anew.
constexpr const char* Rule = "1";

// By which rule and from what the values were last derived.
constexpr const char* RuleKey = "iv30.rule";
constexpr const char* RevisionKey = "iv30.revision";
constexpr const char* BillLastKey = "iv30.bill_last";
constexpr const char* BillDigestKey = "iv30.bill_digest";
constexpr const char* ActionsDigestKey = "iv30.actions_digest";

template <typename Value>
void addBytes(base::Sha256& hash, const Value& value) {
    hash.add(std::string_view(reinterpret_cast<const char*>(&value), sizeof(value)));
}

/// The yields up to a day, of every source.
std::string digestOf(const std::vector<SeriesPointer>& bills, base::Date until) {
    base::Sha256 hash;
    for (const SeriesPointer& bill : bills) {
        hash.add(bill->id().source);
        for (std::size_t i = 0; i < bill->endAsOf(until); ++i) {
            addBytes(hash, base::toDayNumber(bill->dates()[i]));
            addBytes(hash, bill->close()[i]);
        }
    }
    return hash.hex();
}

std::string digestOf(const std::vector<market::CorporateAction>& actions) {
    base::Sha256 hash;
    for (const market::CorporateAction& action : actions) {
        hash.add(action.symbol + "|" + action.source);
        addBytes(hash, base::toDayNumber(action.effective));
        addBytes(hash, static_cast<int>(action.kind));
        addBytes(hash, action.ratio);
        addBytes(hash, action.amount);
    }
    return hash.hex();
}

/// Everything that values are derived from beside the chains, and what of it is new.
struct Inputs {
    std::vector<SeriesPointer> bills; ///< held, so that every look at one finds it decoded
    std::vector<market::CorporateAction> actions;
    base::Date billLast;
    std::string billDigest, actionsDigest;
    std::int64_t chainsAfter = -1;               ///< chains of a later revision are new
    std::optional<base::Date> ratesAfter;        ///< chains after this day may have another rate; absent: all
    std::set<std::string> symbolsWithNewActions; ///< splits and dividends came for some of them
};

base::Result<Inputs> gather(MarketStore& store) {
    Inputs in;
    SIGNALBOX_TRY_ASSIGN(const auto candidates, store.candidates(market::names::Bill13w));
    for (const CatalogueEntry& entry : candidates) {
        SIGNALBOX_TRY_ASSIGN(auto series, store.load(entry.id));
        in.billLast = std::max(in.billLast, entry.last);
        in.bills.push_back(std::move(series));
    }
    SIGNALBOX_TRY_ASSIGN(in.actions, store.actions());
    in.billDigest = digestOf(in.bills, in.billLast);
    in.actionsDigest = digestOf(in.actions);

    SIGNALBOX_TRY_ASSIGN(const auto rule, store.meta(RuleKey));
    if (rule != Rule) {
        return in; // everything is new
    }
    SIGNALBOX_TRY_ASSIGN(const auto revision, store.meta(RevisionKey));
    SIGNALBOX_TRY_ASSIGN(const auto billLast, store.meta(BillLastKey));
    SIGNALBOX_TRY_ASSIGN(const auto billDigest, store.meta(BillDigestKey));
    SIGNALBOX_TRY_ASSIGN(const auto actionsDigest, store.meta(ActionsDigestKey));
    if (const auto number = revision ? base::parseInteger(*revision) : std::nullopt) {
        in.chainsAfter = *number;
    }
    const auto knownUntil = billLast ? base::parseIsoDate(*billLast) : std::nullopt;
    if (knownUntil && billDigest == digestOf(in.bills, *knownUntil)) {
        in.ratesAfter = knownUntil;
    }
    if (actionsDigest != in.actionsDigest) {
        for (const market::CorporateAction& action : in.actions) {
            in.symbolsWithNewActions.insert(action.symbol);
        }
    }
    return in;
}

/// One value to derive: the last chain of a day of one source.
struct Task {
    ChainEntry entry;
    bool changed = false;
    std::optional<double> value;
    base::Status status;
};

std::vector<Task> tasksOf(const std::vector<ChainEntry>& entries, const Inputs& in) {
    std::map<std::tuple<std::string, std::string, base::Date>, Task> days;
    for (const ChainEntry& entry : entries) {
        if (chains::exerciseStyle(entry.id.underlying) != market::ExerciseStyle::American) {
            continue; // ATR-O1 asks for it of stocks and funds
        }
        Task& task = days[{entry.id.underlying, entry.id.source, entry.id.date}];
        const bool first = task.entry.id.underlying.empty();
        // Without a price of its underlying a chain is not used (SHR-D6).
        const auto rank = [](const ChainEntry& one) {
            return std::tuple(one.underlyingPrice.has_value(), one.asOf, one.id.secondsOfDay);
        };
        if (first || rank(entry) > rank(task.entry)) {
            task.entry = entry;
        }
        task.changed = task.changed || entry.revision > in.chainsAfter || !in.ratesAfter ||
                       entry.id.date > *in.ratesAfter ||
                       in.symbolsWithNewActions.contains(entry.id.underlying);
    }
    std::vector<Task> tasks;
    for (auto& [key, task] : days) {
        if (task.changed) {
            tasks.push_back(std::move(task));
        }
    }
    return tasks;
}

base::Status derive(MarketStore& store, const calendar::Calendar& calendar, const Inputs& in, Task& task) {
    SIGNALBOX_TRY_ASSIGN(const auto chain, store.chain(task.entry.id));
    const base::Date date = task.entry.id.date;
    SIGNALBOX_TRY_ASSIGN(const auto bill, store.loadFor(market::names::Bill13w, date));
    const auto rate = bill ? chains::zeroRate(market::BarView(bill, date), date, calendar) : std::nullopt;
    std::vector<market::CorporateAction> actions;
    for (const market::CorporateAction& action : in.actions) {
        if (action.symbol == chain->underlying()) {
            actions.push_back(action);
        }
    }
    const auto result = chains::atmVolatility(*chain, rate, calendar, market::dividendsAhead(actions, date));
    if (result.value) {
        task.value = result.value->iv;
    }
    return {};
}

/// The new values of one series and the days that have none any more.
struct Change {
    std::vector<market::Bar> bars;
    std::vector<base::Date> gone;
    bool simulated = false;
};

std::map<market::SeriesId, Change> changesOf(const std::vector<Task>& tasks) {
    std::map<market::SeriesId, Change> changes;
    for (const Task& task : tasks) {
        Change& change = changes[{market::names::iv30(task.entry.id.underlying), task.entry.id.source,
                                  market::Basis::AsTraded}];
        change.simulated = task.entry.simulated;
        if (task.value) {
            market::Bar bar;
            bar.date = task.entry.id.date;
            bar.close = *task.value;
            change.bars.push_back(bar);
        } else {
            change.gone.push_back(task.entry.id.date);
        }
    }
    return changes;
}

} // namespace

base::Result<VolatilityReport> deriveVolatility(MarketStore& store, const calendar::Calendar& calendar,
                                                const base::Executor& executor) {
    VolatilityReport report;
    SIGNALBOX_TRY_ASSIGN(const std::uint64_t revision, store.revision());
    SIGNALBOX_TRY_ASSIGN(const auto derivedAt, store.meta(RevisionKey));
    SIGNALBOX_TRY_ASSIGN(const auto rule, store.meta(RuleKey));
    if (rule == Rule && derivedAt == std::to_string(revision)) {
        return report;
    }
    SIGNALBOX_TRY_ASSIGN(const Inputs in, gather(store));
    SIGNALBOX_TRY_ASSIGN(const auto entries, store.chains());
    std::vector<Task> tasks = tasksOf(entries, in);
    executor.parallelFor(tasks.size(),
                         [&](std::size_t i) { tasks[i].status = derive(store, calendar, in, tasks[i]); });
    for (const Task& task : tasks) {
        SIGNALBOX_TRY(task.status);
    }
    report.chains = static_cast<std::int64_t>(tasks.size());
    const base::Status written = store.write([&](MarketWriter& writer) -> base::Status {
        for (const auto& [id, change] : changesOf(tasks)) {
            SIGNALBOX_TRY_ASSIGN(const MergeReport merged,
                                 writer.mergeSeries(id, change.bars, change.simulated));
            SIGNALBOX_TRY_ASSIGN(const std::int64_t removed, writer.removeDerived(id, change.gone));
            report.changed += merged.added + merged.revised + removed;
        }
        // A change of a series makes a new revision, which is not one of the chains.
        SIGNALBOX_TRY(writer.setMeta(RevisionKey, std::to_string(revision + (report.changed > 0 ? 1 : 0))));
        SIGNALBOX_TRY(writer.setMeta(RuleKey, Rule));
        SIGNALBOX_TRY(writer.setMeta(BillLastKey, base::toIso(in.billLast)));
        SIGNALBOX_TRY(writer.setMeta(BillDigestKey, in.billDigest));
        return writer.setMeta(ActionsDigestKey, in.actionsDigest);
    });
    SIGNALBOX_TRY(written);
    return report;
}

} // namespace signalbox::store
