// SPDX-License-Identifier: GPL-3.0-or-later
// Random legal orders read back identical in every dialect; random damage never makes half an order.
#include "tests/unit/order_text/orders.h"

#include <random>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using report::Dialect;
using report::NetEffect;
using report::OrderLeg;
using report::OrderStructure;
using report::OrderTicket;
using report::PositionEffect;

namespace {

class Random {
public:
    explicit Random(unsigned seed) : m_engine(seed) {}
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_engine); }
    bool coin() { return pick(2) == 0; }

    OrderTicket order() {
        static const std::array<const char*, 9> Roots{"SPXW", "SPX", "NDXP", "RUTW", "XSP",
                                                      "SPY",  "QQQ", "NVDA", "BRKB"};
        m_root = Roots.at(static_cast<std::size_t>(pick(9)));
        m_effect = coin() ? PositionEffect::Open : PositionEffect::Close;
        const auto structure = static_cast<OrderStructure>(pick(7));
        OrderTicket ticket;
        ticket.legs = legs(structure);
        std::shuffle(ticket.legs.begin(), ticket.legs.end(), m_engine);
        ticket.quantity = 1 + pick(pick(10) == 0 ? 100'000 : 20);
        const auto natural = report::naturalEffect(ticket.legs);
        ticket.effect = natural.value_or(coin() ? NetEffect::Credit : NetEffect::Debit);
        if (!natural && ticket.legs.size() > 2) {
            // Unequal wings: thinkorswim names them by the wings alone.
            const auto wing = std::min_element(ticket.legs.begin(), ticket.legs.end(),
                                               [](const OrderLeg& a, const OrderLeg& b) {
                                                   return a.leg.contract.strike < b.leg.contract.strike;
                                               });
            ticket.effect = wing->leg.side == structures::Side::Buy ? NetEffect::Debit : NetEffect::Credit;
        }
        ticket.price = price(ticket.legs);
        if (ticket.price == base::Price{}) {
            ticket.effect = NetEffect::Even;
        }
        ticket.tif = pick(4) == 0 ? report::TimeInForce::GoodTillCancelled : report::TimeInForce::Day;
        return ticket;
    }
    std::mt19937& engine() { return m_engine; }

private:
    base::Date expiration() {
        const auto& calendar = calendar::Calendar::standard();
        const auto month =
            std::chrono::year(2020 + pick(15)) / std::chrono::month(1U + static_cast<unsigned>(pick(12)));
        const base::Date monthly = *calendar.monthlyExpiration(month);
        if (market::settlementOfRoot(m_root) == market::Settlement::Am || pick(3) == 0) {
            return monthly;
        }
        if (pick(4) == 0) { // ends of quarters
            return *calendar.sessionOnOrBefore(
                base::Date(month.year() / std::chrono::month(3U * (1U + static_cast<unsigned>(pick(4)))) /
                           std::chrono::last));
        }
        return *calendar.nextSession(monthly + base::CalendarDays(pick(25)));
    }

    OrderLeg leg(int signedRatio, base::Date date, int strike, char right) {
        OrderLeg made = legOf(signedRatio, m_root, date, 1, right, m_effect);
        // Halves and thousandths exist where contracts were adjusted or cheap.
        made.leg.contract.strike = base::Strike::thousandths(strike * 500);
        return made;
    }

    std::vector<OrderLeg> legs(OrderStructure structure) {
        const base::Date date = expiration();
        const char right = coin() ? 'C' : 'P';
        const int sign = coin() ? 1 : -1;
        int strike = 100 + pick(10'000);
        const auto next = [&] { return strike += 1 + pick(200); };
        switch (structure) {
        case OrderStructure::Single:
            return {leg(sign, date, strike, right)};
        case OrderStructure::Vertical:
            return {leg(sign, date, strike, right), leg(-sign, date, next(), right)};
        case OrderStructure::IronCondor: {
            const int putFar = strike;
            const int putNear = next();
            const int callNear = next();
            return {leg(-sign, date, putFar, 'P'), leg(sign, date, putNear, 'P'),
                    leg(sign, date, callNear, 'C'), leg(-sign, date, next(), 'C')};
        }
        case OrderStructure::Butterfly: {
            const int low = strike;
            const int middle = next();
            return {leg(sign, date, low, right), leg(-2 * sign, date, middle, right),
                    leg(sign, date, next(), right)};
        }
        case OrderStructure::Condor: {
            const int low = strike;
            const int second = next();
            const int third = next();
            return {leg(sign, date, low, right), leg(-sign, date, second, right),
                    leg(-sign, date, third, right), leg(sign, date, next(), right)};
        }
        case OrderStructure::Calendar:
        case OrderStructure::Diagonal:
            break;
        }
        base::Date later = expiration();
        while (later == date) {
            later = expiration();
        }
        const int other = structure == OrderStructure::Calendar ? strike : next();
        return {leg(sign, date, strike, right), leg(-sign, later, other, right)};
    }

    base::Price price(const std::vector<OrderLeg>& legs) {
        const auto product = market::knownProduct(legs.front().leg.contract.underlying);
        market::TickClass ticks = market::TickClass::EtfPenny;
        if (legs.size() == 1) {
            ticks = product ? product->legTicks : market::TickClass::EquityPenny;
        } else if (product) {
            ticks = product->packageTicks;
        }
        return market::floorTick(ticks, base::Price::cents(pick(8) == 0 ? pick(100) : pick(20'000)));
    }

    std::mt19937 m_engine;
    std::string m_root;
    PositionEffect m_effect = PositionEffect::Open;
};

report::OrderTextContext contextFor(const OrderTicket& ticket) {
    report::OrderTextContext context;
    context.legTicks = market::TickClass::EquityPenny;
    context.assumedEffect = ticket.legs.front().effect;
    return context;
}

} // namespace

class TestOrderTextProperty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLegalOrderReadsBack() {
        Random random(20'260'801);
        for (int i = 0; i < 4000; ++i) {
            const OrderTicket ticket = random.order();
            const auto context = contextFor(ticket);
            for (const Dialect dialect : AllDialects) {
                const auto text = report::orderText(dialect, ticket, context);
                QVERIFY2(text.has_value(), text ? "" : text.error().message().c_str());
                const auto read = report::readOrder(dialect, *text, context);
                QVERIFY2(read.ticket.has_value(), text->c_str());
                QVERIFY2(*read.ticket == ticket, text->c_str());
            }
        }
    }

    void damageNeverMakesHalfAnOrder() {
        Random random(7);
        int survived = 0;
        for (int i = 0; i < 20'000; ++i) {
            const OrderTicket ticket = random.order();
            const auto context = contextFor(ticket);
            const Dialect dialect = AllDialects.at(static_cast<std::size_t>(random.pick(5)));
            const auto written = report::orderText(dialect, ticket, context);
            QVERIFY2(written.has_value(), written ? "" : written.error().message().c_str());
            std::string text = *written;
            for (int change = 1 + random.pick(3); change > 0; --change) {
                const auto at = static_cast<std::size_t>(random.pick(static_cast<int>(text.size())));
                switch (random.pick(3)) {
                case 0:
                    text.erase(at, 1 + static_cast<std::size_t>(random.pick(4)));
                    break;
                case 1:
                    text[at] = static_cast<char>(random.pick(256));
                    break;
                default:
                    text.insert(at, 1, "0123456789/-+@ .PC\"{}[]"[random.pick(23)]);
                }
                if (text.empty()) {
                    text = " ";
                }
            }
            const auto read = report::readOrder(dialect, text, context);
            QVERIFY2(read.ticket.has_value() == read.problems.empty(), text.c_str());
            if (read.ticket) {
                // Whatever was accepted is a legal order.
                ++survived;
                QVERIFY2(report::orderProblems(*read.ticket, context).empty(), text.c_str());
            }
        }
        QVERIFY(survived > 100);
    }
};

QTEST_GUILESS_MAIN(TestOrderTextProperty)
#include "test_order_text_property.moc"
