// SPDX-License-Identifier: GPL-3.0-or-later
// Breakout and ATR Matrix on the recorded chains of 20 August 2026, 10:06, and of the close of the 21st: the
// contract of a study against a brute-force search, filled at the ask of 10:06, marked with every trigger on
// the 21st; and a normal plan that names what is missing and makes no ticket.
#include "app/core/day/workstation.h"
#include "app/core/import/import_job.h"
#include "engine/base/date.h"
#include "engine/calendar/calendar.h"
#include "engine/chains/leg_codes.h"
#include "engine/chains/rate.h"
#include "engine/exits/optimus_exit.h"
#include "engine/market/product.h"
#include "engine/market/series_names.h"
#include "engine/strategies/one_share.h"
#include "engine/strategies/registry.h"
#include "tests/market/buying/plain_options.h"
#include "tests/support/vectors.h"
#include "tests/unit/book/journal_builder.h"

#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

constexpr auto Window = base::makeDate(2026, 8, 20);
constexpr auto Close = base::makeDate(2026, 8, 21);

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

fs::path chains2026(const std::string& folder) {
    return *sharedFolder() / "market-data/option-chains/yahoo-cboe-json-2026" / folder;
}

std::vector<std::string> symbolsOf(const fs::path& folder) {
    std::vector<std::string> symbols;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        symbols.push_back(name.substr(0, name.find('.')));
    }
    std::sort(symbols.begin(), symbols.end());
    return symbols;
}

struct Day {
    session::DayState state;
    market::MarketSnapshot snapshot;
};

class House {
public:
    House() {
        app::HomeOptions options;
        options.home = fs::path(m_folder.path().toStdString());
        options.market = store::Market::Real;
        {
            auto open = app::openHome(options, app::Access::Write);
            if (!open) {
                throw std::runtime_error(open.error().message());
            }
            app::ImportRequest request;
            const fs::path data = *sharedFolder() / "market-data";
            request.paths = {chains2026("2026-08-20_1006et"), chains2026("2026-08-21_close"), data / "rates",
                             data / "index-daily", data / "equities-daily/by-ticker"};
            if (auto done = app::importFiles(*open, request); !done) {
                throw std::runtime_error(done.error().message());
            }
        }
        auto station = app::Workstation::open(options, app::Access::Read);
        if (!station) {
            throw std::runtime_error(station.error().message());
        }
        m_station = *station;
    }

    market::MarketSnapshot snapshot(const std::string& key, const std::string& symbol, base::Date date) {
        app::SnapshotWish wish;
        wish.date = date;
        wish.underlying = symbol;
        wish.series = strategies::find(key)->seriesNeeded({}, symbol);
        return m_station->market().snapshot(wish).value();
    }

    Day day(const std::string& key, const std::string& symbol, base::Date date, const book::Book& book,
            bool hypothetical, bool provisional) {
        Day made;
        made.snapshot = snapshot(key, symbol, date);
        params::Layers layers;
        layers.strategy = key;
        layers.call = {"account.enabled_strategies=" + key};
        const params::ParameterSet parameters = params::freeze(layers).value();
        session::DayInputs inputs;
        inputs.strategy = strategies::find(key);
        inputs.underlying = symbol;
        inputs.date = date;
        inputs.snapshot = &made.snapshot;
        inputs.book = &book;
        inputs.parameters = &parameters;
        inputs.calendar = &standard();
        inputs.hypothetical = hypothetical;
        inputs.provisional = provisional;
        auto result = session::evaluateDay(inputs);
        if (!result) {
            throw std::runtime_error(result.error().message());
        }
        made.state = std::move(result->state);
        return made;
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<app::Workstation> m_station;
};

/// The call nearest S in the longest expiration of 7 to 14 days; of two equally near the higher (BRK-I2).
const PlainOption* bruteAtTheMoney(const PlainOptions& options) {
    const PlainOption* best = nullptr;
    for (const PlainOption& row : options.rows) {
        if (!row.call || row.dte < 7 || row.dte > 14) {
            continue;
        }
        const auto away = [&](const PlainOption& one) { return std::abs(one.strike - options.spot); };
        const bool nearer = best == nullptr || row.dte > best->dte ||
                            (row.dte == best->dte &&
                             (away(row) < away(*best) - 1e-9 ||
                              (std::abs(away(row) - away(*best)) <= 1e-9 && row.strike > best->strike)));
        best = nearer ? &row : best;
    }
    return best;
}

/// What ATR-O2 asks of figures and quotes, with the tree's own delta; and how far it lies from a half.
struct Eligible {
    const PlainOption* row = nullptr;
    double away = 0;
    bool sure = true; ///< not so near a bound that two trees may disagree on which side of it (SHR-P4)
};
std::vector<Eligible> bruteEligible(const PlainOptions& options, const market::MarketSnapshot& snapshot) {
    const auto chain = snapshot.chain(options.symbol);
    const double rate = *chains::zeroRate(snapshot.view(market::names::Bill13w), snapshot.asOf, standard());
    auto quotes = chains::endOfDayContext(snapshot, *chain, standard(), 0.10);
    quotes.previousClose = options.spot;
    std::vector<Eligible> eligible;
    std::map<base::Date, chains::ExpiryAnalytics> analysed;
    for (const PlainOption& row : options.rows) {
        if (!row.call || row.dte < 14 || row.dte > 45 || row.volume.value_or(0) <= 100 ||
            row.openInterest.value_or(0) <= 500 || !row.twoSided() || row.spread() >= 0.10) {
            continue;
        }
        const double T =
            calendar::timeToExpiry(chain->asOf(),
                                   standard().expiryInstant(row.expiration, market::Settlement::Pm).value())
                .years;
        const auto delta = plainDelta(row, options.spot, T, rate);
        if (!delta || *delta < 0.295 || *delta > 0.705) {
            continue;
        }
        // The rules about quotes have their own vectors; here they only say which rows may be used.
        for (std::size_t b = 0; b < chain->blocks().size(); ++b) {
            const market::ExpiryBlock& block = chain->blocks()[b];
            const auto index = block.indexOf(
                base::Strike::thousandths(static_cast<std::int32_t>(std::llround(row.strike * 1000))));
            if (block.expiration != row.expiration || !index) {
                continue;
            }
            if (!analysed.contains(row.expiration)) {
                analysed[row.expiration] =
                    chains::analyseExpiry(*chain, b, rate, standard(), snapshot.dividendsAhead);
            }
            if (chains::legCodes(*chain, block, analysed[row.expiration], market::Right::Call, *index, quotes)
                    .empty()) {
                eligible.push_back({&row, std::abs(*delta - 0.5), *delta > 0.305 && *delta < 0.695});
            }
        }
    }
    return eligible;
}

/// One contract of the plan, bought at its limit at 10:06.
book::Book bookWith(const structures::TradePlan& plan) {
    book::Book book = accountOf(500'000);
    book::TicketOpened ticket;
    ticket.ticketId = "t";
    ticket.strategy = plan.strategy;
    ticket.underlying = plan.underlying;
    ticket.kind = plan.kind;
    ticket.legs = plan.legs;
    ticket.contracts = 4;
    ticket.limit = plan.limit;
    ticket.credit = false;
    ticket.expiration = plan.expiration;
    ticket.maxLossPerUnit = plan.maxLossPerUnit;
    ticket.signalDate = ticket.validOn = Window;
    ticket.facts = plan.facts;
    if (ticket.facts && !ticket.facts->atr) {
        ticket.facts->atr = 0.02 * plan.spot; // the bars that give it end six days earlier
    }
    book::Filled fill = fillOf("t", 4, plan.limit, Window, base::Money::cents(260));
    fill.at = plan.quotesAsOf;
    if (!happens(book, ticket) || !happens(book, fill)) {
        throw std::runtime_error("the book refused the fill of " + plan.underlying);
    }
    return book;
}

bool names(const std::vector<std::string>& missing, const std::string& what) {
    return std::any_of(missing.begin(), missing.end(),
                       [&](const std::string& one) { return one.find(what) != std::string::npos; });
}

/// The trigger says its level and distance from the raw quote, and fires when the quote says so.
void checkExit(const session::PositionState& open, const PlainOptions& then, const std::string& strategy) {
    const structures::Leg& leg = open.position.legs.front();
    const PlainOption* raw = then.find(open.position.expiration, true, leg.contract.strike.toDollars());
    const std::string who = then.symbol + " " + strategy;
    if (raw == nullptr || !raw->bid || !raw->ask || *raw->bid > *raw->ask || *raw->ask <= 0) {
        QVERIFY2(!open.exit.closeCost, who.c_str());
        return;
    }
    if (!open.exit.closeCost) {
        QVERIFY2(!open.exit.quoteProblems.empty(), who.c_str());
        return;
    }
    QVERIFY2(std::abs(open.exit.closeCost->toDollars() - *raw->bid) < 1e-9, who.c_str());
    const double paid = open.position.entryPrice.toDollars();
    const auto& profit = open.exit.triggers.front();
    if (strategy == "breakout") {
        QCOMPARE(open.exit.triggers.size(), std::size_t{4});
        QCOMPARE(profit.met, *raw->bid >= 2 * paid - 1e-9);
        QCOMPARE(exits::findTrigger(open.exit, "stop")->met, *raw->bid <= 0.5 * paid + 1e-9);
        QVERIFY(std::abs(profit.distance->toDollars() - (2 * paid - *raw->bid)) < 1e-4);
        QVERIFY(!exits::findTrigger(open.exit, "regime")->evaluated); // the light is unknown
    } else {
        QCOMPARE(open.exit.triggers.size(), std::size_t{9});
        const double stop = 1.5 * *open.position.facts->atr;
        const double entered = *open.position.facts->underlying;
        QCOMPARE(exits::findTrigger(open.exit, "stop_atr")->met, then.spot <= entered - stop);
        QCOMPARE(exits::findTrigger(open.exit, "scale_t1")->met, then.spot >= entered + stop);
        QCOMPARE(exits::findTrigger(open.exit, "stop_option")->met, *raw->bid <= 0.5 * paid + 1e-9);
        QVERIFY(std::abs(*exits::findTrigger(open.exit, "scale_t2")->distanceReal -
                         (entered + 2 * stop - then.spot)) < 1e-6);
        QVERIFY(exits::findTrigger(open.exit, "iv_expansion")->evaluated || !open.legQuotes.front().iv);
    }
    QVERIFY(open.openPl.has_value());
}

} // namespace

class TestRealBuying : public QObject {
    Q_OBJECT

    std::unique_ptr<House> m_house;

    /// The plan of a study on a recorded day, after it stood against every other eligible contract.
    std::optional<structures::TradePlan> atrPick(const std::string& symbol, const std::string& folder,
                                                 base::Date date) {
        PlainOptions raw = readPlainOptions(chains2026(folder) / (symbol + ".json.gz"), date);
        const std::string name = symbol == "BRK-B" ? "BRK.B" : symbol;
        raw.symbol = name;
        const Day day = m_house->day("atr-matrix", name, date, accountOf(500'000), true, false);
        if (!day.snapshot.chain(name)) {
            return std::nullopt;
        }
        const auto& selection = day.state.plan.selection;
        const bool knownSteps = market::knownProduct(name).has_value();
        if (!knownSteps) {
            return std::nullopt; // no order without price steps (SHR-N4)
        }
        const auto eligible = bruteEligible(raw, day.snapshot);
        const auto surely =
            std::count_if(eligible.begin(), eligible.end(), [](const Eligible& one) { return one.sure; });
        const auto fail = [&](const char* why) -> std::optional<structures::TradePlan> {
            const std::string text = symbol + ": " + why + ", " + std::to_string(surely) +
                                     " eligible, plan: " + day.state.plan.refusal;
            QTest::qFail(text.c_str(), __FILE__, __LINE__);
            return std::nullopt;
        };
        if (!selection || !selection->plan) {
            return surely == 0 ? std::nullopt : fail("no plan");
        }
        const structures::TradePlan& plan = *selection->plan;
        const double strike = plan.legs.front().contract.strike.toDollars();
        const auto own = std::find_if(eligible.begin(), eligible.end(), [&](const Eligible& one) {
            return one.row->expiration == plan.expiration && std::abs(one.row->strike - strike) < 1e-9;
        });
        if (own == eligible.end()) {
            return fail("the pick is not eligible");
        }
        for (const Eligible& other : eligible) {
            const int days = std::abs(other.row->dte - 30);
            const int ours = std::abs(own->row->dte - 30);
            const bool sooner = days < ours || (days == ours && other.row->dte > own->row->dte);
            // Two trees agree on a delta within half a percent (SHR-P4).
            const bool nearer = other.row->dte == own->row->dte && other.away < own->away - 0.005;
            if (other.sure && (sooner || nearer)) {
                return fail("another contract is nearer");
            }
        }
        return plan;
    }
private Q_SLOTS:
    void initTestCase() {
        SIGNALBOX_NEED_SHARED();
        m_house = std::make_unique<House>();
    }

    void breakoutTakesTheContractOfABruteForceSearch() { // BRK-I1, BRK-I2, BRK-X1
        int planned = 0;
        int marked = 0;
        for (const std::string& symbol : symbolsOf(chains2026("2026-08-20_1006et"))) {
            const PlainOptions raw =
                readPlainOptions(chains2026("2026-08-20_1006et") / (symbol + ".json.gz"), Window);
            const Day day = m_house->day("breakout", symbol, Window, accountOf(500'000), true, false);
            const PlainOption* best = bruteAtTheMoney(raw);
            QVERIFY2(best != nullptr, symbol.c_str());
            QVERIFY2(day.state.plan.selection.has_value(), symbol.c_str());
            const auto& plan = day.state.plan.selection->plan;
            if (!plan) {
                qWarning("%s: %s", symbol.c_str(), day.state.plan.refusal.c_str());
                continue;
            }
            ++planned;
            QVERIFY2(plan->expiration == best->expiration, symbol.c_str());
            QVERIFY2(std::abs(plan->legs.front().contract.strike.toDollars() - best->strike) < 1e-9,
                     symbol.c_str());
            QVERIFY2(std::abs(plan->natural.toDollars() - *best->ask) < 1e-9, symbol.c_str());
            QVERIFY(plan->limit >= plan->natural && plan->limit - plan->natural < base::Price::cents(10));
            QVERIFY(!day.state.plan.evaluation.gates.empty());
            const Day after = m_house->day("breakout", symbol, Close, bookWith(*plan), false, true);
            QCOMPARE(after.state.positions.size(), std::size_t{1});
            checkExit(after.state.positions.front(),
                      readPlainOptions(chains2026("2026-08-21_close") / (symbol + ".json.gz"), Close),
                      "breakout");
            marked += after.state.positions.front().exit.closeCost ? 1 : 0;
        }
        QVERIFY2(planned >= 45, std::to_string(planned).c_str());
        QVERIFY2(marked >= 40, std::to_string(marked).c_str());
    }

    void atrMatrixTakesTheContractOfABruteForceSearch() { // ATR-O2, ATR-O3, ATR-X
        int planned = 0;
        int marked = 0;
        for (const std::string& symbol : symbolsOf(chains2026("2026-08-20_1006et"))) {
            const auto plan = atrPick(symbol, "2026-08-20_1006et", Window);
            if (QTest::currentTestFailed()) {
                return;
            }
            if (!plan) {
                continue;
            }
            ++planned;
            const Day after = m_house->day("atr-matrix", symbol, Close, bookWith(*plan), false, true);
            QCOMPARE(after.state.positions.size(), std::size_t{1});
            checkExit(after.state.positions.front(),
                      readPlainOptions(chains2026("2026-08-21_close") / (symbol + ".json.gz"), Close),
                      "atr-matrix");
            marked += after.state.positions.front().exit.closeCost ? 1 : 0;
        }
        // Half an hour after the open few calls have traded a hundred times, and of those most quotes stand
        // against a price that has moved on (PARITY).
        QVERIFY2(planned >= 8, std::to_string(planned).c_str());
        QVERIFY2(marked >= 8, std::to_string(marked).c_str());
    }

    void atTheCloseBothTakeTheContractOfABruteForceSearch() {
        int atr = 0;
        int breakout = 0;
        for (const std::string& symbol : symbolsOf(chains2026("2026-08-21_close"))) {
            const PlainOptions raw =
                readPlainOptions(chains2026("2026-08-21_close") / (symbol + ".json.gz"), Close);
            const Day day = m_house->day("breakout", symbol, Close, accountOf(500'000), true, false);
            const auto& selection = day.state.plan.selection;
            if (raw.spot == 0) { // SHR-D6
                QVERIFY2(!selection->plan, symbol.c_str());
                QVERIFY2(selection->refusal.find("chain") != std::string::npos, selection->refusal.c_str());
                continue;
            }
            atr += atrPick(symbol, "2026-08-21_close", Close) ? 1 : 0;
            if (QTest::currentTestFailed()) {
                return;
            }
            const PlainOption* best = bruteAtTheMoney(raw);
            if (!selection || !selection->plan) {
                continue; // no weekly expiration, no two-sided quote, or unknown price steps: said in words
            }
            ++breakout;
            QVERIFY2(best != nullptr && selection->plan->expiration == best->expiration, symbol.c_str());
            QVERIFY2(std::abs(selection->plan->legs.front().contract.strike.toDollars() - best->strike) <
                         1e-9,
                     symbol.c_str());
        }
        QVERIFY2(atr >= 20, std::to_string(atr).c_str());
        QVERIFY2(breakout >= 100, std::to_string(breakout).c_str());
    }

    void aNormalPlanNamesWhatIsMissing() {                 // SHR-D1, BRK-R2
        for (const std::string symbol : {"NVDA", "CAT"}) { // with bars of other days, and without any
            const Day brk = m_house->day("breakout", symbol, Window, accountOf(500'000), false, true);
            const entry::EntryEvaluation& e = brk.state.plan.evaluation;
            QVERIFY(e.decision == entry::Decision::NoTrade);
            QVERIFY2(e.reason.starts_with("UNIVERSE: "), e.reason.c_str());
            QVERIFY(names(e.gates.front().missing, "bars of " + symbol));
            QVERIFY(names(e.regimeMissing, "VIX"));
            QVERIFY(names(e.regimeMissing, "10-year yield"));
            QVERIFY(!brk.state.plan.selection && !brk.state.plan.verdict);
            const Day atr = m_house->day("atr-matrix", symbol, Window, accountOf(500'000), false, true);
            QVERIFY(atr.state.plan.evaluation.decision == entry::Decision::NoTrade);
            QVERIFY(names(atr.state.plan.evaluation.gates.front().missing, "bar of " + symbol));
            QVERIFY(!atr.state.plan.selection);
        }
    }
};

QTEST_GUILESS_MAIN(TestRealBuying)
#include "tst_real_buying.moc"
