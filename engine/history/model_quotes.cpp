// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/model_quotes.h"

#include "engine/base/real.h"
#include "engine/history/model_listing.h"
#include "engine/history/model_side.h"
#include "engine/pricing/elementary.h"
#include "engine/surface/surface.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <utility>

namespace signalbox::history {
namespace {

/// A value that whoever needs it first makes; all threads see the same one afterwards. Making it twice at
/// once is harmless: both are equal, and one is dropped.
template <class Value>
class Lazy {
public:
    Lazy() = default;
    Lazy(const Lazy&) = delete;
    Lazy& operator=(const Lazy&) = delete;
    ~Lazy() { delete m_value.load(std::memory_order_relaxed); }

    template <class Make>
    const Value& get(const Make& make) const {
        const Value* value = m_value.load(std::memory_order_acquire);
        if (value == nullptr) {
            auto made = std::make_unique<const Value>(make());
            if (m_value.compare_exchange_strong(value, made.get(), std::memory_order_acq_rel,
                                                std::memory_order_acquire)) {
                value = made.release();
            }
        }
        return *value;
    }

private:
    mutable std::atomic<const Value*> m_value{nullptr};
};

struct ExpirySides {
    Lazy<ModelSide> calls;
    Lazy<ModelSide> puts;
};

/// The expirations of one session.
struct SessionData {
    std::vector<ExpiryHead> heads;
    std::vector<SideTerms> terms;
    std::vector<std::span<const std::int32_t>> strikes;
    std::unique_ptr<ExpirySides[]> sides;
};

/// The inputs of one session once it is known that all are there.
struct KnownDay {
    bool quoted = false;
    double spot = 0;
    double rate = 0;
    double carry = 0;
    surface::Levels levels;
};

KnownDay knownDay(const ModelDay& day, const surface::Constants& constants) {
    const double spot = day.spot.value_or(0);
    const double rate = day.rate.value_or(base::Missing);
    const surface::Levels levels = day.levels.value_or(surface::Levels{});
    KnownDay known{true, spot, rate, day.carry.value_or(constants.carry), levels};
    known.quoted = std::isfinite(spot) && spot >= ModelQuotes::LowestSpot && std::isfinite(levels.vix) &&
                   levels.vix > 0 && std::isfinite(rate) && std::isfinite(known.carry);
    return known;
}

} // namespace

struct ModelQuotes::State {
    int first = 0;
    surface::Constants constants;
    std::vector<KnownDay> days;
    std::vector<double> closesBefore; ///< spot of the session before, Missing where unknown
    std::vector<base::Date> dates;
    std::vector<base::UtcTime> closes;
    std::vector<ListedSeries> series;
    std::vector<Lazy<SessionData>> sessions;

    /// Index of a session with quotes.
    [[nodiscard]] std::optional<std::size_t> find(int number) const {
        const auto at = static_cast<std::size_t>(number - first);
        return number >= first && at < days.size() && days[at].quoted ? std::optional(at) : std::nullopt;
    }
    [[nodiscard]] SessionData make(std::size_t at) const;
    [[nodiscard]] const SessionData& data(std::size_t at) const {
        return sessions[at].get([this, at] { return make(at); });
    }
    /// Lowest and highest spot from a date to a session.
    struct Range {
        double low = 0, high = 0;
    };
    [[nodiscard]] Range spotsSince(base::Date from, std::size_t at) const;
};

ModelQuotes::State::Range ModelQuotes::State::spotsSince(base::Date from, std::size_t at) const {
    Range range{days[at].spot, days[at].spot};
    for (std::size_t i = at; i-- > 0 && dates[i] >= from;) {
        if (days[i].quoted) {
            range.low = std::min(range.low, days[i].spot);
            range.high = std::max(range.high, days[i].spot);
        }
    }
    return range;
}

SessionData ModelQuotes::State::make(std::size_t at) const {
    const KnownDay& day = days[at];
    const surface::Surface surface(day.levels, constants);
    const double before = closesBefore[at];
    const int number = first + static_cast<int>(at);
    SessionData data;
    for (const ListedSeries& one : series) {
        const auto time = calendar::timeToExpiry(closes[at], one.instant);
        if (time.expired() || one.listedFrom > dates[at] || one.tradedFrom > number) {
            continue;
        }
        SideTerms side;
        side.terms = pricing::ExpiryTerms::fromForward(
            day.spot, day.spot * pricing::elementary::exponential((day.rate - day.carry) * time.years),
            time.years, day.rate);
        side.smile = surface.smile(time.years);
        side.vix = day.levels.vix;
        // Without a previous close the rule fails (SHR-D1): so on the first day.
        side.splitSuspect = !(before > 0) || base::realGreaterEqual(std::abs(day.spot / before - 1), 0.40);
        side.constants = &constants;
        const Range range = spotsSince(one.listedFrom, at);
        data.heads.push_back({base::toDayNumber(one.expiration), one.settlement, 100, time.years,
                              side.terms.forward, side.terms.discount});
        data.terms.push_back(side);
        data.strikes.push_back(listedStrikes(range.low, range.high));
    }
    data.sides = std::make_unique<ExpirySides[]>(data.heads.size());
    return data;
}

base::Result<std::shared_ptr<const ModelQuotes>> ModelQuotes::make(const ModelInputs& inputs,
                                                                   const calendar::Calendar& calendar) {
    auto state = std::make_unique<State>();
    state->first = inputs.firstSession;
    state->constants = inputs.constants;
    state->sessions = std::vector<Lazy<SessionData>>(inputs.days.size());
    double before = base::Missing;
    for (const ModelDay& day : inputs.days) {
        const int number = inputs.firstSession + static_cast<int>(state->days.size());
        SIGNALBOX_TRY_ASSIGN(const base::Date date, calendar.sessionAt(number));
        SIGNALBOX_TRY_ASSIGN(const base::UtcTime close, calendar.closeInstant(date));
        state->dates.push_back(date);
        state->closes.push_back(close);
        state->days.push_back(knownDay(day, inputs.constants));
        state->closesBefore.push_back(before);
        before = day.spot.value_or(base::Missing);
    }
    if (!state->dates.empty()) {
        SIGNALBOX_TRY_ASSIGN(auto series,
                             listedSeries(calendar, state->dates.front(), state->dates.back(), inputs.extra));
        state->series = std::move(series);
    }
    return std::shared_ptr<const ModelQuotes>(new ModelQuotes(std::move(state)));
}

ModelQuotes::ModelQuotes(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ModelQuotes::~ModelQuotes() = default;

SessionQuotes ModelQuotes::session(int number) const {
    const auto at = m_state->find(number);
    return at ? SessionQuotes{Origin::Model, m_state->days[*at].spot, m_state->data(*at).heads}
              : SessionQuotes{};
}

Rows ModelQuotes::rows(int number, std::size_t expiry, market::Right right) const {
    const auto at = m_state->find(number);
    if (!at) {
        return {};
    }
    const SessionData& data = m_state->data(*at);
    if (expiry >= data.heads.size()) {
        return {};
    }
    const ExpirySides& sides = data.sides[expiry];
    const Lazy<ModelSide>& side = right == market::Right::Call ? sides.calls : sides.puts;
    return side.get([&] { return ModelSide(right, data.terms[expiry], data.strikes[expiry]); }).rows();
}

} // namespace signalbox::history
