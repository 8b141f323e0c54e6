// SPDX-License-Identifier: GPL-3.0-or-later
// The option chains that a model makes of a share: what the live rules say of them, and that a contract that
// was bought stays listed.
#include "engine/base/date.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/leg_codes.h"
#include "engine/history/share_model.h"
#include "engine/structures/long_option_plan.h"

#include <cmath>

#include <QTest>

using namespace signalbox;
using history::ShareModel;

namespace {

constexpr int Days = 40;

history::ShareModelInputs inputsOf(double spot, double hv, double drift) {
    history::ShareModelInputs inputs;
    inputs.symbol = "NVDA";
    inputs.ticks = market::TickClass::EquityPenny;
    inputs.firstSession = calendar::Calendar::standard().sessionNumber(base::makeDate(2019, 5, 13)).value();
    for (int i = 0; i < Days; ++i) {
        inputs.days.push_back({spot * std::exp(drift * i), hv, 0.024});
    }
    return inputs;
}

ShareModel modelOf(double spot, double hv, double drift = 0) {
    return ShareModel(inputsOf(spot, hv, drift), calendar::Calendar::standard());
}

int firstSession() {
    return calendar::Calendar::standard().sessionNumber(base::makeDate(2019, 5, 13)).value();
}

chains::QuoteContext contextOf(const market::OptionChain& chain) {
    chains::QuoteContext context;
    context.evaluationDate = chain.id().date;
    context.maxSpread = 0.10;
    context.previousClose = chain.underlyingPrice();
    return context;
}

} // namespace

class TestShareModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanByTheLiveRules_data() {
        QTest::addColumn<double>("spot");
        QTest::addColumn<double>("hv");
        QTest::newRow("calm") << 150.0 << 0.18;
        QTest::newRow("wild") << 150.0 << 0.95;
        QTest::newRow("cheap") << 12.0 << 0.55;
        QTest::newRow("dear") << 940.0 << 0.35;
    }
    void cleanByTheLiveRules() { // SHR-Q, at the contracts that may be bought
        QFETCH(double, spot);
        QFETCH(double, hv);
        const ShareModel model = modelOf(spot, hv);
        history::ShareWish wish;
        wish.minDte = 7;
        wish.maxDte = 45;
        const auto answer = model.at(firstSession(), wish);
        QVERIFY(answer.chain != nullptr);
        QCOMPARE(answer.origin, history::Origin::Model);
        int seen = 0;
        for (std::size_t b = 0; b < answer.chain->blocks().size(); ++b) {
            const market::ExpiryBlock& block = answer.chain->blocks()[b];
            const auto analytics =
                chains::analyseExpiry(*answer.chain, b, 0.024, calendar::Calendar::standard());
            for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                const auto& side = right == market::Right::Call ? analytics.calls : analytics.puts;
                for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                    const double delta = std::abs(side.delta[i]);
                    if (!(delta >= 0.3 && delta <= 0.7)) {
                        continue;
                    }
                    ++seen;
                    const auto codes =
                        chains::legCodes(*answer.chain, block, analytics, right, i, contextOf(*answer.chain));
                    // A cheap option is as wide as its ticks; nothing else may be wrong with it.
                    for (const chains::QuoteCode code : codes) {
                        QVERIFY2(code == chains::QuoteCode::Wide && spot < 20, chains::quoteCodeName(code));
                    }
                    // Our own volatility of its mid is the one that the model gave, within the tick.
                    const double strike = block.strikes[i].toDollars();
                    const double given = model.volatility(firstSession(), strike, analytics.years);
                    QVERIFY(std::abs(side.iv[i] / given - 1) < (spot < 20 ? 0.2 : 0.03));
                }
            }
        }
        QVERIFY(seen > 10);
    }

    void picksAsTheSystemsPick() { // BRK-I, ATR-O
        const ShareModel model = modelOf(150, 0.30);
        history::ShareWish wish;
        wish.maxDte = 45;
        structures::LongOptionInputs inputs;
        inputs.chain = model.at(firstSession(), wish).chain;
        inputs.rate = 0.024;
        inputs.quotes = contextOf(*inputs.chain);
        inputs.strategy = "breakout";
        inputs.entryDate = base::makeDate(2019, 5, 14);
        inputs.entryFee = base::Money::cents(65);
        const structures::LongOptionChain chain(inputs);
        const auto atm = structures::pickAtTheMoney(chain, market::Right::Put, {});
        QCOMPARE(QString::fromStdString(atm.reject), QString());
        QCOMPARE(atm.expiration, std::optional(base::makeDate(2019, 5, 24)));
        const auto byDelta = structures::pickByDelta(chain, {});
        QCOMPARE(QString::fromStdString(byDelta.reject), QString());
        QCOMPARE(byDelta.expiration, std::optional(base::makeDate(2019, 6, 14)));
        QVERIFY(std::abs(*byDelta.quote.delta - 0.5) < 0.06);
    }

    void staysListed() { // whatever the spot does
        const ShareModel model = modelOf(150, 0.30, 0.02);
        market::OptionContract contract;
        contract.underlying = contract.root = "NVDA";
        contract.expiration = base::makeDate(2019, 6, 21);
        contract.right = market::Right::Call;
        contract.strike = base::Strike::dollars(150);
        history::ShareWish wish;
        wish.contract = contract;
        wish.contractAlone = true;
        wish.right = market::Right::Call;
        base::Price before;
        for (int session = firstSession(); session < firstSession() + 25; ++session) {
            const auto answer = model.at(session, wish);
            QVERIFY(answer.chain != nullptr);
            QCOMPARE(answer.chain->contracts(), std::size_t(1));
            const auto bid = answer.chain->blocks().front().calls.bidAt(0);
            QVERIFY(bid && *bid > before);
            before = *bid;
        }
        // After its last session there is no such series.
        const auto expired = calendar::Calendar::standard().sessionNumber(contract.expiration).value();
        QVERIFY(model.at(expired + 1, wish).chain == nullptr ||
                model.at(expired + 1, wish).chain->blocks().empty());
    }

    void missingIsMissing() { // SHR-D1
        history::ShareModelInputs inputs;
        inputs.symbol = "NVDA";
        inputs.firstSession = firstSession();
        inputs.days = {{150, base::Missing, 0.02}, {base::Missing, 0.3, 0.02}, {150, 0.3, base::Missing}};
        const ShareModel model(std::move(inputs), calendar::Calendar::standard());
        for (int session = firstSession() - 1; session < firstSession() + 4; ++session) {
            QVERIFY(model.at(session, {}).chain == nullptr);
            QCOMPARE(model.at(session, {}).origin, history::Origin::None);
        }
    }

    void recordedGoesFirst() {
        const auto model =
            std::make_shared<ShareModel>(inputsOf(150, 0.30, 0), calendar::Calendar::standard());
        history::ShareWish wish;
        wish.maxDte = 45;
        const auto recorded = model->at(firstSession() + 1, wish).chain;
        const history::RecordedShareChains mixed({{firstSession() + 1, recorded}}, model);
        QCOMPARE(mixed.at(firstSession(), wish).origin, history::Origin::Model);
        QCOMPARE(mixed.at(firstSession() + 1, wish).origin, history::Origin::Quotes);
        // A contract that the recorded chain does not list is asked of the model.
        history::ShareWish far = wish;
        market::OptionContract contract;
        contract.underlying = contract.root = "NVDA";
        contract.expiration = recorded->blocks().front().expiration;
        contract.right = market::Right::Call;
        contract.strike = base::Strike::dollars(33);
        far.contract = contract;
        far.contractAlone = true;
        QCOMPARE(mixed.at(firstSession() + 1, far).origin, history::Origin::Model);
    }
};

QTEST_GUILESS_MAIN(TestShareModel)
#include "tst_share_model.moc"
