// SPDX-License-Identifier: GPL-3.0-or-later
// The texts for the channels (ATR-C): their form and split (ATR-C1), and what days of ATR Matrix say in them,
// lived through by the daily routine.
#include "engine/base/date.h"
#include "engine/base/format.h"
#include "engine/market/series_names.h"
#include "engine/report/channels/channel_text.h"
#include "engine/report/channels/morning_brew.h"
#include "engine/report/channels/portfolio_digest.h"
#include "engine/report/channels/signal_lines.h"
#include "engine/report/channels/system_status.h"
#include "engine/routine/daily.h"
#include "tests/unit/strategies/days.h"

#include <algorithm>
#include <array>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using report::Channel;
using report::channelTexts;

namespace {

const base::UtcTime At = base::parseIsoTime("2026-08-20T20:00:00Z").value();
/// "[PAPER] SIGNALS 2026-08-20T20:00:00Z"
constexpr std::size_t Head = 36;

std::vector<std::string> signals(std::vector<std::string> lines) {
    return channelTexts({Channel::Signals, "PAPER", At, std::move(lines)});
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string bodyOf(const std::string& text) {
    return text.substr(text.find('\n'));
}

/// Days of one share in an uptrend, with one expiration that stays listed. After `fallsAfter` sessions it
/// falls by a tenth.
class Days {
public:
    explicit Days(int fallsAfter = 100, std::string mode = "PAPER", bool calm = true)
        : m_fallsAfter(fallsAfter), m_mode(std::move(mode)), m_calm(calm), m_parameters(alone("atr-matrix")) {
        record(book::AccountFlow{base::Money::dollars(500'000), "opening balance"});
        m_first = base::makeDate(2025, 11, 3);
        m_expiration = base::makeDate(2025, 12, 5);
    }

    [[nodiscard]] base::Date day(int n) const {
        return n == 0 ? m_first : calendar::Calendar::standard().addBusinessDays(m_first, n).value();
    }

    routine::DailyOutcome run(int n) {
        auto outcome = tryRun(n);
        if (!outcome) {
            throw std::runtime_error(outcome.error().message());
        }
        for (const book::Event& event : outcome->events) {
            record(event);
        }
        return std::move(*outcome);
    }
    [[nodiscard]] base::Result<routine::DailyOutcome> tryRun(int n) const {
        ShareRecipe recipe = uptrend();
        const auto path = recipe.path;
        const int base = recipe.bars;
        const int falls = m_fallsAfter;
        recipe.path = [path, base, falls](int i) { return path(i) * (i + 1 - base >= falls ? 0.9 : 1.0); };
        recipe.bars = base + n;
        recipe.day = day(n);
        recipe.dtes = {base::daysBetween(recipe.day, m_expiration)};
        market::MarketSnapshot snapshot = ShareMarket(recipe).snapshot();
        if (m_calm) {
            snapshot.series[market::names::iv30("NVDA")] = market::BarView(calmIv(n), recipe.day);
        }
        snapshot.earnings["NVDA"] = {{"NVDA", base::makeDate(2025, 11, 6), "after_close", "invented"}};
        routine::DailyInputs inputs;
        inputs.desks = {{strategies::find("atr-matrix"), {recipe.symbol}, {}, scan()}};
        inputs.date = recipe.day;
        inputs.snapshot = &snapshot;
        inputs.journal = m_journal;
        inputs.parameters = &m_parameters;
        inputs.calendar = &calendar::Calendar::standard();
        inputs.mode = m_mode;
        return routine::runDay(inputs);
    }

    void record(book::Event event) {
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(m_journal.size()) + 1;
        entry.event = std::move(event);
        m_journal.push_back(std::move(entry));
    }

private:
    static std::string scan() {
        return R"({"first_fail":{},"light":{"vix":15.5},"rejects":[],"scanned":1,"skipped":0,)"
               R"("strategy":"atr-matrix"})";
    }
    /// Once in 20 sessions as high as 0.6; for two months near its low, so that every IV Rank is below 50.
    [[nodiscard]] std::shared_ptr<const market::BarSeries> calmIv(int n) const {
        std::vector<market::Bar> bars;
        base::Date date = m_first;
        for (int i = 0; i < 260; ++i) {
            date = calendar::Calendar::standard().previousSession(date).value();
        }
        for (int i = 0; i <= 260 + n; ++i) {
            market::Bar bar;
            bar.date = date;
            bar.close = i < 200 ? 0.3 + 0.3 * (i % 20) / 19 : 0.35;
            bars.push_back(bar);
            date = calendar::Calendar::standard().nextSession(date).value();
        }
        return market::BarSeries::create(
                   {market::names::iv30("NVDA"), "invented", market::Basis::SplitAdjusted}, bars)
            .value();
    }
    int m_fallsAfter;
    std::string m_mode;
    bool m_calm; ///< else the IV Rank of a signal is too high once its day has passed
    params::ParameterSet m_parameters;
    base::Date m_first;
    base::Date m_expiration;
    std::vector<book::JournalEntry> m_journal;
};

/// The texts of one kind among the reports, joined; each is checked for its form.
std::string textOf(const routine::DailyOutcome& outcome, Channel channel, const std::string& firstLine) {
    std::string text;
    for (const book::ReportWritten& report : outcome.reports) {
        if (report.kind == report::channelKind(channel)) {
            if (!report.text.starts_with(firstLine) ||
                report::characters(report.text) > report::LongestChannelText) {
                throw std::runtime_error("form of " + report.text);
            }
            text += report.text + "\n";
        }
    }
    return text;
}

/// Two calls bought at 3.00 and sold on the same day.
bool trade(book::Book& book, const std::string& symbol, base::Date date, base::Price sold) {
    book::TicketOpened ticket;
    ticket.ticketId = symbol;
    ticket.strategy = "atr-matrix";
    ticket.underlying = symbol;
    ticket.signalDate = ticket.validOn = date;
    ticket.kind = structures::StructureKind::LongCall;
    ticket.expiration = base::makeDate(2026, 3, 20);
    ticket.legs = {{{symbol, symbol, ticket.expiration, market::Settlement::Pm, market::Right::Call,
                     base::Strike::dollars(100), 100},
                    structures::Side::Buy,
                    1}};
    ticket.contracts = 2;
    ticket.limit = base::Price::cents(300);
    ticket.credit = false;
    ticket.maxLossPerUnit = base::Money::cents(30'065);
    const bool opened = happens(book, ticket) && happens(book, fillOf(symbol, 2, ticket.limit, date));
    ticket.ticketId += " closing";
    ticket.closesPosition = static_cast<int>(book.positions().size());
    ticket.closeReason = book::CloseReason::Manual;
    ticket.credit = true;
    return opened && happens(book, ticket) && happens(book, fillOf(ticket.ticketId, 2, sold, date));
}

exits::Trigger levelTrigger(const char* key, double level, double distance, const char* unit) {
    exits::Trigger trigger;
    trigger.key = key;
    trigger.levelReal = level;
    trigger.distanceReal = distance;
    trigger.unit = unit;
    return trigger;
}

} // namespace

class TestChannels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstLine() { // ATR-C1
        const auto texts = signals({"one", "two\nthree"});
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts[0], std::string("[PAPER] SIGNALS 2026-08-20T20:00:00Z\none\ntwo\nthree"));
        const auto live = channelTexts({Channel::MorningBrew, "LIVE", At, {"x"}});
        QCOMPARE(live[0], std::string("[LIVE] MORNING_BREW 2026-08-20T20:00:00Z\nx"));
        QCOMPARE(std::string(report::channelName(Channel::PortfolioDigest)), std::string("PORTFOLIO_DIGEST"));
        QCOMPARE(std::string(report::channelName(Channel::SystemStatus)), std::string("SYSTEM_STATUS"));
    }

    void exactlyTwoThousandIsOneText() { // ATR-C1
        const auto fits = signals({std::string(2'000 - Head - 1, 'x')});
        QCOMPARE(fits.size(), std::size_t{1});
        QCOMPARE(fits[0].size(), std::size_t{2'000});
        QVERIFY(!has(fits[0], "(1/"));
        const auto over = signals({std::string(2'000 - Head, 'x')});
        QCOMPARE(over.size(), std::size_t{2});
        QVERIFY(over[0].starts_with("[PAPER] SIGNALS 2026-08-20T20:00:00Z (1/2)\n"));
        QVERIFY(over[1].starts_with("[PAPER] SIGNALS 2026-08-20T20:00:00Z (2/2)\n"));
        QCOMPARE(over[0].size(), std::size_t{2'000}); // the line is too long for any part
        QCOMPARE(bodyOf(over[0]).size() + bodyOf(over[1]).size(), 2'000 - Head + 2);
    }

    void linesStayWhole() { // ATR-C1
        const std::string line(99, 'y');
        const auto texts = signals(std::vector<std::string>(40, line));
        // 2,000 - 36 - 6 = 1,958 characters hold 19 lines of 100 with their LF.
        QCOMPARE(texts.size(), std::size_t{3});
        QCOMPARE(texts[0].size(), Head + 6 + 1'900);
        QCOMPARE(texts[1].size(), Head + 6 + 1'900);
        QCOMPARE(texts[2].size(), Head + 6 + 200);
        for (const std::string& text : texts) {
            const std::string body = bodyOf(text);
            for (std::size_t i = 0; i < body.size(); i += 100) {
                QCOMPARE(body.substr(i, 100), "\n" + line);
            }
        }
        // From ten parts on the marks are wider.
        const auto many = signals(std::vector<std::string>(200, std::string(999, 'z')));
        QCOMPARE(many.size(), std::size_t{200});
        QVERIFY(has(many[0], "Z (1/200)\n") && has(many[199], "Z (200/200)\n"));
        for (const std::string& text : many) {
            QVERIFY(text.size() <= report::LongestChannelText);
        }
    }

    void charactersAreNotBytes() {
        std::string line;
        for (int i = 0; i < 2'500; ++i) {
            line += "\xC3\xA9";
        }
        const auto texts = signals({line});
        QCOMPARE(texts.size(), std::size_t{2});
        QCOMPARE(report::characters(texts[0]), std::size_t{2'000});
        std::string joined;
        for (const std::string& text : texts) {
            joined += bodyOf(text).substr(1);
        }
        QVERIFY(joined == line);
        QVERIFY(QString::fromUtf8(texts[0].c_str()).toUtf8().toStdString() == texts[0]);
    }

    void backtestUsesPlaygroundAlone() { // ATR-C
        for (const Channel channel :
             {Channel::Signals, Channel::PortfolioDigest, Channel::MorningBrew, Channel::SystemStatus}) {
            QVERIFY(channelTexts({channel, "BACKTEST", At, {"x"}}).empty());
            QVERIFY(!channelTexts({channel, "PAPER", At, {"x"}}).empty());
        }
        const auto played = channelTexts({Channel::Playground, "BACKTEST", At, {"x"}});
        QCOMPARE(played.size(), std::size_t{1});
        QCOMPARE(played[0], std::string("[BACKTEST] PLAYGROUND 2026-08-20T20:00:00Z\nTEST\nx"));
        Days days(100, "BACKTEST");
        for (const book::ReportWritten& report : days.run(0).reports) {
            QVERIFY2(report.kind != "signals" && report.kind != "portfolio_digest" &&
                         report.kind != "morning_brew" && report.kind != "system_status",
                     report.kind.c_str());
        }
    }

    void aSignalIsBoughtAndStopped() {
        Days days(3);
        const auto signal = days.run(0);
        const std::string first = textOf(signal, Channel::Signals, "[PAPER] SIGNALS 2025-11-03T21:00:00Z");
        QVERIFY2(has(first, "\nSIGNAL NVDA (atr-matrix)\n"), first.c_str());
        for (const char* gate : {"atr_distance: ", "above_sma20: ", "ma_alignment: ", "atr_pct: ", "volume: ",
                                 "option_liquidity: "}) {
            QVERIFY2(has(first, std::string("\n  ") + gate), gate);
        }
        const structures::TradePlan& plan = *signal.states[0].plan.selection->plan;
        const std::int64_t size = signal.states[0].plan.size->contracts;
        QVERIFY(has(first, "\nOrder: atr-matrix: buy " + std::to_string(size) + " x NVDA"));
        QVERIFY(has(first, ", max loss " + base::usd(plan.maxLossPerUnit * size) + ", delta 0."));
        const double stop = *plan.facts->underlying - 1.5 * *plan.facts->atr;
        QVERIFY(has(first, "\nExits: stop_atr " + base::fixed(stop, 2) + " points, stop_option "));
        QVERIFY(has(first, "scale_t1 " + base::fixed(*plan.facts->underlying + 1.5 * *plan.facts->atr, 2)));
        QVERIFY(has(first, "time_hard 2025-12-03"));

        const std::string brew =
            textOf(signal, Channel::MorningBrew, "[PAPER] MORNING_BREW 2025-11-04T13:45:00Z");
        QVERIFY2(has(brew, "VIX 15.5"), brew.c_str());
        QVERIFY(has(brew, "\nApproved orders:\n- atr-matrix: buy " + std::to_string(size)));
        QVERIFY(has(brew, "within 5 sessions:\n- 2025-11-06: NVDA reports (after_close)\n"));
        QVERIFY(has(brew, "\nData problems:\n- no value of "));

        const auto bought = days.run(1);
        const std::string second = textOf(bought, Channel::Signals, "[PAPER] SIGNALS 2025-11-04T21:00:00Z");
        QVERIFY2(has(second, "\n[TRADE OPENED] 2025-11-04 | NVDA Long Call\n"), second.c_str());
        QVERIFY(has(second, "\n  Max Loss: $") && has(second, "\n  Exit stop_atr: "));
        const std::string digest =
            textOf(bought, Channel::PortfolioDigest, "[PAPER] PORTFOLIO_DIGEST 2025-11-04T21:45:00Z");
        QVERIFY2(has(digest, "\nEquity $") && has(digest, "; P/L today -$"), digest.c_str());
        QVERIFY(has(digest, "\nHeat $") && has(digest, " of equity), cash $"));
        QVERIFY(has(digest, "\nOpen positions: 1\n- atr-matrix "));
        QVERIFY(has(digest, " DTE, delta +") && has(digest, ", theta -$"));
        QVERIFY(has(digest, "\nClosed today: 0\n"));
        QVERIFY(has(digest, "\nMeasures: 0 closed trades, 0 won (n/a), profit factor n/a"));

        days.run(2);
        const auto fallen = days.run(3);
        const std::string due = textOf(fallen, Channel::Signals, "[PAPER] SIGNALS 2025-11-06T21:00:00Z");
        QVERIFY2(has(due, "\nEXIT DUE NVDA 2025-12-05 ") && has(due, "(atr-matrix): STOP_ATR, "),
                 due.c_str());
        QVERIFY(has(textOf(fallen, Channel::MorningBrew, "[PAPER] MORNING_BREW 2025-11-07T13:45:00Z"),
                    "stop_atr "));
        const auto closed = days.run(4);
        const std::string sold = textOf(closed, Channel::Signals, "[PAPER] SIGNALS 2025-11-07T21:00:00Z");
        QVERIFY2(has(sold, "\nFILL atr-matrix closed ") && has(sold, "\n[TRADE CLOSED] 2025-11-07 | NVDA"),
                 sold.c_str());
        const std::string after =
            textOf(closed, Channel::PortfolioDigest, "[PAPER] PORTFOLIO_DIGEST 2025-11-07T21:45:00Z");
        QVERIFY2(has(after, "\nClosed today: 2\n- atr-matrix NVDA 2025-12-05 135C: -$"), after.c_str());
        QVERIFY(has(after, ", STOP_ATR\n") && has(after, "(small sample)"));
    }

    void aVetoNamesItsCodes() {
        Days days;
        std::string veto;
        for (int n = 0; n < 6 && veto.empty(); ++n) {
            const std::string text = textOf(days.run(n), Channel::Signals, "[PAPER] SIGNALS ");
            if (has(text, "\nVETO NVDA")) {
                veto = text;
            }
        }
        QVERIFY2(has(veto, "SYMBOL_RISK"), veto.c_str()); // 2% and 2% leave no room below 5%
    }

    void aVetoOfTheWindowIsNamed() {
        Days days(100, "PAPER", false);
        QVERIFY(
            has(textOf(days.run(0), Channel::Signals, "[PAPER] SIGNALS "), "\nSIGNAL NVDA (atr-matrix)\n"));
        const std::string text = textOf(days.run(1), Channel::Signals, "[PAPER] SIGNALS ");
        QVERIFY2(has(text, "\nVETO NVDA (atr-matrix) in the window: IV_RANK: "), text.c_str());
        QVERIFY(!has(text, "[TRADE OPENED]"));
    }

    void aHaltThatEndsIsAStatus() { // ATR-C3: data age, suspensions
        Days days;
        days.run(0);
        days.record(book::HaltRaised{"atr-matrix", "LOSS_STREAK", days.day(0), "five in a row"});
        days.record(book::HaltAcknowledged{"atr-matrix", "LOSS_STREAK", days.day(1), "Ann", ""});
        const auto outcome = days.run(1);
        const std::string text =
            textOf(outcome, Channel::SystemStatus, "[PAPER] SYSTEM_STATUS 2025-11-04T21:00:00Z");
        QVERIFY2(has(text, "\nSAFEGUARD LOSS_STREAK of atr-matrix acknowledged by Ann\n"), text.c_str());
        QVERIFY2(has(text, "acknowledgement: none\nData: 4 series read, 0 behind or empty\nData problems: "
                           "6\n- no value of SPY "),
                 text.c_str());
        QVERIFY(has(textOf(outcome, Channel::Signals, "[PAPER] SIGNALS "),
                    "\nSAFEGUARD LOSS_STREAK of atr-matrix acknowledged by Ann"));
        QVERIFY(textOf(days.run(2), Channel::SystemStatus, "").empty());
    }

    void theSameDayGivesTheSameBytes() { // SHR-J1: replay runs this very function
        Days days(3);
        days.run(0);
        const auto once = days.tryRun(1).value();
        const auto again = days.tryRun(1).value();
        QCOMPARE(once.reports.size(), again.reports.size());
        int channels = 0;
        for (std::size_t i = 0; i < once.reports.size(); ++i) {
            QVERIFY(once.reports[i].kind == again.reports[i].kind &&
                    once.reports[i].text == again.reports[i].text);
            channels += once.reports[i].text.starts_with("[PAPER] ") ? 1 : 0;
        }
        QVERIFY(channels >= 3);
    }

    void lossesStandFirst() { // ATR-C: PORTFOLIO_DIGEST
        const base::Date date = tests::day(2, 17);
        book::Book book = accountOf(100'000);
        QVERIFY(trade(book, "AAPL", date, base::Price::cents(500)));
        QVERIFY(trade(book, "NVDA", date, base::Price::cents(100)));
        const auto lines = report::portfolioDigestLines({date, &book, {}});
        const auto at = std::find(lines.begin(), lines.end(), "Closed today: 2");
        QVERIFY(at != lines.end());
        QVERIFY2(has(*(at + 1), "NVDA") && has(*(at + 1), ": -$"), (at + 1)->c_str());
        QVERIFY2(has(*(at + 2), "AAPL") && has(*(at + 2), ": +$"), (at + 2)->c_str());
        QVERIFY(has(lines.back(), "Measures: 2 closed trades, 1 won (50.0%)"));
    }

    void nearIsHalfAnAtrOrATenth() { // ATR-C: MORNING_BREW
        session::PositionState state;
        state.position.strategy = "atr-matrix";
        state.position.underlying = "NVDA";
        state.position.expiration = base::makeDate(2026, 2, 27);
        state.position.facts = structures::EntryFacts{};
        state.position.facts->atr = 4.0;
        const auto with = [&state](const exits::Trigger& trigger) {
            state.exit.triggers = {trigger};
            return report::nearExits(std::array{state});
        };
        QCOMPARE(with(levelTrigger("stop_atr", 94, 2.0, "points")).size(), std::size_t{1});
        QVERIFY(with(levelTrigger("stop_atr", 94, 2.01, "points")).empty());
        QVERIFY(has(with(levelTrigger("stop_atr", 94, 1.25, "points"))[0],
                    "(atr-matrix): stop_atr 94.00 points, 1.25 away"));
        QCOMPARE(with(levelTrigger("iv_expansion", 60, 6.0, "vol")).size(), std::size_t{1});
        QVERIFY(with(levelTrigger("iv_expansion", 60, 6.1, "vol")).empty());
        exits::Trigger price;
        price.key = "stop_option";
        price.level = base::Price::dollars(2);
        price.distance = base::Price::cents(20);
        QVERIFY(has(with(price)[0], "stop_option $2.00, $0.20 away"));
        price.distance = base::Price::cents(21);
        QVERIFY(with(price).empty());
        price.evaluated = false; // without a quote nobody knows
        price.distance.reset();
        QVERIFY(with(price).empty());
        exits::Trigger date;
        date.key = "time_hard";
        date.date = base::makeDate(2026, 2, 25);
        date.businessDays = 5;
        QVERIFY(has(with(date)[0], "time_hard 2026-02-25, in 5 sessions"));
        exits::Trigger losing = date; // below 7 DTE and not above what was paid (ATR-X5)
        losing.key = "time_losing";
        losing.level = base::Price::dollars(2);
        losing.distance = base::Price::cents(20);
        QVERIFY(has(with(losing)[0], "time_losing $2.00, $0.20 away"));
        losing.distance = base::Price::cents(21);
        QVERIFY(with(losing).empty());
        losing.distance = base::Price::cents(10);
        losing.businessDays = 6;
        QVERIFY(with(losing).empty());
        date.businessDays = 6;
        QVERIFY(with(date).empty());
        exits::Trigger met = levelTrigger("stop_atr", 94, -1, "points");
        met.met = true;
        QVERIFY(has(with(met)[0], "stop_atr 94.00 points, met"));
        // Without an ATR on record no distance of the underlying is called near.
        state.position.facts.reset();
        QVERIFY(with(levelTrigger("stop_atr", 94, 0.01, "points")).empty());
    }

    void safeguardsAndStatus() { // ATR-P5, ATR-C3
        const base::Date date = tests::day(2, 17);
        std::vector<book::JournalEntry> entries(2);
        entries[0].event =
            book::HaltRaised{"atr-matrix", "DAILY_LOSS", date, "The account lost 5.2% today, more than 5.0%"};
        entries[1].event = book::HaltAcknowledged{"optimus", "FAILURE_HALT", date, "Ann", "secret note"};
        QVERIFY(report::haltsChanged(entries, date));
        QVERIFY(!report::haltsChanged(entries, tests::day(2, 18)));
        QVERIFY(!report::haltsChanged({}, date));
        QCOMPARE(report::safeguardLines(entries, "atr-matrix", date),
                 std::vector<std::string>{"SAFEGUARD DAILY_LOSS of atr-matrix began: The account lost 5.2% "
                                          "today, more than 5.0%"});
        QCOMPARE(report::safeguardLines(entries, "optimus", date),
                 std::vector<std::string>{"SAFEGUARD FAILURE_HALT of optimus acknowledged by Ann"});
        book::Book book = accountOf(100'000);
        QVERIFY(happens(book, book::HaltRaised{"optimus", "FAILURE_HALT", tests::day(2, 10), "why"}));
        QVERIFY(book.apply(entries[0]).has_value() && book.apply(entries[1]).has_value());
        session::SeriesHealth late{"VIX", "cboe", tests::day(2, 12), 2, true};
        session::SeriesHealth none{"iv30:NVDA", "", std::nullopt, 0, true};
        session::SeriesHealth fresh{"NVDA", "vendor", date, 0, true};
        session::SeriesHealth idle{"OLD", "vendor", tests::day(1, 5), 20, false};
        const auto lines =
            report::systemStatusLines({date, &book, entries, {late, late, none, fresh, idle}, {"a hole"}});
        const std::string began = "SAFEGUARD DAILY_LOSS of atr-matrix began: The account lost 5.2% today, "
                                  "more than 5.0%";
        const std::string waiting =
            "Suspensions that wait for acknowledgement: DAILY_LOSS of atr-matrix since "
            "2026-02-17";
        QCOMPARE(lines,
                 (std::vector<std::string>{began, "SAFEGUARD FAILURE_HALT of optimus acknowledged by Ann",
                                           waiting, "Data: 3 series read, 2 behind or empty",
                                           "- VIX (cboe) ends 2026-02-12, 2 sessions behind",
                                           "- iv30:NVDA has no value", "Data problems: 1", "- a hole",
                                           "Broker: none connected; last sync and mismatches unknown",
                                           "Sending: not connected; queue age unknown"}));
    }
};

QTEST_GUILESS_MAIN(TestChannels)
#include "tst_channels.moc"
