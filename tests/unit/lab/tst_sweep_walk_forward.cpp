// SPDX-License-Identifier: GPL-3.0-or-later
// Walk-forward: windows over the span, the choice of each, the stitched out-of-sample track.
#include "engine/base/date.h"
#include "engine/lab/sweep/walk_forward.h"
#include "tests/unit/lab/fake_sweep.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

std::vector<lab::Window> windows(const std::vector<base::Date>& sessions, const char* text) {
    return lab::windowsOf(sessions, lab::parseWalkForward(text).value()).value();
}

/// Two rules: one earns in the first half and loses in the second, the other the reverse.
std::vector<double> drifts(std::size_t rule, std::size_t sessions) {
    std::vector<double> values;
    for (std::size_t i = 0; i < sessions; ++i) {
        const bool early = i < sessions / 2;
        values.push_back((rule == 0) == early ? 0.002 : -0.002);
    }
    return values;
}

backtest::RunResult ruleRun(const std::vector<base::Date>& sessions, std::size_t rule) {
    backtest::RunResult run = fakeRun(sessions, 0);
    double equity = 50'000'000;
    const auto drift = drifts(rule, sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        equity *= 1 + drift[i] + 0.001 * (i % 2 == 0 ? 1 : -1);
        run.equity[i] = std::llround(equity);
    }
    return run;
}

} // namespace

class TestSweepWalkForward : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lengthsAreSessionsMonthsOrYears() {
        QCOMPARE(lab::parseWalkForward("756:126")->text(), std::string("756:126"));
        QCOMPARE(lab::parseWalkForward("3y:6m")->text(), std::string("36m:6m"));
        for (const char* bad : {"", "756", "3y:126", "0:5", "a:b", "3y:", ":1y", "-1:1"}) {
            QVERIFY2(!lab::parseWalkForward(bad).has_value(), bad);
        }
    }

    void sessionWindowsLeaveNoGap() {
        const auto sessions = fakeSessions(100);
        QCOMPARE(windows(sessions, "40:25"),
                 (std::vector<lab::Window>{{0, 39, 40, 64}, {25, 64, 65, 89}, {50, 89, 90, 99}}));
        QVERIFY(!lab::windowsOf(sessions, lab::parseWalkForward("100:1").value()).has_value());
        QCOMPARE(windows(sessions, "99:5"), (std::vector<lab::Window>{{0, 98, 99, 99}}));
    }

    void yearWindowsFollowTheCalendar() {
        const auto sessions = calendar::Calendar::standard()
                                  .sessions(base::makeDate(2015, 1, 31), base::makeDate(2018, 4, 30))
                                  .value();
        const auto all = windows(sessions, "2y:6m");
        QCOMPARE(all.size(), std::size_t{3});
        QCOMPARE(sessions[all[0].testFirst], base::makeDate(2017, 2, 2));  // first session is 2015-02-02
        QCOMPARE(sessions[all[1].trainFirst], base::makeDate(2015, 8, 3)); // 2nd is a Sunday
        QCOMPARE(all[1].testFirst, all[0].testLast + 1);
        QCOMPARE(all[2].testLast, sessions.size() - 1);
        for (const auto& window : all) {
            QCOMPARE(window.trainLast + 1, window.testFirst);
        }
    }

    void theBestOfTheTrainingWindowIsChosenWhateverFollows() {
        std::vector<lab::SweepRow> rows(4);
        const std::vector<std::vector<std::optional<double>>> train = {
            {1.0, 0.5}, {2.0, 0.5}, {2.0, std::nullopt}, {9.0, 9.0}};
        const std::vector<std::vector<std::optional<double>>> test = {
            {5.0, 1.0}, {-1.0, 2.0}, {7.0, 3.0}, {9.0, 9.0}};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].index = i;
            rows[i].train = train[i];
            rows[i].test = test[i];
        }
        rows[3].skipped = "forbidden";
        const std::vector<lab::Window> two(2);
        const auto choices = lab::chooseByWindow(rows, two, lab::Objective::Sharpe);
        QCOMPARE(*choices[0].index, std::size_t{1}); // tie with 2: the lower index
        QCOMPARE(*choices[0].train, 2.0);
        QCOMPARE(*choices[0].test, -1.0);
        QCOMPARE(*choices[0].bestTest, 7.0);
        QCOMPARE(*choices[1].index, std::size_t{0});
        const auto decay = lab::decayOf(choices);
        QCOMPARE(*decay.train, 1.25);
        QCOMPARE(*decay.test, 0.0);
        const auto none = lab::chooseByWindow({}, two, lab::Objective::Sharpe);
        QVERIFY(!none[0].index);
    }

    void theTrackIsTheTestWindowsEndToEnd() {
        const auto sessions = fakeSessions(400);
        const auto all = windows(sessions, "100:50");
        std::vector<lab::SweepRow> rows;
        rows.reserve(2);
        for (std::size_t rule = 0; rule < 2; ++rule) {
            rows.push_back(lab::rowOf(rule, ruleRun(sessions, rule), sessions, all, lab::Objective::Sharpe));
        }
        const auto choices = lab::chooseByWindow(rows, all, lab::Objective::Sharpe);
        QCOMPARE(choices.size(), std::size_t{6});
        QCOMPARE(*choices[0].index, std::size_t{0});
        QCOMPARE(*choices[2].index, std::size_t{0}); // trained before the change, tested after it
        QCOMPARE(*choices[5].index, std::size_t{1});
        QVERIFY(*choices[2].test < 0 && *choices[2].train > 0);
        int asked = 0;
        const auto track = lab::stitch(choices, sessions, base::Money::dollars(1'000), [&](std::size_t rule) {
            ++asked;
            return base::Result<backtest::RunResult>(ruleRun(sessions, rule));
        });
        QVERIFY(track.has_value());
        QCOMPARE(asked, 2);
        QCOMPARE(track->positions.size(), std::size_t{300});
        QCOMPARE(track->positions.front(), 100);
        QCOMPARE(track->positions.back(), 399);
        // By hand: the product of the returns of the rule chosen for each window.
        double equity = 100'000;
        for (const auto& choice : choices) {
            const auto run = ruleRun(sessions, *choice.index);
            for (std::size_t i = choice.window.testFirst; i <= choice.window.testLast; ++i) {
                equity *= static_cast<double>(run.equity[i]) / static_cast<double>(run.equity[i - 1]);
                QCOMPARE(track->equity[i - 100], std::llround(equity));
            }
        }
        QCOMPARE(track->measures.returns, 300);
        QCOMPARE(track->measures.trades, 30);
        QCOMPARE(track->measures.net, track->equity.back() - 100'000);
        QVERIFY(*track->measures.exposure > 0.5 && *track->measures.exposure < 0.7);
    }

    void withoutAChoiceTheAccountStaysInCash() {
        const auto sessions = fakeSessions(100);
        const auto all = windows(sessions, "40:30");
        const auto choices = lab::chooseByWindow({}, all, lab::Objective::Sharpe);
        const auto track = lab::stitch(choices, sessions, base::Money::dollars(10),
                                       [](std::size_t) -> base::Result<backtest::RunResult> {
                                           return base::fail(base::ErrorCode::Internal, "nobody may ask");
                                       });
        QVERIFY(track.has_value());
        QCOMPARE(track->equity, std::vector<std::int64_t>(60, 1'000));
        QCOMPARE(track->measures.trades, 0);
        QVERIFY(!track->measures.sharpe);
    }

    void nothingAfterATrainingWindowChangesItsChoice() {
        const auto sessions = fakeSessions(300);
        const auto all = windows(sessions, "100:50");
        std::vector<lab::SweepRow> whole;
        std::vector<lab::SweepRow> changed;
        for (std::size_t rule = 0; rule < 2; ++rule) {
            auto run = ruleRun(sessions, rule);
            whole.push_back(lab::rowOf(rule, run, sessions, all, lab::Objective::Sharpe));
            for (std::size_t i = 150; i < 300; ++i) { // another future
                run.equity[i] = run.equity[149] + static_cast<std::int64_t>((rule == 0 ? 1 : -1) * 1'000) *
                                                      static_cast<std::int64_t>(i % 7);
            }
            changed.push_back(lab::rowOf(rule, run, sessions, all, lab::Objective::Sharpe));
        }
        const auto a = lab::chooseByWindow(whole, all, lab::Objective::Sharpe);
        const auto b = lab::chooseByWindow(changed, all, lab::Objective::Sharpe);
        for (std::size_t w = 0; w < 2; ++w) { // windows trained on 0..99 and 50..149
            QCOMPARE(a[w].index, b[w].index);
            QCOMPARE(a[w].train, b[w].train);
        }
    }
};

QTEST_GUILESS_MAIN(TestSweepWalkForward)
#include "tst_sweep_walk_forward.moc"
