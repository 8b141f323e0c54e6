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

bool hasQuotes(const ModelDay& day) {
    return day.spot && *day.spot >= ModelQuotes::LowestSpot && std::isfinite(*day.spot) && day.levels &&
           day.levels->vix > 0 && std::isfinite(day.levels->vix) && day.rate && std::isfinite(*day.rate);
}

} // namespace

struct ModelQuotes::State {
    ModelInputs inputs;
    std::vector<base::Date> dates;
    std::vector<base::UtcTime> closes;
    std::vector<ListedSeries> series;
    std::vector<Lazy<SessionData>> sessions;

    [[nodiscard]] bool holds(int number) const {
        return number >= inputs.firstSession &&
               number - inputs.firstSession < static_cast<int>(inputs.days.size());
    }
    [[nodiscard]] std::size_t indexOf(int number) const {
        return static_cast<std::size_t>(number - inputs.firstSession);
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
    const double here = *inputs.days[at].spot;
    Range range{here, here};
    for (std::size_t i = at; i-- > 0 && dates[i] >= from;) {
        if (hasQuotes(inputs.days[i])) {
            range.low = std::min(range.low, *inputs.days[i].spot);
            range.high = std::max(range.high, *inputs.days[i].spot);
        }
    }
    return range;
}

SessionData ModelQuotes::State::make(std::size_t at) const {
    const ModelDay& day = inputs.days[at];
    const double spot = *day.spot;
    const double rate = *day.rate;
    const double carry = day.carry.value_or(inputs.constants.carry);
    const surface::Surface surface(*day.levels, inputs.constants);
    const auto before = at > 0 ? inputs.days[at - 1].spot : std::nullopt;
    const int number = inputs.firstSession + static_cast<int>(at);
    SessionData data;
    for (const ListedSeries& one : series) {
        const auto time = calendar::timeToExpiry(closes[at], one.instant);
        if (time.expired() || one.listedFrom > dates[at] || one.tradedFrom > number) {
            continue;
        }
        SideTerms side;
        side.terms = pricing::ExpiryTerms::fromForward(
            spot, spot * pricing::elementary::exponential((rate - carry) * time.years), time.years, rate);
        side.smile = surface.smile(time.years);
        side.vix = day.levels->vix;
        // Without a previous close the rule fails (SHR-D1): so on the first day.
        side.splitSuspect =
            !before || !(*before > 0) || base::realGreaterEqual(std::abs(spot / *before - 1), 0.40);
        side.constants = &inputs.constants;
        const Range range = spotsSince(one.listedFrom, at);
        data.heads.push_back({base::toDayNumber(one.expiration), one.settlement, 100, time.years,
                              side.terms.forward, side.terms.discount});
        data.terms.push_back(side);
        data.strikes.push_back(listedStrikes(range.low, range.high));
    }
    data.sides = std::make_unique<ExpirySides[]>(data.heads.size());
    return data;
}

base::Result<std::shared_ptr<const ModelQuotes>> ModelQuotes::make(ModelInputs inputs,
                                                                   const calendar::Calendar& calendar) {
    auto state = std::make_unique<State>();
    const std::size_t count = inputs.days.size();
    state->sessions = std::vector<Lazy<SessionData>>(count);
    for (std::size_t i = 0; i < count; ++i) {
        SIGNALBOX_TRY_ASSIGN(const base::Date date,
                             calendar.sessionAt(inputs.firstSession + static_cast<int>(i)));
        SIGNALBOX_TRY_ASSIGN(const base::UtcTime close, calendar.closeInstant(date));
        state->dates.push_back(date);
        state->closes.push_back(close);
    }
    if (count > 0) {
        SIGNALBOX_TRY_ASSIGN(state->series,
                             listedSeries(calendar, state->dates.front(), state->dates.back(), inputs.extra));
    }
    state->inputs = std::move(inputs);
    return std::shared_ptr<const ModelQuotes>(new ModelQuotes(std::move(state)));
}

ModelQuotes::ModelQuotes(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ModelQuotes::~ModelQuotes() = default;

SessionQuotes ModelQuotes::session(int number) const {
    if (!m_state->holds(number) || !hasQuotes(m_state->inputs.days[m_state->indexOf(number)])) {
        return {};
    }
    const std::size_t at = m_state->indexOf(number);
    return {Origin::Model, *m_state->inputs.days[at].spot, m_state->data(at).heads};
}

Rows ModelQuotes::rows(int number, std::size_t expiry, market::Right right) const {
    if (session(number).origin == Origin::None) {
        return {};
    }
    const SessionData& data = m_state->data(m_state->indexOf(number));
    if (expiry >= data.heads.size()) {
        return {};
    }
    const ExpirySides& sides = data.sides[expiry];
    const Lazy<ModelSide>& side = right == market::Right::Call ? sides.calls : sides.puts;
    return side.get([&] { return ModelSide(right, data.terms[expiry], data.strikes[expiry]); }).rows();
}

} // namespace signalbox::history
