// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes of the model: listed by rule, on legal ticks, without arbitrage, and read back like any other quote.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/chains/quote_rules.h"
#include "engine/market/product.h"
#include "engine/pricing/greeks.h"
#include "engine/pricing/implied_vol.h"
#include "tests/unit/history/model_days.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <thread>

#include <QTest>

using namespace signalbox;
using namespace signalbox::history;
using namespace signalbox::tests;
using base::makeDate;
using market::Right;
using market::Settlement;

namespace {

const calendar::Calendar& sessions() {
    return calendar::Calendar::standard();
}

base::Date dateOf(int session) {
    return *sessions().sessionAt(session);
}

/// What the rules see of one row, as a chain would give it.
chains::QuoteInputs ruleInputs(const SessionQuotes& quotes, const ExpiryHead& head, const ModelDay& day,
                               double previousClose, Right right, const Rows& rows, const Rows& partner,
                               std::size_t i) {
    chains::QuoteInputs in;
    in.style = market::ExerciseStyle::European;
    in.right = right;
    in.spot = quotes.spot;
    in.strike = base::Strike::thousandths(rows.strike[i]);
    in.rate = day.rate;
    in.years = head.years;
    in.forward = head.forward;
    in.bid = base::Price::units(rows.bid[i]);
    in.ask = base::Price::units(rows.ask[i]);
    in.tick = market::tickAt(market::TickClass::SpxLeg, *in.ask);
    in.ageSeconds = 0;
    in.previousClose = previousClose;
    in.partnerBid = base::Price::units(partner.bid[i]);
    in.partnerAsk = base::Price::units(partner.ask[i]);
    const auto neighbour = [&](std::size_t at) {
        return chains::QuoteNeighbour{base::Strike::thousandths(rows.strike[at]),
                                      base::Price::units(rows.bid[at]), base::Price::units(rows.ask[at])};
    };
    for (std::size_t at = i; at-- > 0 && !in.lower;) {
        if (rows.bid[at] > 0) {
            in.lower = neighbour(at);
        }
    }
    for (std::size_t at = i + 1; at < rows.size() && !in.upper; ++at) {
        if (rows.bid[at] > 0) {
            in.upper = neighbour(at);
        }
    }
    in.referenceVolatility = true;
    in.vix = day.levels->vix;
    return in;
}

bool sameBytes(const Rows& a, const Rows& b) {
    const auto same = [](const auto& x, const auto& y) {
        return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size_bytes()) == 0;
    };
    return same(a.strike, b.strike) && same(a.bid, b.bid) && same(a.ask, b.ask) && same(a.iv, b.iv) &&
           same(a.delta, b.delta) && same(a.codes, b.codes);
}

} // namespace

class TestModelQuotes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsFridaysAndMonthlies();
    void goodFridayAndEarlyClose();
    void keepsWhatWasRecorded();
    void legsStayListed();
    void ticksAndOrder();
    void codesAreThoseOfTheRules();
    void volatilityAndDeltaOfTheRoundedMid();
    void parityAndMonotony();
    void sameFromAnyThread();
    void daysWithoutInputs();
    void outsideTheCalendar();
};

/// SHR-T6, SHR-T7: every Friday and third Friday until 95 days ahead and more, and nothing that has expired.
void TestModelQuotes::listsFridaysAndMonthlies() {
    const int first = sessionOf(2014, 3, 3);
    const auto model = modelOf(wanderingDays(first, 120, 1));
    for (int number = first; number < first + 120; ++number) {
        const base::Date date = dateOf(number);
        std::set<std::pair<base::Date, Settlement>> expected;
        for (int ahead = 0; ahead <= ModelQuotes::ListedDays + 6; ++ahead) {
            const base::Date friday = date + std::chrono::days(ahead);
            if (std::chrono::weekday(friday) != std::chrono::Friday) {
                continue;
            }
            const base::Date expiration =
                sessions().isKnownSession(friday) ? friday : friday - std::chrono::days(1);
            const bool listed = expiration > date && base::daysBetween(date, expiration) <= 100;
            if (listed) {
                expected.emplace(expiration, Settlement::Pm);
                const auto dayOfMonth = static_cast<unsigned>(std::chrono::year_month_day(friday).day());
                if (dayOfMonth >= 15 && dayOfMonth <= 21) {
                    expected.emplace(expiration, Settlement::Am);
                }
            }
        }
        const SessionQuotes quotes = model->session(number);
        QVERIFY(quotes.origin == Origin::Model);
        std::set<std::pair<base::Date, Settlement>> found;
        int furthest = 0;
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            const ExpiryHead& head = quotes.expiries[e];
            found.emplace(head.date(), head.settlement);
            furthest = std::max(furthest, base::daysBetween(date, head.date()));
            QCOMPARE(findExpiry(quotes, head.expiration, head.settlement), std::optional(e));
            const auto time = calendar::timeToExpiry(*sessions().closeInstant(date),
                                                     *sessions().expiryInstant(head.date(), head.settlement));
            QCOMPARE(head.years, time.years);
            QVERIFY(std::abs(head.discount - std::exp(-0.02 * head.years)) < 1e-14);
            const double carry = surface::Constants{}.carry;
            QVERIFY(std::abs(head.forward / quotes.spot - std::exp((0.02 - carry) * head.years)) < 1e-12);
        }
        QVERIFY(found == expected);
        QVERIFY(found.size() == quotes.expiries.size());
        QVERIFY(furthest >= 93); // a Friday that is closed expires the day before
    }
}

void TestModelQuotes::goodFridayAndEarlyClose() {
    const int first = sessionOf(2019, 4, 1);
    const auto model = modelOf(wanderingDays(first, 40, 2));
    const auto good = base::toDayNumber(makeDate(2019, 4, 18));
    const SessionQuotes before = model->session(sessionOf(2019, 4, 17));
    const auto am = findExpiry(before, good, Settlement::Am);
    const auto pm = findExpiry(before, good, Settlement::Pm);
    QVERIFY(am && pm && *am < *pm);
    QVERIFY(std::abs(before.expiries[*am].years - 1050.0 / 525600) < 1e-12); // 16:00 to 09:30
    QVERIFY(!findExpiry(model->session(sessionOf(2019, 4, 18)), good, Settlement::Pm));
}

void TestModelQuotes::keepsWhatWasRecorded() {
    const int first = sessionOf(2019, 6, 3);
    ModelInputs inputs = wanderingDays(first, 60, 3);
    const auto wednesday = base::toDayNumber(makeDate(2019, 7, 17));
    const auto friday = base::toDayNumber(makeDate(2019, 7, 19));
    inputs.extra = {{first + 20, wednesday, Settlement::Pm}, {first + 20, friday, Settlement::Pm}};
    const auto model = modelOf(inputs);
    QVERIFY(!findExpiry(model->session(first + 19), wednesday, Settlement::Pm));
    QVERIFY(findExpiry(model->session(first + 20), wednesday, Settlement::Pm));
    QVERIFY(findExpiry(model->session(first + 19), friday, Settlement::Pm)); // by the rule, earlier
    QVERIFY(!findExpiry(model->session(sessionOf(2019, 7, 17)), wednesday, Settlement::Pm));
}

/// Whatever can be traded once has rows until the series expires, through a fall by half and back.
void TestModelQuotes::legsStayListed() {
    const int first = sessionOf(2007, 9, 4);
    const auto model = modelOf(wanderingDays(first, 220, 4));
    std::map<std::pair<std::int32_t, Settlement>, std::set<std::int32_t>> seen;
    double lowest = 1e9;
    double highest = 0;
    for (int number = first; number < first + 220; ++number) {
        const SessionQuotes quotes = model->session(number);
        lowest = std::min(lowest, quotes.spot);
        highest = std::max(highest, quotes.spot);
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            const Rows rows = model->rows(number, e, Right::Put);
            auto& strikes = seen[{quotes.expiries[e].expiration, quotes.expiries[e].settlement}];
            QVERIFY(rows.strike.front() <= 500 * quotes.spot && rows.strike.back() >= 1100 * quotes.spot);
            for (const std::int32_t strike : strikes) {
                QVERIFY(rows.find(strike).has_value());
            }
            for (std::size_t i = 0; i < rows.size(); ++i) {
                QVERIFY(rows.strike[i] % 5000 == 0 &&
                        (i == 0 || rows.strike[i] == rows.strike[i - 1] + 5000));
            }
            strikes.insert(rows.strike.begin(), rows.strike.end());
        }
    }
    QVERIFY(lowest < 0.6 * highest); // the fall was there
}

/// SHR-N4.
void TestModelQuotes::ticksAndOrder() {
    const int first = sessionOf(2019, 1, 2);
    const auto model = modelOf(wanderingDays(first, 80, 5));
    int tradable = 0;
    for (int number = first; number < first + 80; number += 7) {
        const SessionQuotes quotes = model->session(number);
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            for (const Right right : {Right::Put, Right::Call}) {
                const Rows rows = model->rows(number, e, right);
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    QVERIFY(0 <= rows.bid[i] && rows.bid[i] < rows.ask[i]);
                    for (const std::int32_t price : {rows.bid[i], rows.ask[i]}) {
                        QVERIFY(market::isOnTick(market::TickClass::SpxLeg, base::Price::units(price)));
                    }
                    tradable += rows.codes[i] == 0 ? 1 : 0;
                }
            }
        }
    }
    QVERIFY(tradable > 5000);
}

/// SHR-Q by checkQuote, rule for rule, on every row of many sides.
void TestModelQuotes::codesAreThoseOfTheRules() {
    const int first = sessionOf(2008, 6, 2);
    for (const double low : {2800.0, 420.0}) {
        ModelInputs inputs = wanderingDays(first, 160, 6);
        for (ModelDay& day : inputs.days) {
            day.spot = std::max(low == 420 ? 401.0 : 0.0, *day.spot * low / 2800);
        }
        inputs.days[90].spot = *inputs.days[89].spot * 1.5; // a jump that SHR-Q9 suspects
        const std::vector<ModelDay> days = inputs.days;
        const auto model = modelOf(inputs);
        std::map<chains::QuoteCode, int> counts;
        for (const int at : {1, 40, 85, 90, 95, 100, 130, 159}) {
            const int number = first + at;
            const SessionQuotes quotes = model->session(number);
            for (std::size_t e = 0; e < quotes.expiries.size(); e += 2) {
                const Rows puts = model->rows(number, e, Right::Put);
                const Rows calls = model->rows(number, e, Right::Call);
                for (const Right right : {Right::Put, Right::Call}) {
                    const Rows& rows = right == Right::Put ? puts : calls;
                    const Rows& partner = right == Right::Put ? calls : puts;
                    for (std::size_t i = 0; i < rows.size(); ++i) {
                        std::uint32_t expected = 0;
                        const auto in =
                            ruleInputs(quotes, quotes.expiries[e], days[static_cast<std::size_t>(at)],
                                       *days[static_cast<std::size_t>(at) - 1].spot, right, rows, partner, i);
                        for (const chains::QuoteCode code : chains::checkQuote(in)) {
                            expected |= std::uint32_t{1} << static_cast<unsigned>(code);
                            ++counts[code];
                        }
                        if (rows.codes[i] != expected) {
                            qWarning("session %d expiry %zu strike %d: %x, the rules say %x", number, e,
                                     rows.strike[i] / 1000, rows.codes[i], expected);
                        }
                        QVERIFY(rows.codes[i] == expected);
                    }
                }
            }
        }
        for (const auto code : {chains::QuoteCode::ZeroBid, chains::QuoteCode::Wide,
                                chains::QuoteCode::SplitSuspect, chains::QuoteCode::RefVol}) {
            QVERIFY2(counts[code] > 0, chains::quoteCodeName(code));
        }
    }
    // Without a previous close SHR-Q9 fails (SHR-D1).
    const auto model = modelOf(wanderingDays(first, 3, 6));
    const auto suspect = std::uint32_t{1} << static_cast<unsigned>(chains::QuoteCode::SplitSuspect);
    QVERIFY((model->rows(first, 3, Right::Put).codes[200] & suspect) != 0);
    QVERIFY((model->rows(first + 1, 3, Right::Put).codes[200] & suspect) == 0);
}

/// SHR-P6, SHR-P7: not the numbers the price was made from, but those the quote says.
void TestModelQuotes::volatilityAndDeltaOfTheRoundedMid() {
    const int first = sessionOf(2019, 1, 2);
    ModelInputs inputs = wanderingDays(first, 60, 7);
    inputs.days[50].carry = 0.05;
    const auto model = modelOf(inputs);
    int known = 0;
    for (const int number : {first + 20, first + 50}) {
        const SessionQuotes quotes = model->session(number);
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            const ExpiryHead& head = quotes.expiries[e];
            const double carry = 0.02 - std::log(head.forward / quotes.spot) / head.years;
            QVERIFY(std::abs(carry - (number == first + 50 ? 0.05 : surface::Constants{}.carry)) < 1e-9);
            for (const Right right : {Right::Put, Right::Call}) {
                const auto type = right == Right::Put ? pricing::OptionType::Put : pricing::OptionType::Call;
                const Rows rows = model->rows(number, e, right);
                for (std::size_t i = 0; i < rows.size(); i += 3) {
                    const double strike = rows.strike[i] / 1000.0;
                    const double mid = (rows.bid[i] + rows.ask[i]) / 20'000.0;
                    const auto implied =
                        pricing::impliedVol(type, head.forward, strike, head.years, head.discount, mid);
                    const bool ok = implied.status == pricing::IvStatus::Ok;
                    QCOMPARE(base::isKnown(rows.iv[i]), ok);
                    QCOMPARE(base::isKnown(rows.delta[i]), ok);
                    if (ok) {
                        QVERIFY(std::abs(rows.iv[i] - implied.sigma) < 1e-9);
                        const auto greeks = pricing::bsmGreeks(type, quotes.spot, strike, head.years, 0.02,
                                                               carry, implied.sigma);
                        QVERIFY(std::abs(rows.delta[i] - greeks.delta) < 1e-8);
                        ++known;
                    }
                }
            }
        }
    }
    QVERIFY(known > 3000);
}

void TestModelQuotes::parityAndMonotony() {
    const int first = sessionOf(2019, 1, 2);
    const auto model = modelOf(wanderingDays(first, 120, 8));
    for (int number = first + 1; number < first + 120; number += 13) {
        const SessionQuotes quotes = model->session(number);
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            const ExpiryHead& head = quotes.expiries[e];
            const Rows puts = model->rows(number, e, Right::Put);
            const Rows calls = model->rows(number, e, Right::Call);
            for (std::size_t i = 0; i < puts.size(); ++i) {
                const double value = head.discount * (head.forward - puts.strike[i] / 1000.0);
                QVERIFY((calls.bid[i] - puts.ask[i]) / 1e4 <= value + 0.1001);
                QVERIFY((calls.ask[i] - puts.bid[i]) / 1e4 >= value - 0.1001);
                if (i > 0) {
                    QVERIFY(puts.bid[i] >= puts.bid[i - 1] && puts.ask[i] >= puts.ask[i - 1]);
                    QVERIFY(calls.bid[i] <= calls.bid[i - 1] && calls.ask[i] <= calls.ask[i - 1]);
                }
            }
        }
    }
}

/// Four threads in four orders, against one alone; and all see the same memory.
void TestModelQuotes::sameFromAnyThread() {
    const int first = sessionOf(2020, 1, 2);
    constexpr int Count = 40;
    const auto shared = modelOf(wanderingDays(first, Count, 9));
    const auto alone = modelOf(wanderingDays(first, Count, 9));
    constexpr int Steps[] = {1, 7, 11, 39};
    std::vector<std::vector<const double*>> places(4, std::vector<const double*>(std::size_t{Count} * 2));
    {
        std::vector<std::jthread> threads;
        threads.reserve(4);
        for (std::size_t t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < Count; ++i) {
                    const int at = i * Steps[t] % Count;
                    for (const Right right : {Right::Call, Right::Put}) {
                        const auto slot = static_cast<std::size_t>(2 * at) + (right == Right::Put ? 1U : 0U);
                        places[t][slot] = shared->rows(first + at, 2, right).iv.data();
                    }
                }
            });
        }
    }
    for (int at = Count; at-- > 0;) {
        for (const Right right : {Right::Put, Right::Call}) {
            QVERIFY(sameBytes(shared->rows(first + at, 2, right), alone->rows(first + at, 2, right)));
        }
    }
    for (std::size_t t = 1; t < 4; ++t) {
        QVERIFY(places[t] == places[0]);
    }
}

void TestModelQuotes::daysWithoutInputs() {
    const int first = sessionOf(2019, 1, 2);
    ModelInputs inputs = wanderingDays(first, 12, 10);
    inputs.days[2].spot.reset();
    inputs.days[4].levels.reset();
    inputs.days[6].rate.reset();
    inputs.days[8].spot = 300; // below LowestSpot
    inputs.days[10].levels->vix = 0;
    const auto model = modelOf(inputs);
    for (int at = -1; at <= 12; ++at) {
        const bool none = at < 0 || at > 11 || at == 2 || at == 4 || at == 6 || at == 8 || at == 10;
        QCOMPARE(model->session(first + at).origin == Origin::None, none);
        QCOMPARE(model->session(first + at).expiries.empty(), none);
        QCOMPARE(model->rows(first + at, 0, Right::Put).size() == 0, none);
    }
    QCOMPARE(model->rows(first, 1000, Right::Put).size(), std::size_t{0});
}

void TestModelQuotes::outsideTheCalendar() {
    ModelInputs inputs = wanderingDays(sessionOf(2040, 12, 3), 5, 11);
    QVERIFY(!ModelQuotes::make(inputs, sessions())); // its series expire in 2041
    inputs.firstSession = -3;
    QVERIFY(!ModelQuotes::make(inputs, sessions()));
    QVERIFY(ModelQuotes::make(ModelInputs{}, sessions()));
}

QTEST_APPLESS_MAIN(TestModelQuotes)
#include "tst_model_quotes.moc"
