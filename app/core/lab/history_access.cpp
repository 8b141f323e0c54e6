// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/history_access.h"

#include "app/core/lab/quote_loading.h"
#include "engine/base/sha256.h"
#include "engine/chains/rate.h"
#include "engine/market/series_names.h"

#include <algorithm>

namespace signalbox::app {
namespace {

using market::MarketSnapshot;

/// The underlying that the surface is fitted for.
constexpr const char* ModelUnderlying = "SPX";
/// Sessions on which model and quotes are compared, spread over those that have both.
constexpr std::size_t MostCompared = 80;

base::Error noBars(const std::string& underlying, const HistoryWish& wish) {
    return {base::ErrorCode::MissingData,
            "there are no bars of " + underlying + " between " + base::toIso(wish.from) + " and " +
                base::toIso(wish.to),
            underlying, "signalbox data --symbol " + underlying + " shows what the store holds"};
}

/// First and last session of the span with a bar of the underlying.
base::Result<std::pair<base::Date, base::Date>> spanWithBars(MarketAccess& market, const HistoryWish& wish) {
    SIGNALBOX_TRY_ASSIGN(const base::Date last, market.lastSession(wish.underlying));
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(const base::Date end, calendar.sessionOnOrBefore(std::min(wish.to, last)));
    SIGNALBOX_TRY_ASSIGN(const auto sessions, calendar.sessions(wish.from, end));
    if (sessions.empty()) {
        return base::fail(noBars(wish.underlying, wish));
    }
    return std::pair(sessions.front(), end);
}

/// What the model may know of a session: the closes of that day.
history::ModelDay modelDay(const MarketSnapshot& snapshot, base::Date date,
                           const calendar::Calendar& calendar) {
    using namespace market::names;
    history::ModelDay day;
    day.spot = snapshot.view(ModelUnderlying).closeOn(date);
    day.rate = chains::zeroRate(market::BarView(snapshot.view(Bill13w).series(), date), date, calendar);
    if (const auto vix = snapshot.view(Vix).closeOn(date); vix && *vix > 0) {
        day.levels = surface::Levels{*vix, snapshot.view(Vix9d).closeOn(date),
                                     snapshot.view(Vix3m).closeOn(date), snapshot.view(Skew).closeOn(date)};
    }
    return day;
}

std::vector<history::ComparedSession> comparedSessions(const History& history,
                                                       const calendar::Calendar& calendar) {
    std::vector<history::ComparedSession> compared;
    for (const int session : history.recorded->sessions()) {
        const auto date = calendar.sessionAt(session);
        if (date && *date <= history.dates.back()) {
            compared.push_back({session, *date, modelDay(history.snapshot, *date, calendar)});
        }
    }
    return compared;
}

/// Every n-th session, so that years of recorded chains do not hold up the start: one fit is made per
/// session.
std::vector<history::ComparedSession> thinned(std::vector<history::ComparedSession> all) {
    const std::size_t step = (all.size() + MostCompared - 1) / MostCompared;
    std::vector<history::ComparedSession> kept;
    for (std::size_t i = 0; i < all.size(); i += step) {
        kept.push_back(all[i]);
    }
    return kept;
}

base::Status addModel(History& history, const calendar::Calendar& calendar) {
    history::ModelInputs inputs;
    inputs.firstSession = history.firstSession;
    inputs.days.reserve(history.dates.size());
    for (const base::Date date : history.dates) {
        inputs.days.push_back(modelDay(history.snapshot, date, calendar));
    }
    inputs.extra = history::expiriesToKeep(*history.recorded, history.firstSession, history.lastSession);
    SIGNALBOX_TRY_ASSIGN(const auto model, history::ModelQuotes::make(inputs, calendar));
    history.quotes = std::make_shared<const history::MixedQuotes>(history.recorded, model,
                                                                  history.firstSession, history.lastSession);
    const auto compared = thinned(comparedSessions(history, calendar));
    // A simulated surface has nothing to teach the constants, so nothing is fitted on it either.
    history.modelError =
        history.simulated
            ? history::measureError(*history.recorded, compared, surface::Constants{})
            : history::measureErrorLeavingOut(*history.recorded, compared, history::LeaveOut::Session);
    return {};
}

/// Everything a result may depend on, as one hash.
std::string keyOf(const History& history, const std::string& quotesKey) {
    std::string text = history.underlying + "|" + base::toIso(history.dates.front()) + "|" +
                       base::toIso(history.dates.back()) + "|" + quotesKey;
    const auto add = [&text](const std::string& name, const market::BarView& view) {
        text += "|" + name;
        if (!view.exists()) {
            return;
        }
        const market::BarSeries& series = *view.series();
        text += ":" + series.id().source + ":" + std::to_string(view.size());
        for (const auto* column : {&series.open(), &series.high(), &series.low(), &series.close()}) {
            text.append(reinterpret_cast<const char*>(column->data()), view.size() * sizeof(double));
        }
    };
    for (const auto& [name, view] : history.snapshot.series) {
        add(name, view);
    }
    for (const auto& [date, view] : history.snapshot.vxContracts) {
        add(base::toIso(date), view);
    }
    return base::sha256Hex(text);
}

} // namespace

base::Result<std::shared_ptr<const History>> loadHistory(const OpenHome& open, MarketAccess& market,
                                                         const HistoryWish& wish, std::stop_token stop) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    auto history = std::make_shared<History>();
    history->underlying = wish.underlying;
    history->simulated = market.simulated();
    SIGNALBOX_TRY_ASSIGN(auto span, spanWithBars(market, wish));
    SnapshotWish snapshot;
    snapshot.date = span.second;
    snapshot.underlying = wish.underlying;
    snapshot.series = wish.series;
    using namespace market::names;
    for (const char* name : {Vix, Vix9d, Vix3m, Skew, Bill13w}) {
        snapshot.series.emplace_back(name);
    }
    snapshot.chains = false;
    SIGNALBOX_TRY_ASSIGN(history->snapshot, market.snapshot(snapshot));
    const market::BarView& bars = history->snapshot.view(wish.underlying);
    if (bars.empty() || bars.date(bars.size() - 1) < span.first) {
        return base::fail(noBars(wish.underlying, wish));
    }
    if (bars.date(0) > span.first) {
        span.first = bars.date(0);
        history->notes.push_back("the span begins on " + base::toIso(span.first) + ", the first bar of " +
                                 wish.underlying);
    }
    if (span.second < wish.to && wish.to - span.second > base::CalendarDays(4)) {
        history->notes.push_back("the span ends on " + base::toIso(span.second) + ", the last bar of " +
                                 wish.underlying);
    }
    SIGNALBOX_TRY_ASSIGN(history->dates, calendar.sessions(span.first, span.second));
    SIGNALBOX_TRY_ASSIGN(history->firstSession, calendar.sessionNumber(span.first));
    SIGNALBOX_TRY_ASSIGN(history->lastSession, calendar.sessionNumber(span.second));

    QuoteWish quotes;
    quotes.underlying = wish.underlying;
    quotes.from = span.first;
    quotes.to = span.second;
    quotes.progress = wish.progress;
    SIGNALBOX_TRY_ASSIGN(const LoadedQuotes loaded, loadQuotes(open, market, quotes, stop));
    history->recorded = loaded.quotes;
    history->quotes = loaded.quotes;
    if (!loaded.inMemoryBecause.empty()) {
        history->notes.push_back("quotes are kept in memory: " + loaded.inMemoryBecause);
    }
    if (wish.underlying == ModelUnderlying) {
        SIGNALBOX_TRY(addModel(*history, calendar));
    }
    history->key = keyOf(*history, loaded.quotes->history() ? std::string(loaded.quotes->history()->key())
                                                            : "no quotes");
    return std::shared_ptr<const History>(std::move(history));
}

} // namespace signalbox::app
