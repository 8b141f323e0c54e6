// SPDX-License-Identifier: GPL-3.0-or-later
// A bought option that is kept through a split is closed as it is listed then: strike divided, contracts
// multiplied, in the order, its text and what people see; what was earned stays the same (SHR-D4, SHR-D5,
// SHR-Q7, SHR-Q9).
#include "engine/base/date.h"
#include "engine/book/split_terms.h"
#include "engine/report/order_text/dialect.h"
#include "tests/unit/strategies/kept_split.h"
#include "tests/unit/strategies/share_market.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;
using base::Money;
using base::Price;
using base::Strike;

namespace {

const base::Date Effective = makeDate(2025, 11, 17);
const base::Date Friday = makeDate(2025, 11, 28);

market::CorporateAction splitOf(double ratio) {
    market::CorporateAction split;
    split.symbol = "NFLX";
    split.effective = Effective;
    split.ratio = ratio;
    return split;
}

/// NFLX three sessions after its 10-for-1, near $110, with the chain that the exchange lists then.
market::MarketSnapshot afterSplit(double ratio) {
    ShareRecipe recipe;
    recipe.symbol = "NFLX";
    recipe.day = makeDate(2025, 11, 20);
    recipe.path = [](int i) { return 110 * (1 + 0.001 * (i % 2)); };
    recipe.dtes = {8, 15};
    market::MarketSnapshot snapshot = ShareMarket(recipe).snapshot();
    snapshot.actions = {splitOf(ratio)};
    return snapshot;
}

KeptOption bought(int strike, Price paid = Price::cents(4'000)) {
    KeptOption option;
    option.contract = {
        "NFLX", "NFLX", Friday, market::Settlement::Pm, market::Right::Call, Strike::dollars(strike)};
    option.paid = paid;
    option.openedOn = makeDate(2025, 11, 13);
    return option;
}

Price bidOf(const market::MarketSnapshot& snapshot, Strike strike) {
    const market::ExpiryBlock* block = snapshot.chain("NFLX")->find("NFLX", Friday);
    return block->calls.bidAt(*block->indexOf(strike)).value();
}

} // namespace

class TestKeptSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOrderNamesTheListedContract() {
        const market::MarketSnapshot snapshot = afterSplit(10);
        const Price bid = bidOf(snapshot, Strike::dollars(110));
        const Closed closed = closeOn(snapshot, bought(1'100));
        QCOMPARE(closed.order.legs.size(), std::size_t{1});
        const market::OptionContract& listed = closed.order.legs.front().contract;
        QVERIFY(listed.strike == Strike::dollars(110));
        QCOMPARE(market::occSymbol(listed), std::string("NFLX  251128C00110000"));
        QVERIFY(closed.order.legs.front().side == structures::Side::Sell);
        QCOMPARE(closed.order.contracts, std::int64_t{20});
        QVERIFY(closed.order.limit == bid);
        QCOMPARE(closed.fill.contracts, std::int64_t{20});
        QVERIFY(closed.fill.price == bid);
        // The result is that of two contracts at ten times the price, fees of two contracts both ways.
        const Money fees = params::freeze({}).value().account().feePerContract * 2;
        QVERIFY(!closed.position.isOpen());
        QVERIFY(closed.position.exitPrice == bid * 10);
        QCOMPARE(closed.position.netPl.toCents(),
                 (base::premium(bid * 10, 100, 2) - base::premium(Price::cents(4'000), 100, 2) - fees -
                  Money::cents(130))
                     .toCents());
    }

    void everyDialectSaysIt() {
        const Closed closed = closeOn(afterSplit(10), bought(1'100));
        const report::OrderTicket order = report::orderOf(closed.order);
        report::OrderTextContext context;
        context.assumedEffect = report::PositionEffect::Close;
        context.legTicks = market::TickClass::EquityPenny;
        for (const auto dialect : {report::Dialect::Thinkorswim, report::Dialect::Tastytrade,
                                   report::Dialect::Ibkr, report::Dialect::Schwab, report::Dialect::Plain}) {
            const auto text = report::orderText(dialect, order, context);
            QVERIFY2(text.has_value(), text ? "" : text.error().message().c_str());
            QVERIFY2(text->find("110") != std::string::npos && text->find("20") != std::string::npos,
                     text->c_str());
            for (const char* old : {"1,100", "01100000", "1100.0", " 1100 "}) {
                QVERIFY2(text->find(old) == std::string::npos, text->c_str());
            }
            const auto read = report::readOrder(dialect, *text, context);
            QVERIFY2(read.ticket && *read.ticket == order, text->c_str());
        }
    }

    void peopleSeeTheListedContract() {
        const market::MarketSnapshot snapshot = afterSplit(10);
        const Price bid = bidOf(snapshot, Strike::dollars(110));
        const Closed closed = closeOn(snapshot, bought(1'100));
        QCOMPARE(closed.before.size(), std::size_t{1});
        const session::PositionState& state = closed.before.front();
        QCOMPARE(market::occSymbol(state.position.legs.front().contract),
                 std::string("NFLX  251128C00110000"));
        QCOMPARE(state.position.contractsOpen, std::int64_t{20});
        QVERIFY(state.position.entryPrice == Price::cents(400));
        QVERIFY(state.mark == std::optional(bid) && state.exit.closeCost == std::optional(bid));
        QVERIFY(state.legQuotes.front().bid == std::optional(bid));
        QCOMPARE(state.openPl->toCents(),
                 (base::premium(bid, 100, 20) - base::premium(Price::cents(400), 100, 20) - Money::cents(130))
                     .toCents());
        // Twenty contracts of one delta: the Greeks of the position are those of its legs.
        QVERIFY(state.greeks && state.legQuotes.front().delta);
        QVERIFY(std::abs(state.greeks->deltaShares - *state.legQuotes.front().delta * 2'000) < 1e-6);
    }

    void withoutASplitNothingChanges() {
        const Closed closed = closeOn(afterSplit(1), bought(110, Price::cents(400)));
        QCOMPARE(closed.order.contracts, std::int64_t{2});
        QVERIFY(closed.order.legs.front().contract.strike == Strike::dollars(110));
        QCOMPARE(closed.before.front().position.contractsOpen, std::int64_t{2});
    }

    void aRatioThatIsNoWholeNumberIsNotCarriedThrough() { // SHR-Q7
        const market::MarketSnapshot snapshot = afterSplit(1.5);
        const KeptOption option = bought(1'650);
        QCOMPARE(book::splitRatioSince(*bookWith(option).find(1), snapshot.actions, snapshot.asOf), 1);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)closeOn(snapshot, option));
    }

    void strikesAreDividedToTheCent() { // as the exchange did on 2014-06-09
        const auto divided = [](int strike, int ratio) {
            return book::listedContract(bought(strike).contract, ratio).strike.toThousandths();
        };
        QCOMPARE(divided(645, 7), 92'140);
        QCOMPARE(divided(650, 7), 92'860);
        QCOMPARE(divided(700, 7), 100'000);
        QCOMPARE(divided(1'110, 10), 111'000);
    }

    void theRatioOfAClosingIsReadFromIt() {
        const KeptOption option = bought(645);
        const book::Position position = *bookWith(option).find(1);
        book::TicketOpened closing;
        structures::Leg leg = position.legs.front();
        leg.side = structures::Side::Sell;
        closing.legs = {leg};
        closing.contracts = 1;
        closing.limit = Price::cents(700);
        for (const int ratio : {1, 2, 7, 10, 20}) {
            const book::TicketOpened listed = book::listedClosing(closing, ratio);
            QVERIFY(book::ratioOfClosing(listed, position) == std::optional(ratio));
            QCOMPARE(listed.contracts, std::int64_t{ratio});
        }
        closing.legs.front().contract.strike = Strike::dollars(300);
        QVERIFY(!book::ratioOfClosing(closing, position));
        closing.legs.front().contract = position.legs.front().contract;
        closing.legs.front().contract.expiration = makeDate(2025, 12, 5);
        QVERIFY(!book::ratioOfClosing(closing, position));
    }

    void partsAreWholeContractsAsBought() {
        book::Book book = bookWith(bought(1'100));
        const auto happens = [&book](book::Event event) {
            book::JournalEntry entry;
            entry.sequence = 100;
            entry.event = std::move(event);
            return book.apply(entry).has_value();
        };
        book::TicketOpened closing;
        closing.ticketId = "closing";
        closing.strategy = "breakout";
        closing.underlying = "NFLX";
        closing.legs = book.find(1)->legs;
        closing.legs.front().side = structures::Side::Sell;
        closing.contracts = 2;
        closing.limit = Price::cents(5'000);
        closing.credit = true;
        closing.closesPosition = 1;
        closing = book::listedClosing(closing, 10);
        book::TicketOpened tooMuch = closing;
        tooMuch.contracts = 30;
        QVERIFY(!happens(tooMuch));
        tooMuch.contracts = 15;
        QVERIFY(!happens(tooMuch));
        QVERIFY(happens(closing));
        QCOMPARE(book.pendingClosing(1), std::int64_t{2});
        book::Filled fill;
        fill.ticketId = "closing";
        fill.price = Price::cents(500);
        fill.date = makeDate(2025, 11, 20);
        fill.contracts = 7;
        QVERIFY(!happens(fill));
        fill.contracts = 10;
        const Money cash = book.cash();
        QVERIFY(happens(fill));
        QCOMPARE((book.cash() - cash).toCents(), std::int64_t{500'000});
        QCOMPARE(book.find(1)->contractsOpen, std::int64_t{1});
        QCOMPARE(book.pendingClosing(1), std::int64_t{1});
        QVERIFY(happens(fill));
        QVERIFY(!book.find(1)->isOpen());
        QVERIFY(book.find(1)->exitPrice == Price::cents(5'000));
        QCOMPARE(book.find(1)->netPl.toCents(), std::int64_t{1'000'000 - 800'000 - 130});
    }
};

QTEST_GUILESS_MAIN(TestKeptSplit)
#include "tst_kept_split.moc"
