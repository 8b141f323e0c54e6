// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/market/market_access.h"

#include "engine/base/decimal.h"
#include "engine/calendar/complete_session.h"

#include <algorithm>

namespace signalbox::app {
namespace {

std::string nameNeighbours(const store::SnapshotBuilder::Neighbours& neighbours) {
    if (!neighbours.before && !neighbours.after) {
        return "import its daily bars first";
    }
    std::string text = "there are bars on ";
    if (neighbours.before) {
        text += base::toIso(*neighbours.before);
    }
    if (neighbours.before && neighbours.after) {
        text += " and ";
    }
    if (neighbours.after) {
        text += base::toIso(*neighbours.after);
    }
    return text;
}

} // namespace

MarketAccess::MarketAccess(const OpenHome& open)
    : m_market(open.market), m_source(open.options.source), m_store(open.store),
      m_builder(std::make_shared<store::SnapshotBuilder>(open.store)) {}

base::Result<std::shared_ptr<const demo::DemoMarket>> MarketAccess::demoMarket() {
    const std::lock_guard lock(m_demoGuard);
    if (m_demo) {
        return m_demo;
    }
    std::optional<std::int64_t> numbers[2];
    const char* keys[2] = {DemoSeedKey, DemoSessionsKey};
    for (int i = 0; i < 2; ++i) {
        SIGNALBOX_TRY_ASSIGN(const auto text, m_store->meta(keys[i]));
        numbers[i] = text ? base::parseInteger(*text) : std::nullopt;
    }
    SIGNALBOX_TRY_ASSIGN(const auto lastText, m_store->meta(DemoLastKey));
    const auto last = lastText ? base::parseIsoDate(*lastText) : std::nullopt;
    if (!numbers[0] || !numbers[1] || !last) {
        return base::fail(base::ErrorCode::BadData,
                          "the demonstration market does not say how it was simulated", {},
                          "make it again with: signalbox demo");
    }
    SIGNALBOX_TRY_ASSIGN(m_demo, demo::simulate(calendar::Calendar::standard(),
                                                static_cast<std::uint64_t>(*numbers[0]),
                                                static_cast<int>(*numbers[1]), *last));
    return m_demo;
}

base::Result<market::MarketSnapshot> MarketAccess::snapshot(const SnapshotWish& wish) {
    store::SnapshotRequest request;
    request.date = wish.date;
    request.symbols = wish.series;
    request.underlyings = {wish.underlying};
    request.source = m_source;
    request.secondsOfDay = wish.secondsOfDay;
    request.chains = wish.chains && !simulated();
    SIGNALBOX_TRY_ASSIGN(market::MarketSnapshot snapshot, m_builder->build(request));
    snapshot.simulated = simulated();
    if (wish.chains && simulated()) {
        SIGNALBOX_TRY_ASSIGN(const auto demo, demoMarket());
        if (auto chain = demo->chain(wish.underlying, wish.date)) {
            snapshot.chains[wish.underlying] = std::move(chain);
        }
    }
    return snapshot;
}

base::Result<market::MarketSnapshot> MarketAccess::snapshot(std::span<const SnapshotWish> wishes) {
    market::MarketSnapshot whole;
    for (const SnapshotWish& wish : wishes) {
        SIGNALBOX_TRY_ASSIGN(market::MarketSnapshot part, snapshot(wish));
        if (&wish == &wishes.front()) {
            whole = std::move(part);
        } else {
            addTo(whole, std::move(part));
        }
    }
    return whole;
}

void addTo(market::MarketSnapshot& whole, market::MarketSnapshot part) {
    whole.series.merge(part.series);
    whole.vxContracts.merge(part.vxContracts);
    whole.chains.merge(part.chains);
    whole.earnings.merge(part.earnings);
    const auto addActions = [](std::vector<market::CorporateAction>& all,
                               std::vector<market::CorporateAction>& more) {
        for (market::CorporateAction& action : more) {
            if (std::find(all.begin(), all.end(), action) == all.end()) {
                all.push_back(std::move(action));
            }
        }
    };
    addActions(whole.actions, part.actions);
    addActions(whole.dividendsAhead, part.dividendsAhead);
    for (market::QualityNote& note : part.notes) {
        const bool known = std::any_of(whole.notes.begin(), whole.notes.end(), [&note](const auto& other) {
            return other.series == note.series && other.text == note.text;
        });
        if (!known) {
            whole.notes.push_back(std::move(note));
        }
    }
}

base::Result<base::Date> MarketAccess::lastSession(const std::string& underlying) {
    return m_builder->lastSession(underlying, m_source, lastComplete());
}

std::optional<base::Date> MarketAccess::lastComplete() const {
    if (simulated()) {
        return std::nullopt;
    }
    const auto session = calendar::lastCompleteSession(calendar::Calendar::standard(), systemNow());
    return session ? std::optional(*session) : std::nullopt;
}

base::Result<base::Date> MarketAccess::sessionFor(const std::string& underlying,
                                                  std::optional<base::Date> date) {
    if (!date) {
        return lastSession(underlying);
    }
    SIGNALBOX_TRY_ASSIGN(const bool session, calendar::Calendar::standard().isSession(*date));
    SIGNALBOX_TRY_ASSIGN(auto neighbours, m_builder->neighbours(underlying, *date, m_source));
    const auto over = lastComplete();
    if (over && neighbours.after && *neighbours.after > *over) {
        neighbours.after.reset();
    }
    if (!session) {
        return base::fail(base::ErrorCode::MissingData, base::toIso(*date) + " is no session", "--date",
                          nameNeighbours(neighbours));
    }
    if (over && *date > *over) {
        return base::fail(base::ErrorCode::MissingData, base::toIso(*date) + " is not over yet", "--date",
                          nameNeighbours(neighbours));
    }
    SnapshotWish wish;
    wish.date = *date;
    wish.underlying = underlying;
    wish.series = {underlying};
    wish.chains = false;
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, this->snapshot(wish));
    if (!snapshot.view(underlying).closeOn(*date)) {
        return base::fail(base::ErrorCode::MissingData,
                          "no bar of " + underlying + " on " + base::toIso(*date), "--date",
                          nameNeighbours(neighbours));
    }
    return *date;
}

} // namespace signalbox::app
