// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asked on which session, and how far model and quotes are from each other, on quotes that are
// invented so that the answer is known.
#include "engine/base/date.h"
#include "engine/history/model_error.h"
#include "engine/history/model_mixed.h"
#include "tests/unit/history/model_days.h"

#include <set>

#include <QTest>

using namespace signalbox;
using namespace signalbox::history;
using namespace signalbox::tests;
using market::Right;
using market::Settlement;

namespace {

/// A model that pretends to be recorded, on some sessions.
class Pretended final : public Quotes {
public:
    Pretended(std::shared_ptr<const Quotes> quotes, std::set<int> sessions)
        : m_quotes(std::move(quotes)), m_sessions(std::move(sessions)) {}
    [[nodiscard]] SessionQuotes session(int number) const override {
        if (!m_sessions.contains(number)) {
            return {};
        }
        SessionQuotes quotes = m_quotes->session(number);
        quotes.origin = Origin::Quotes;
        return quotes;
    }
    [[nodiscard]] Rows rows(int number, std::size_t expiry, Right right) const override {
        return m_sessions.contains(number) ? m_quotes->rows(number, expiry, right) : Rows{};
    }

private:
    std::shared_ptr<const Quotes> m_quotes;
    std::set<int> m_sessions;
};

std::set<int> numbers(std::initializer_list<std::pair<int, int>> stretches, int first) {
    std::set<int> all;
    for (const auto& [from, to] : stretches) {
        for (int at = from; at <= to; ++at) {
            all.insert(first + at);
        }
    }
    return all;
}

std::vector<ComparedSession> compared(const ModelInputs& inputs, const std::set<int>& sessions) {
    std::vector<ComparedSession> all;
    all.reserve(sessions.size());
    for (const int number : sessions) {
        all.push_back({number, *calendar::Calendar::standard().sessionAt(number),
                       inputs.days[static_cast<std::size_t>(number - inputs.firstSession)]});
    }
    return all;
}

} // namespace

class TestModelMixed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shortHolesStayEmpty();
    void expirationsSurviveTheEndOfTheRecord();
    void errorOfTheRightConstants();
    void errorOfWrongConstants();
    void leavingOut();
};

void TestModelMixed::shortHolesStayEmpty() {
    const int first = sessionOf(2019, 1, 2);
    const auto model = modelOf(wanderingDays(first, 90, 1));
    // Holes of 10 (24..33) and of 11 sessions (41..51).
    const auto recorded = std::make_shared<Pretended>(model, numbers({{20, 23}, {34, 40}, {52, 60}}, first));
    const auto expected = [](int at) {
        if ((at >= 20 && at <= 23) || (at >= 34 && at <= 40) || (at >= 52 && at <= 60)) {
            return Origin::Quotes;
        }
        return at >= 24 && at <= 33 ? Origin::None : Origin::Model;
    };
    // The answer for a session does not depend on the span that is asked for.
    for (const auto& [from, to] : {std::pair(0, 89), std::pair(28, 55), std::pair(26, 30)}) {
        const MixedQuotes mixed(recorded, model, first + from, first + to);
        for (int at = -5; at < 95; ++at) {
            const bool inside = at >= from && at <= to;
            QVERIFY(mixed.session(first + at).origin == (inside ? expected(at) : Origin::None));
        }
    }
    const MixedQuotes mixed(recorded, model, first, first + 89);
    QVERIFY(mixed.rows(first + 21, 1, Right::Put).iv.data() ==
            model->rows(first + 21, 1, Right::Put).iv.data());
    QCOMPARE(mixed.rows(first + 28, 1, Right::Put).size(), std::size_t{0});
    const MixedQuotes onlyRecorded(recorded, nullptr, first, first + 89);
    QVERIFY(onlyRecorded.session(first + 70).origin == Origin::None);
    const MixedQuotes onlyModel(nullptr, model, first, first + 89);
    QVERIFY(onlyModel.session(first + 28).origin == Origin::Model);
}

void TestModelMixed::expirationsSurviveTheEndOfTheRecord() {
    const int first = sessionOf(2019, 1, 2);
    ModelInputs inputs = wanderingDays(first, 90, 2);
    const auto wednesday = base::toDayNumber(base::makeDate(2019, 4, 3));
    ModelInputs withWednesday = inputs;
    withWednesday.extra = {{first, wednesday, Settlement::Pm}};
    const Pretended recorded(modelOf(withWednesday), numbers({{10, 12}, {20, 30}}, first));
    const auto keep = expiriesToKeep(recorded, first, first + 89);
    QVERIFY(!keep.empty());
    QVERIFY(std::all_of(keep.begin(), keep.end(),
                        [&](const ExtraExpiry& one) { return one.fromSession == first + 31; }));
    inputs.extra = keep;
    const auto model = modelOf(inputs);
    QVERIFY(findExpiry(model->session(first + 31), wednesday, Settlement::Pm));
    QVERIFY(!findExpiry(model->session(first + 15), wednesday, Settlement::Pm));
}

/// Only the rounding to ticks is left.
void TestModelMixed::errorOfTheRightConstants() {
    const int first = sessionOf(2019, 1, 2);
    const ModelInputs inputs = wanderingDays(first, 40, 3, false);
    const auto sessions = numbers({{5, 24}}, first);
    const Pretended recorded(modelOf(inputs), sessions);
    const ModelError error = measureError(recorded, compared(inputs, sessions), inputs.constants);
    QCOMPARE(error.sessions, 20);
    QVERIFY(error.total.volPoints.count > 5000);
    QVERIFY(error.total.volPoints.rms < 0.1 && error.total.dollars.rms < 0.06);
    std::int64_t sum = 0;
    for (const auto& row : error.cells) {
        for (const ErrorCell& cell : row) {
            QVERIFY(cell.volPoints.count == cell.dollars.count);
            sum += cell.volPoints.count;
        }
    }
    QCOMPARE(sum, error.total.volPoints.count);
    QVERIFY(error.traded.volPoints.count > 0 && error.traded.volPoints.count < sum);
}

/// A share 5 % too high makes the money 5 % too dear: bias, root mean square and percentiles say so.
void TestModelMixed::errorOfWrongConstants() {
    const int first = sessionOf(2019, 1, 2);
    ModelInputs inputs = wanderingDays(first, 10, 4, false);
    for (ModelDay& day : inputs.days) {
        day.levels = surface::Levels{20, {}, {}, {}};
    }
    const auto sessions = numbers({{2, 8}}, first);
    const Pretended recorded(modelOf(inputs), sessions);
    surface::Constants wrong = inputs.constants;
    wrong.share *= 1.05;
    const ModelError error = measureError(recorded, compared(inputs, sessions), wrong);
    const ErrorMoments& money = error.cells[5][2].volPoints; // delta 0.40 to 0.50, 35 to 60 days
    const double expected = 100 * 0.2 * inputs.constants.share * 0.05;
    QVERIFY(std::abs(money.bias - expected) < 0.1 * expected);
    QVERIFY(money.rms >= std::abs(money.bias) && money.rms < 1.1 * expected);
    QVERIFY(money.p05 <= money.p50 && money.p50 <= money.p95 && money.p05 > 0);
    QVERIFY(error.cells[5][2].dollars.bias > 0);
    // A day without VIX has nothing to compare with.
    auto days = compared(inputs, sessions);
    days[0].day.levels.reset();
    QCOMPARE(measureError(recorded, days, wrong).sessions, 6);
}

/// A day that is unlike all others shows its error only when its own quotes did not fit it.
void TestModelMixed::leavingOut() {
    const int first = sessionOf(2019, 1, 2);
    ModelInputs inputs = wanderingDays(first, 30, 5, false);
    ModelInputs other = inputs;
    other.constants.share *= 1.2;
    const auto usual = numbers({{5, 12}}, first);
    const auto all = numbers({{5, 13}}, first);
    class Joined final : public Quotes {
    public:
        Joined(const Pretended& a, const Pretended& b) : m_a(a), m_b(b) {}
        [[nodiscard]] SessionQuotes session(int number) const override {
            const SessionQuotes quotes = m_a.session(number);
            return quotes.origin == Origin::None ? m_b.session(number) : quotes;
        }
        [[nodiscard]] Rows rows(int number, std::size_t expiry, Right right) const override {
            const Rows rows = m_a.rows(number, expiry, right);
            return rows.size() == 0 ? m_b.rows(number, expiry, right) : rows;
        }

    private:
        const Pretended& m_a;
        const Pretended& m_b;
    };
    const Pretended a(modelOf(inputs), usual);
    const Pretended b(modelOf(other), {first + 13});
    const Joined recorded(a, b);
    const auto sessions = compared(inputs, all);
    const auto fit = surface::calibrate(observe(recorded, sessions));
    QVERIFY(fit.has_value());
    const std::vector<ComparedSession> odd{sessions.back()};
    const double seen = std::abs(measureError(recorded, odd, fit->constants).total.volPoints.bias);
    const auto usualFit = surface::calibrate(observe(recorded, std::span(sessions).first(8)));
    const double unseen = std::abs(measureError(recorded, odd, usualFit->constants).total.volPoints.bias);
    QVERIFY(unseen > 1.05 * seen);
    // Of all nine the squares are those of each day priced by the others.
    const ModelError left = measureErrorLeavingOut(recorded, sessions, LeaveOut::Session);
    QCOMPARE(left.sessions, 9);
    QVERIFY(left.total.volPoints.rms > measureError(recorded, sessions, fit->constants).total.volPoints.rms);
    // One year alone leaves nobody to fit.
    QCOMPARE(measureErrorLeavingOut(recorded, sessions, LeaveOut::Year).sessions, 0);
}

QTEST_APPLESS_MAIN(TestModelMixed)
#include "tst_model_mixed.moc"
