// SPDX-License-Identifier: GPL-3.0-or-later
// The pick on every real SPX chain of 2019 equals an exhaustive search. The reader here is a second, simple
// one on purpose.
#include "brute_force.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "tests/support/vectors.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <zlib.h>

using namespace signalbox;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> result;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        result.push_back(field);
    }
    return result;
}

std::string unpack(const fs::path& path) {
    std::string text;
    const gzFile file = gzopen(path.c_str(), "rb");
    std::vector<char> buffer(1 << 20);
    for (int got = 0; (got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    gzclose(file);
    return text;
}

base::Date usDate(const std::string& text) { // MM/DD/YYYY
    return base::makeDate(std::stoi(text.substr(6, 4)), static_cast<unsigned>(std::stoi(text.substr(0, 2))),
                          static_cast<unsigned>(std::stoi(text.substr(3, 2))));
}

/// "close" by date of a tidy daily file.
std::map<base::Date, double> closes(const fs::path& path) {
    std::map<base::Date, double> result;
    std::ifstream stream(path);
    std::string line;
    std::getline(stream, line);
    const auto header = fields(line);
    const auto at =
        static_cast<std::size_t>(std::find(header.begin(), header.end(), "close") - header.begin());
    while (std::getline(stream, line)) {
        const auto row = fields(line);
        const auto date = base::parseIsoDate(row.at(0));
        const auto value = at < row.size() ? base::parseReal(row[at]) : std::nullopt;
        if (date && value) {
            result[*date] = *value;
        }
    }
    return result;
}

struct Quote {
    std::int64_t bid = market::NoPrice;
    std::int64_t ask = market::NoPrice;
};

std::shared_ptr<const market::OptionChain> readChain(const fs::path& path) {
    using Key = std::pair<std::string, base::Date>;
    std::map<Key, std::map<base::Strike, std::map<bool, Quote>>> table;
    std::istringstream stream(unpack(path));
    std::string line;
    std::getline(stream, line);
    double spot = 0;
    base::Date date;
    while (std::getline(stream, line)) {
        const auto row = fields(line);
        spot = base::parseReal(row.at(1)).value();
        date = usDate(row.at(6));
        const std::string root = row.at(3).substr(0, row.at(3).size() - 15);
        Quote& quote =
            table[{root, usDate(row.at(5))}][base::parseStrike(row.at(7)).value()][row.at(4) == "call"];
        quote.bid = base::parsePrice(row.at(10)).value().toUnits();
        quote.ask = base::parsePrice(row.at(11)).value().toUnits();
    }
    std::vector<market::ExpiryBlock> blocks;
    for (const auto& [key, strikes] : table) {
        market::ExpiryBlock block;
        block.root = key.first;
        block.expiration = block.printedExpiration = key.second;
        block.settlement = market::settlementOfRoot(block.root);
        block.calls.resize(strikes.size());
        block.puts.resize(strikes.size());
        for (const auto& [strike, sides] : strikes) {
            const std::size_t i = block.strikes.size();
            block.strikes.push_back(strike);
            for (const auto& [call, quote] : sides) {
                market::QuoteColumns& side = call ? block.calls : block.puts;
                side.listed[i] = 1;
                side.bid[i] = quote.bid;
                side.ask[i] = quote.ask;
            }
        }
        blocks.push_back(std::move(block));
    }
    const auto asOf = calendar::Calendar::standard().closeInstant(date);
    return market::OptionChain::create({"SPX", date, -1, "test"}, spot, asOf ? *asOf : base::UtcTime(),
                                       market::Basis::AsTraded, std::move(blocks))
        .value();
}

double latest(const std::map<base::Date, double>& values, base::Date date) {
    return std::prev(values.upper_bound(date))->second;
}

} // namespace

class TestMarket2019 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void picksEqualExhaustiveSearch() {
        SIGNALBOX_NEED_SHARED();
        const fs::path data = *tests::sharedFolder() / "market-data";
        const auto bill = closes(data / "rates" / "tbill_13w_yield.csv");
        const auto vix = closes(data / "index-daily" / "vix.csv");
        const auto spx = closes(data / "index-daily" / "spx.csv");
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(data / "option-chains" / "spx-cboe-daily-2019")) {
            files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        const calendar::Calendar& calendar = calendar::Calendar::standard();
        int sessions = 0;
        int plans = 0;
        for (const fs::path& file : files) {
            const auto chain = readChain(file);
            const base::Date date = chain->id().date;
            if (!calendar.isKnownSession(date)) {
                continue; // Memorial Day, a repeated chain
            }
            ++sessions;
            structures::SelectorInputs in;
            in.chain = chain;
            in.rate = latest(bill, date) / 100;
            in.quotes.evaluationDate = date;
            in.quotes.previousClose = latest(spx, calendar.previousSession(date).value());
            in.quotes.vix = vix.at(date);
            for (const bool highVol : {false, true}) {
                in.highVol = highVol;
                const auto selection = structures::selectPutCreditSpread(in);
                const auto brute = tests::bruteForce(in);
                const std::string where = file.filename().string() + ": " + selection.refusal;
                QVERIFY2(selection.plan.has_value() == brute.has_value(), where.c_str());
                if (!brute) {
                    continue;
                }
                const structures::TradePlan& plan = *selection.plan;
                const std::string text = file.filename().string() + " " + base::toIso(plan.expiration) + " " +
                                         base::plain(plan.legs[0].contract.strike) + "/" +
                                         base::plain(plan.legs[1].contract.strike) + " " +
                                         base::plain(plan.limit) + ", search " +
                                         base::plain(brute->shortStrike) + "/" +
                                         base::plain(brute->longStrike) + " " + base::plain(brute->limit);
                QVERIFY2(plan.expiration == brute->expiration && plan.settlement == brute->settlement &&
                             plan.legs[0].contract.strike == brute->shortStrike &&
                             plan.legs[1].contract.strike == brute->longStrike && plan.limit == brute->limit,
                         text.c_str());
                if (!highVol) {
                    qInfo("%s delta %.4f", text.c_str(), *plan.quotes[0].delta);
                    ++plans;
                }
            }
        }
        QCOMPARE(sessions, 41);
        QCOMPARE(plans, 41);
    }
};

QTEST_GUILESS_MAIN(TestMarket2019)
#include "tst_market_2019.moc"
