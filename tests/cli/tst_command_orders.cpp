// SPDX-License-Identifier: GPL-3.0-or-later
// From a plan to order texts that read back, fills with their checks, closings, the daily routine: through
// the program (done: "the order text of those legs parses back in all five dialects"; status 4 is a refusal).
#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/report/order_text/dialect.h"
#include "engine/store/home.h"
#include "tests/cli/csv_text.h"
#include "tests/cli/invented_home.h"

#include <algorithm>
#include <memory>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

const std::string Ticket = "optimus|SPX|2019-05-13|1";
const std::string InWindow = "2019-05-14T10:15:00-04:00";

std::string planOf(const std::filesystem::path& home, const std::string& date,
                   std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"plan", "--strategy", "optimus", "--date", date, "--json"});
    return runProgram(home, more).json().value("plan_id", std::string());
}

Outcome fill(const std::filesystem::path& home, const std::string& price, const std::string& quantity,
             const std::string& time = InWindow, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"record", "fill", "--ticket", Ticket, "--price", price, "--quantity", quantity,
                               "--time", time, "--by", "ann"});
    return runProgram(home, more);
}

Outcome close(const std::filesystem::path& home, const std::string& price, const std::string& quantity,
              const std::string& time) {
    return runProgram(home, {"record", "close", "--position", "1", "--price", price, "--quantity", quantity,
                             "--time", time, "--by", "ann"});
}

std::size_t entries(const std::filesystem::path& home) {
    return runProgram(home, {"journal", "verify", "--json"}).json().value("entries", std::size_t{0});
}

} // namespace

class TestCommandOrders : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<InventedHome> m_invented;

    /// A home with the plan of the signal and its ticket laid out.
    std::filesystem::path homeWithTicket() {
        auto home = m_invented->copy();
        (void)runProgram(home, {"ticket", "--plan", planOf(home, m_invented->day(0))});
        return home;
    }

private Q_SLOTS:
    void initTestCase() {
        m_invented = std::make_unique<InventedHome>();
        QVERIFY2(m_invented->imported.status == 0, m_invented->imported.all());
    }

    void thePlanShowsEveryStep() { // commands.md, plan --json
        const auto home = m_invented->copy();
        const auto plan =
            runProgram(home, {"plan", "--strategy", "optimus", "--date", m_invented->day(0), "--json"})
                .json();
        for (const char* key :
             {"evaluation", "hypothetical", "chain", "expiration", "settlement", "dte", "forward", "discount",
              "candidates", "legs", "credit", "conviction_bp", "size", "verdict", "plan_id"}) {
            QVERIFY2(plan.contains(key), key);
        }
        QVERIFY(plan["hypothetical"] == false && plan["verdict"]["approved"] == true);
        std::vector<std::string> codes;
        for (const auto& check : plan["verdict"]["checks"]) {
            codes.push_back(check["code"]);
            QVERIFY(check.contains("used") && check.contains("after") && check.contains("allowed"));
        }
        QVERIFY(codes == (std::vector<std::string>{"HALT", "REGIME", "TRADE", "CAPACITY", "HEAT", "DELTA",
                                                   "BUYING_POWER", "ACCOUNT"})); // OPT-P2
        QVERIFY(plan["size"]["contracts"].get<int>() > 0 && plan["size"].contains("binding"));
        const std::size_t before = entries(home);
        QCOMPARE(planOf(home, m_invented->day(0)), plan["plan_id"].get<std::string>());
        QCOMPARE(entries(home), before); // the same plan is recorded once
        const Outcome text =
            runProgram(home, {"plan", "--strategy", "optimus", "--date", m_invented->day(0)});
        QVERIFY2(text.out.contains("APPROVED: signalbox ticket --plan"), text.all());
    }

    void fiveDialectsReadBackAsTheSameOrder() {
        const auto home = m_invented->copy();
        const auto plan =
            runProgram(home, {"plan", "--strategy", "optimus", "--date", m_invented->day(0), "--json"})
                .json();
        const std::string id = plan["plan_id"];
        for (const auto dialect : {report::Dialect::Thinkorswim, report::Dialect::Tastytrade,
                                   report::Dialect::Ibkr, report::Dialect::Schwab, report::Dialect::Plain}) {
            const Outcome outcome =
                runProgram(home, {"ticket", "--plan", id, "--format", report::dialectKey(dialect)});
            QVERIFY2(outcome.status == 0, outcome.all());
            QVERIFY2(outcome.err.contains("PROVISIONAL") && outcome.err.contains("2019-05-14"),
                     outcome.all());
            const report::ReadOrder read = report::readOrder(dialect, outcome.out.trimmed().toStdString());
            QVERIFY2(read.ticket.has_value(), outcome.out);
            const report::OrderTicket& order = *read.ticket;
            QVERIFY(order.quantity == plan["size"]["contracts"].get<int>());
            QVERIFY(order.effect == report::NetEffect::Credit && order.tif == report::TimeInForce::Day);
            QVERIFY(order.price.toDollars() == plan["credit"].get<double>());
            QCOMPARE(order.legs.size(), std::size_t{2});
            for (const auto& leg : plan["legs"]) {
                bool found = false;
                for (const report::OrderLeg& parsed : order.legs) {
                    const bool sell = parsed.leg.side == structures::Side::Sell;
                    found = found ||
                            (market::occSymbol(parsed.leg.contract) == leg["symbol"].get<std::string>() &&
                             sell == (leg["side"].get<std::string>() == "sell") &&
                             parsed.effect == report::PositionEffect::Open);
                }
                QVERIFY2(found, outcome.out);
            }
        }
        // Five texts, one ticket.
        int tickets = 0;
        for (const auto& row : csvTable(runProgram(home, {"journal", "export"}).out).rows) {
            tickets += row.at("kind") == "ticket_opened" ? 1 : 0;
        }
        QCOMPARE(tickets, 1);
    }

    void aHypotheticalPlanNeverBecomesATicket() { // status 4
        const auto home = m_invented->copy();
        for (const int n : {0, 6}) { // also on a day whose gates pass
            const std::string id = planOf(home, m_invented->day(n), {"--hypothetical"});
            QVERIFY(!id.empty());
            const Outcome outcome = runProgram(home, {"ticket", "--plan", id});
            QVERIFY2(outcome.status == 4 && outcome.oneLine() && outcome.err.contains("hypothetical"),
                     outcome.all());
        }
        const Outcome text = runProgram(
            home, {"plan", "--strategy", "optimus", "--date", m_invented->day(6), "--hypothetical"});
        QVERIFY2(text.status == 0 && text.out.contains("HYPOTHETICAL"), text.all());
        QCOMPARE(entries(home), std::size_t{0}); // a study leaves no trace
    }

    void aSizeOfZeroIsNoTrade() { // OPT-S6
        const auto home = m_invented->copy();
        const std::vector<std::string> call{"plan",   "--strategy",        "optimus",
                                            "--date", m_invented->day(0),  "--hypothetical",
                                            "--set",  "paper_equity=50000"};
        const Outcome text = runProgram(home, call);
        QVERIFY2(text.status == 0 && text.out.contains("NO PLAN: Size zero (BUDGET)"), text.all());
        QVERIFY2(text.out.contains("Of one contract, to read; there is no trade:\n"), text.all());
        QVERIFY2(text.out.contains("Limits of one contract, to read; nothing is approved:\n"), text.all());
        std::vector<std::string> json = call;
        json.emplace_back("--json");
        const auto plan = runProgram(home, json).json();
        QVERIFY(plan["size"]["contracts"] == 0 && plan["verdict"]["approved"] == false);
        QVERIFY(plan["verdict"]["contracts_allowed"] == 0);
        QVERIFY(plan["set"] == nlohmann::json({"paper_equity=50000"}));
        QVERIFY(plan["evaluation"]["set"] == plan["set"]);
    }

    void optimusPlansNothingButSpx() { // OPT-V4: a symbol without a block is not tradable
        const auto home = m_invented->copy();
        for (const char* command : {"evaluate", "plan"}) {
            for (const char* symbol : {"SPY", "NDX", "NVDA"}) {
                const Outcome outcome =
                    runProgram(home, {command, "--strategy", "optimus", "--underlying", symbol});
                QVERIFY2(outcome.status == 3 && outcome.oneLine() && outcome.out.isEmpty(), outcome.all());
                QVERIFY2(outcome.err.contains("Optimus does not trade " + QByteArray(symbol)), outcome.all());
            }
        }
        const Outcome tested = runProgram(home, {"backtest", "--strategy", "optimus", "--underlying", "SPY",
                                                 "--from", m_invented->day(0), "--to", m_invented->day(5)});
        QVERIFY2(tested.status == 3 && tested.err.contains("Optimus does not trade SPY"), tested.all());
        QCOMPARE(entries(home), std::size_t{0});
    }

    void aBlockedDayOrOneWithoutAChainSaysSo() { // both are answers: status 0
        const auto home = m_invented->copy();
        const Outcome blocked =
            runProgram(home, {"plan", "--strategy", "optimus", "--date", m_invented->day(6)});
        QVERIFY2(blocked.status == 0 && blocked.out.contains("NO PLAN: No lower BB touch"), blocked.all());
        const Outcome without =
            runProgram(home, {"plan", "--strategy", "optimus", "--date", "2019-03-20", "--hypothetical"});
        QVERIFY2(without.status == 0 && without.out.contains("NO PLAN: No option chain"), without.all());
    }

    void theTicketIsWeighedAgainstWhatIsPendingNow() { // OPT-P1, status 4 of a vetoed plan
        const auto home = m_invented->copy();
        const std::vector<std::string> strict{"--set", "max_concurrent_per_underlying=1"};
        const std::string first = planOf(home, m_invented->day(0));
        const std::string second = planOf(home, m_invented->day(0), strict);
        QVERIFY(!first.empty() && !second.empty() && first != second);
        QCOMPARE(runProgram(home, {"ticket", "--plan", first}).status, 0);
        const Outcome vetoed =
            runProgram(home, {"ticket", "--plan", second, "--set", "max_concurrent_per_underlying=1"});
        QVERIFY2(vetoed.status == 4 && vetoed.oneLine() && vetoed.err.contains("CAPACITY"), vetoed.all());
    }

    void aPlanOfOtherParametersIsMadeAnew() {
        const auto home = m_invented->copy();
        const std::string id = planOf(home, m_invented->day(0));
        const Outcome outcome = runProgram(home, {"ticket", "--plan", id, "--set", "risk_per_trade_pct=1.0"});
        QVERIFY2(outcome.status == 4 && outcome.oneLine() && outcome.err.contains("signalbox plan"),
                 outcome.all());
    }

    void fillsBeyondTheTicketAreRefused() { // the same checks as in the window, status 4
        const auto home = homeWithTicket();
        const std::size_t before = entries(home);
        QCOMPARE(fill(home, "5.55", "1").status, 4); // below the credit limit
        QCOMPARE(fill(home, "51", "1").status, 4);   // above the width
        QCOMPARE(fill(home, "5.60", "3").status, 4); // more than was ordered
        QCOMPARE(fill(home, "5.60", "0").status, 4);
        QCOMPARE(fill(home, "5.60", "1", "2019-05-15T10:15:00-04:00").status, 4); // not its session (OPT-T2)
        QCOMPARE(fill(home, "5.60", "1", "2019-05-12T10:15:00-04:00").status, 4); // Sunday
        QCOMPARE(fill(home, "5.60", "1", "2039-05-16T10:15:00-04:00").status, 4); // the future
        for (const char* price : {"5.55", "51"}) {
            QVERIFY(fill(home, price, "1").oneLine());
        }
        QCOMPARE(entries(home), before);
        const Outcome partial = fill(home, "5.65", "1", InWindow, {"--fees", "1.30"});
        QVERIFY2(partial.status == 0, partial.all());
        QCOMPARE(fill(home, "5.60", "2").status, 4); // one is left
        QCOMPARE(fill(home, "5.60", "1").status, 0);
        QCOMPARE(fill(home, "5.60", "1").status, 4); // the ticket has ended
        const auto json = runProgram(home, {"positions", "--date", "2019-05-14", "--json"}).json();
        QCOMPARE(json["positions"].size(), std::size_t{1});
        QVERIFY(json["positions"][0]["contracts"] == 2);
        // The evening that led to the order still knows nothing of it.
        QVERIFY(
            runProgram(home, {"positions", "--date", "2019-05-13", "--json"}).json()["positions"].empty());
    }

    void aClosingIsRecordedInOneStep() {
        const auto home = homeWithTicket();
        QCOMPARE(fill(home, "5.60", "2").status, 0);
        const std::size_t before = entries(home);
        QCOMPARE(close(home, "1.50", "3", "2019-06-17T15:00:00-04:00").status, 4);
        QCOMPARE(close(home, "1.50", "1", "2019-05-13T15:00:00-04:00").status, 4); // before it was opened
        QCOMPARE(close(home, "-1", "1", "2019-06-17T15:00:00-04:00").status, 4);
        QCOMPARE(close(home, "1.50", "1", "2019-06-16T15:00:00-04:00").status, 4); // a Sunday
        QCOMPARE(entries(home), before); // a refusal leaves no order behind
        QCOMPARE(close(home, "1.50", "1", "2019-06-17T15:00:00-04:00").status, 0);
        QCOMPARE(close(home, "1.70", "1", "2019-06-18T15:00:00-04:00").status, 0);
        QCOMPARE(close(home, "1.70", "1", "2019-06-18T15:00:00-04:00").status, 3); // nothing is open
        const auto json = runProgram(home, {"positions", "--json"}).json();
        QVERIFY(json["positions"].empty());
        const auto earlier = runProgram(home, {"positions", "--date", "2019-06-14", "--json"}).json();
        QVERIFY(earlier["positions"].size() == 1 && earlier["positions"][0]["contracts"] == 2);
        QVERIFY2(runProgram(home, {"journal", "verify"}).status == 0, "the book still folds");
    }

    void aClosingTicketReadsBackToo() {
        const auto home = homeWithTicket();
        QCOMPARE(fill(home, "5.60", "2").status, 0);
        const Outcome outcome =
            runProgram(home, {"ticket", "--position", "1", "--price", "2.01", "--format", "tastytrade"});
        QVERIFY2(outcome.status == 0, outcome.all());
        const auto read = report::readOrder(report::Dialect::Tastytrade, outcome.out.toStdString());
        QVERIFY2(read.ticket && read.ticket->effect == report::NetEffect::Debit, outcome.out);
        QVERIFY(read.ticket->price == base::Price::cents(205)); // debit limits round up (SHR-N4)
        QVERIFY(read.ticket->legs.at(0).effect == report::PositionEffect::Close);
    }

    void acknowledgingWhatIsNotOnIsRefused() {
        const auto home = m_invented->copy();
        const Outcome outcome = runProgram(
            home, {"record", "ack", "--code", "CIRCUIT_BREAKER", "--note", "looked", "--by", "ann"});
        QVERIFY2(outcome.status == 4 && outcome.oneLine(), outcome.all());
    }

    void underAHaltOnlyTheSummaryAndOnlyAPersonEndsIt() { // SHR-L4, OPT-B4, OPT-F2
        SmallRecipe fall; // three entries on the first sessions, then a fall that stops all of them
        fall.spxReturn = [](int n) { return n <= 5 ? 0.0002 : n <= 8 ? -0.011 : 0.003; };
        fall.vix = [](int n) { return n <= 5 ? 15.5 : n <= 8 ? 17 + n / 2.0 : 19; };
        InventedHome invented(26, fall);
        const auto home = invented.copy();
        writeAll(home / "parameters.toml", "[optimus]\nmin_days_between_entries = 1\n");
        int fired = 0;
        for (int n = 0; n <= 15 && fired == 0; ++n) {
            const Outcome day = runProgram(home, {"daily", "--date", invented.day(n)});
            QVERIFY2(day.status == 0, day.all());
            fired = day.out.contains("Circuit Breaker: ON until") ? n : 0;
        }
        QVERIFY(fired > 0);
        const std::vector<std::string> evaluation{"evaluate", "--strategy", "optimus", "--date",
                                                  invented.day(fired + 8)};
        const Outcome halted = runProgram(home, evaluation);
        QVERIFY2(halted.status == 0 && halted.out.startsWith("[DAILY SUMMARY] "), halted.all());
        QVERIFY(halted.out.contains("BLOCKED") && !halted.out.contains("[ENTRY EVAL]"));
        std::vector<std::string> json = evaluation;
        json.emplace_back("--json");
        const auto answer = runProgram(home, json).json();
        QVERIFY(answer["decision"] == "halted" && answer["gates"].empty());
        QVERIFY(answer["halts"] == (nlohmann::json::array({"CIRCUIT_BREAKER", "FAILURE_HALT"})));
        const auto acknowledge = [&](const char* code) {
            return runProgram(home, {"record", "ack", "--code", code, "--note", "looked at all three", "--by",
                                     "ann", "--date", invented.day(fired)});
        };
        QCOMPARE(acknowledge("ACCOUNT_SUSPENDED").status, 4);
        QCOMPARE(acknowledge("CIRCUIT_BREAKER").status, 0);
        QVERIFY(runProgram(home, json).json()["halts"] == nlohmann::json::array({"FAILURE_HALT"}));
        QCOMPARE(acknowledge("FAILURE_HALT").status, 0);
        QVERIFY(runProgram(home, json).json()["decision"] != "halted");
        QCOMPARE(acknowledge("FAILURE_HALT").status, 4); // nothing waits any more
        // Inside the cooldown nobody's word opens the line again.
        std::vector<std::string> early = json;
        early[4] = invented.day(fired + 2);
        QVERIFY(runProgram(home, early).json()["decision"] == "halted");
    }

    void theDailyRoutineTradesTheSignalOnce() { // OPT-T2, T8 through the program
        const auto home = m_invented->copy();
        const Outcome evening = runProgram(home, {"daily", "--date", m_invented->day(0)});
        QVERIFY2(evening.status == 0 && evening.out.contains(">>> SIGNAL: ENTRY TRIGGERED"), evening.all());
        QVERIFY(evening.out.contains("[DAILY DASHBOARD] 2019-05-13"));
        const std::size_t before = entries(home);
        const Outcome again = runProgram(home, {"daily", "--date", m_invented->day(0)});
        // Nothing is done twice: what was recorded is shown again, like a second import it changes nothing.
        QVERIFY2(again.status == 0 && again.oneLine() && again.err.contains("closed already"), again.all());
        QCOMPARE(again.out, evening.out);
        QCOMPARE(entries(home), before);
        const auto shown = runProgram(home, {"daily", "--date", m_invented->day(0), "--json"}).json();
        QVERIFY(shown["closed_already"] == true && shown["events"] == 0 &&
                shown["date"] == m_invented->day(0));
        QVERIFY(shown["plan"]["evaluation"]["decision"] == "entry" && shown["plan"].contains("legs"));
        QVERIFY(shown["reports"].size() == 2 && shown["reports"][0]["kind"] == "evaluation");
        const Outcome next = runProgram(home, {"daily", "--date", m_invented->day(1)});
        QVERIFY2(next.status == 0 && next.out.contains("[TRADE OPENED] 2019-05-14"), next.all());
        const Outcome backwards = runProgram(home, {"daily", "--date", "2019-05-10"});
        QVERIFY2(backwards.status == 2 && backwards.oneLine(), backwards.all());
        const auto json = runProgram(home, {"positions", "--date", m_invented->day(1), "--json"}).json();
        QCOMPARE(json["positions"].size(), std::size_t{1});
        for (int n = 2; n <= 13; ++n) {
            QCOMPARE(runProgram(home, {"daily", "--date", m_invented->day(n), "--json"}).status, 0);
        }
        const Outcome book = runProgram(home, {"journal", "export", "--json"});
        QVERIFY2(book.out.contains("PROFIT_TARGET"), "the target was met on the way");
        QCOMPARE(runProgram(home, {"journal", "verify"}).status, 0);
    }

    void theDiaryIsAFileBesideTheJournal() { // BRK-D1
        const auto home = m_invented->copy();
        const auto page =
            store::Home::at(home)->marketFolder(store::Market::Real) / "diary" / (m_invented->day(0) + ".md");
        const auto shares = m_invented->root() / "diary" / "shares.csv";
        writeAll(shares, "date,symbol,open,high,low,close,volume\n" + m_invented->day(0) +
                             ",NVDA,100,101,99,100,1000000\n");
        QCOMPARE(runProgram(home, {"import", shares.string(), "--quiet"}).status, 0);
        const Outcome day = runProgram(home, {"daily", "--date", m_invented->day(0), "--set",
                                              "account.enabled_strategies=optimus,breakout", "--json"});
        QVERIFY2(day.status == 0, day.all());
        const auto reports = day.json()["reports"];
        const auto diary = std::find_if(reports.begin(), reports.end(),
                                        [](const auto& report) { return report["kind"] == "diary"; });
        QVERIFY(diary != reports.end());
        QCOMPARE(readAll(page), (*diary)["text"].get<std::string>());
        // A page is never written again: what a person adds to it stays.
        writeAll(page, readAll(page) + "seen by ann\n");
        QCOMPARE(runProgram(home, {"daily", "--date", m_invented->day(0), "--set",
                                   "account.enabled_strategies=optimus,breakout"})
                     .status,
                 0);
        QVERIFY(readAll(page).ends_with("seen by ann\n"));
    }

    void anOrderLapsesWithItsWindowEvenWhenNobodySaysSo() { // OPT-T2, OPT-E9, OPT-E10, OPT-P2
        const auto home = homeWithTicket();                 // valid on day 1; `daily` never runs
        const auto heatOn = [&](int n) {
            const auto plan = runProgram(home, {"plan", "--strategy", "optimus", "--date", m_invented->day(n),
                                                "--hypothetical", "--json"})
                                  .json();
            double used = -1;
            for (const auto& check : plan["verdict"]["checks"]) {
                used = check["code"] == "HEAT" ? check["used"].get<double>() : used;
            }
            return used;
        };
        const auto openOn = [&](int n) {
            const auto answer = runProgram(home, {"evaluate", "--strategy", "optimus", "--date",
                                                  m_invented->day(n), "--all-gates", "--json"})
                                    .json();
            return answer["gates"][8]["value"];
        };
        QVERIFY(openOn(1) == 1 && heatOn(1) > 0); // a fill of this day may still be told
        QVERIFY2(openOn(2) == 0, "its window has passed without a fill");
        QCOMPARE(heatOn(2), 0.0);
        QCOMPARE(fill(home, "5.60", "1").status, 0); // told late, and still the fill of its window
        QVERIFY(openOn(2) == 1 && heatOn(2) > 0);
    }

    void noTicketForAWindowThatIsOver() { // the journal has closed that session
        const auto home = m_invented->copy();
        const std::string id = planOf(home, m_invented->day(0));
        QCOMPARE(runProgram(home, {"ticket", "--plan", id}).status, 0);
        for (const int n : {0, 1}) {
            QCOMPARE(runProgram(home, {"daily", "--date", m_invented->day(n), "--quiet"}).status, 0);
        }
        const std::size_t before = entries(home);
        const std::string again = planOf(home, m_invented->day(0), {"--set", "risk_per_trade_pct=1.5"});
        for (const std::string& plan : {id, again}) {
            const Outcome late =
                runProgram(home, {"ticket", "--plan", plan, "--set", "risk_per_trade_pct=1.5"});
            QVERIFY2(late.status == 4 && late.oneLine(), late.all());
            QVERIFY2(late.err.contains("window of 2019-05-14 is over"), late.all());
        }
        QVERIFY(entries(home) <= before + 2); // the plan and its parameters, no order
    }

    void theSameDaysLeaveTheSameDecisions() { // SHR-J2: two homes, one journal but for clock and run
        const auto decisions = [&](const std::vector<std::string>& threads) {
            const auto home = m_invented->copy();
            for (int n = 0; n <= 3; ++n) {
                std::vector<std::string> arguments{"daily", "--date", m_invented->day(n), "--quiet"};
                arguments.insert(arguments.end(), threads.begin(), threads.end());
                (void)runProgram(home, arguments);
            }
            std::vector<std::string> lines;
            for (const auto& row : csvTable(runProgram(home, {"journal", "export"}).out).rows) {
                lines.push_back(row.at("kind") + " " + row.at("data"));
            }
            return lines;
        };
        const auto one = decisions({"--threads", "1"});
        const auto two = decisions({"--threads", "2"});
        QVERIFY(one.size() > 20);
        QVERIFY(one == two);
    }
};

QTEST_GUILESS_MAIN(TestCommandOrders)
#include "tst_command_orders.moc"
