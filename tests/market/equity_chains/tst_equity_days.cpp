// SPDX-License-Identifier: GPL-3.0-or-later
// Every equity chain of 2026-08-20 10:06 and 2026-08-21, whole: each contract has a volatility that prices
// it, or a named reason; and the 30-day volatility of each stock against a slow recomputation from its quotes
// (ATR-O1).
#include "engine/base/date.h"
#include "engine/base/executor.h"
#include "engine/base/real.h"
#include "engine/chains/atm_volatility.h"
#include "engine/chains/equity_chain.h"
#include "engine/chains/leg_codes.h"
#include "engine/pricing/american.h"
#include "tests/market/import/collected.h"

#include <cmath>
#include <map>
#include <set>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using market::Right;

namespace {

constexpr double Rate =
    0.0367; ///< of the size of the bill then; the tests ask for agreement, not for a level

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

std::vector<std::shared_ptr<const market::OptionChain>> chainsOf(const std::string& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(
             collectedFolder() / "option-chains/yahoo-cboe-json-2026" / folder)) {
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::shared_ptr<const market::OptionChain>> chains;
    for (const auto& path : paths) {
        for (const auto& chain : readPath(path).chains) {
            if (chains::exerciseStyle(chain->underlying()) == market::ExerciseStyle::American) {
                chains.push_back(chain);
            }
        }
    }
    return chains;
}

double midOf(const market::QuoteColumns& side, std::size_t i) {
    return static_cast<double>(side.bid[i] + side.ask[i]) / (2.0 * base::Price::UnitsPerDollar);
}

/// One contract alone, priced again at its own volatility.
double priceAgain(const market::OptionChain& chain, const chains::ExpiryAnalytics& expiry, Right right,
                  double strike, double sigma) {
    pricing::AmericanInput in;
    in.type = chains::optionType(right);
    in.S = *chain.underlyingPrice();
    in.K = strike;
    in.T = expiry.years;
    in.r = Rate;
    in.sigma = sigma;
    return pricing::americanPrice(in).price;
}

/// What is wrong with one contract of an analysed expiration; empty when nothing is.
std::string faultOf(const market::OptionChain& chain, const market::ExpiryBlock& block,
                    const chains::ExpiryAnalytics& expiry, Right right, std::size_t i) {
    const chains::SideAnalytics& model = right == Right::Call ? expiry.calls : expiry.puts;
    const market::QuoteColumns& side = block.side(right);
    const double numbers[] = {model.delta[i], model.gamma[i], model.vegaPoint[i], model.thetaDay[i]};
    if (model.status[i] != pricing::IvStatus::Ok || !expiry.problem.empty()) {
        for (const double number : numbers) {
            if (!std::isnan(number) || !std::isnan(model.iv[i])) {
                return "a number without a volatility";
            }
        }
        return chains::volatilityStatus(expiry, right, i) == "OK" ? "OK without a number" : "";
    }
    const double sign = right == Right::Call ? 1 : -1;
    const double S = *chain.underlyingPrice();
    if (!(model.iv[i] > 0 && model.iv[i] < 20 && sign * numbers[0] >= 0 && sign * numbers[0] <= 1 + 1e-9 &&
          numbers[1] >= 0 && numbers[2] >= 0 && std::isfinite(numbers[3]))) {
        return "a Greek out of its range";
    }
    const double again = priceAgain(chain, expiry, right, block.strikes[i].toDollars(), model.iv[i]);
    return std::abs(again - midOf(side, i)) <= 1e-7 * S ? "" : "the volatility does not give the price";
}

} // namespace

class TestEquityDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyContractHasAVolatilityOrAReason();
    void thirtyDayVolatilities();
    void nothingPassesWithoutADelta();
};

void TestEquityDays::everyContractHasAVolatilityOrAReason() {
    SIGNALBOX_NEED_SHARED();
    const std::set<std::string> reasons{
        "OK",       "BELOW_INTRINSIC", "ABOVE_MAX",           "NO_TIME_VALUE",
        "NO_PRICE", "expired",         "no underlying price", "adjusted contract"};
    for (const auto& [folder, fewest] :
         {std::pair("2026-08-20_1006et", 100'000L), std::pair("2026-08-21_close", 180'000L)}) {
        const auto all = chainsOf(folder);
        std::vector<std::map<std::string, long>> counts(all.size());
        std::vector<std::string> faults(all.size());
        const base::Executor executor(2);
        executor.parallelFor(all.size(), [&](std::size_t c) {
            const market::OptionChain& chain = *all[c];
            const auto analytics = chains::analyseChain(all[c], Rate, standard());
            for (std::size_t b = 0; b < chain.blocks().size(); ++b) {
                const market::ExpiryBlock& block = chain.blocks()[b];
                for (const Right right : {Right::Call, Right::Put}) {
                    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                        const auto& expiry = analytics->expiries[b];
                        const std::string fault = faultOf(chain, block, expiry, right, i);
                        if (!fault.empty()) {
                            faults[c] = chain.underlying() + " " + base::toIso(block.expiration) + " " +
                                        std::to_string(block.strikes[i].toDollars()) + ": " + fault;
                        }
                        counts[c][chains::volatilityStatus(expiry, right, i)] +=
                            block.side(right).listed[i] != 0 ? 1 : 0;
                    }
                }
            }
        });
        std::map<std::string, long> sum;
        long contracts = 0;
        for (std::size_t c = 0; c < all.size(); ++c) {
            QVERIFY2(faults[c].empty(), faults[c].c_str());
            for (const auto& [reason, count] : counts[c]) {
                QVERIFY2(reasons.contains(reason), reason.c_str());
                sum[reason] += count;
                contracts += count;
            }
        }
        std::string line;
        for (const auto& [reason, count] : sum) {
            line += " " + reason + " " + std::to_string(count);
        }
        qInfo("%s: %zu chains, %ld contracts:%s", folder, all.size(), contracts, line.c_str());
        QVERIFY(contracts >= fewest);
        QVERIFY(sum["OK"] > contracts * 7 / 10);
    }
}

void TestEquityDays::thirtyDayVolatilities() {
    SIGNALBOX_NEED_SHARED();
    int compared = 0;
    std::map<std::string, int> missing;
    for (const char* folder : {"2026-08-20_1006et", "2026-08-21_close"}) {
        for (const auto& chain : chainsOf(folder)) {
            const auto result = chains::atmVolatility(*chain, Rate, standard());
            if (!result.value) {
                QVERIFY(!result.missing.empty());
                ++missing[result.missing.substr(0, result.missing.find(" of "))];
            }
            // By hand: the longest expiration of up to 30 days and the shortest of 30 or more.
            const double S = chain->underlyingPrice().value_or(0);
            std::map<int, const market::ExpiryBlock*> byDte;
            for (const auto& block : chain->blocks()) {
                const int dte = base::daysBetween(chain->id().date, block.expiration);
                if (dte > 0 && !block.adjusted) {
                    byDte[dte] = &block;
                }
            }
            std::vector<int> used;
            for (const auto& [dte, block] : byDte) {
                if (dte <= 30) {
                    used = {dte};
                }
            }
            for (const auto& [dte, block] : byDte) {
                if (dte >= 30) {
                    if (used.empty() || used[0] != dte) {
                        used.push_back(dte);
                    }
                    break;
                }
            }
            std::vector<double> years;
            std::vector<double> vols;
            for (const int dte : used) {
                const market::ExpiryBlock& block = *byDte[dte];
                std::size_t at = block.strikes.size();
                double least = std::max(0.05 * S, 0.5) + 2e-8;
                for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                    const double gap = std::abs(block.strikes[i].toDollars() - S);
                    const bool both = block.calls.listed[i] != 0 && block.puts.listed[i] != 0;
                    if (both && gap < least - 1e-9) {
                        at = i;
                        least = gap;
                    }
                }
                if (at == block.strikes.size()) {
                    years.push_back(0);
                    vols.push_back(base::Missing);
                    continue;
                }
                const auto expiry = standard().expiryInstant(block.expiration, block.settlement).value();
                years.push_back(calendar::timeToExpiry(chain->asOf(), expiry).years);
                double sum = 0;
                for (const Right right : {Right::Call, Right::Put}) {
                    const auto& side = block.side(right);
                    const bool quoted = side.bid[at] > 0 && side.ask[at] >= side.bid[at];
                    pricing::AmericanInput in;
                    in.type = chains::optionType(right);
                    in.S = S;
                    in.K = block.strikes[at].toDollars();
                    in.T = years.back();
                    in.r = Rate;
                    const auto vol = quoted && S > 0 ? pricing::americanImpliedVol(in, midOf(side, at))
                                                     : pricing::ImpliedVol();
                    sum += vol.status == pricing::IvStatus::Ok ? vol.sigma : base::Missing;
                }
                vols.push_back(sum / 2);
            }
            double expected = base::Missing;
            if (vols.size() == 1) {
                expected = vols[0];
            } else if (vols.size() == 2) {
                const double month = 30.0 / 365;
                const double low = vols[0] * vols[0] * years[0];
                const double high = vols[1] * vols[1] * years[1];
                expected =
                    std::sqrt((low + (high - low) * (month - years[0]) / (years[1] - years[0])) / month);
            }
            QCOMPARE(result.value.has_value(), !std::isnan(expected));
            if (result.value) {
                ++compared;
                QVERIFY2(std::abs(result.value->iv - expected) < 1e-9, chain->underlying().c_str());
            }
        }
    }
    for (const auto& [reason, count] : missing) {
        qInfo("%d without: %s", count, reason.c_str());
    }
    qInfo("%d compared", compared);
    QVERIFY(compared > 230);
}

// BRK-S4: a contract whose delta cannot be computed is refused by its quote codes.
void TestEquityDays::nothingPassesWithoutADelta() {
    SIGNALBOX_NEED_SHARED();
    long clean = 0;
    for (const auto& chain : chainsOf("2026-08-20_1006et")) {
        const auto analytics = chains::analyseChain(chain, Rate, standard());
        chains::QuoteContext context;
        context.evaluationDate = chain->id().date;
        context.now = chain->asOf();
        context.maxSpread = 0.10;
        context.previousClose = chain->underlyingPrice();
        for (std::size_t b = 0; b < chain->blocks().size(); ++b) {
            const market::ExpiryBlock& block = chain->blocks()[b];
            for (const Right right : {Right::Call, Right::Put}) {
                for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                    const auto& expiry = analytics->expiries[b];
                    const auto codes = chains::legCodes(*chain, block, expiry, right, i, context);
                    const auto& model = right == Right::Call ? expiry.calls : expiry.puts;
                    QVERIFY(!codes.empty() || base::isKnown(model.delta[i]));
                    clean += codes.empty() ? 1 : 0;
                }
            }
        }
    }
    qInfo("%ld clean contracts at 10:06", clean);
    QVERIFY(clean > 20'000);
}

QTEST_GUILESS_MAIN(TestEquityDays)
#include "tst_equity_days.moc"
