// SPDX-License-Identifier: GPL-3.0-or-later
// Order text against the recordings: every thinkorswim line with its annotated legs, and the JSON bodies.
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/report/order_text/thinkorswim_lines.h"
#include "tests/support/vectors.h"
#include "tests/unit/order_text/orders.h"

#include <fstream>
#include <map>
#include <sstream>

#ifndef Q_MOC_RUN // moc cannot parse it and need not
#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using nlohmann::json;
using report::Dialect;

namespace {

std::string recording(const std::string& relative) {
    std::ifstream stream(*sharedFolder() / "reference" / "recordings" / relative, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// "-1 P3980;+1 P3975" of legs, in their order.
std::string legText(const std::vector<structures::Leg>& legs, std::int64_t quantity) {
    std::string text;
    for (const structures::Leg& leg : legs) {
        text += (text.empty() ? "" : ";") + std::string(leg.side == structures::Side::Buy ? "+" : "-") +
                std::to_string(leg.ratio * quantity) + " " + market::rightLetter(leg.contract.right) +
                base::plain(leg.contract.strike);
    }
    return text;
}

std::string dates(const report::ThinkorswimBody& body) {
    std::string text;
    for (const auto& [date, am] : body.expirations) {
        text += (text.empty() ? "" : "/") + base::toIso(date);
    }
    return text;
}

std::string upper(std::string text) {
    for (char& c : text) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

struct Row {
    std::map<std::string, std::string> fields;
    int line = 0;
    [[nodiscard]] const std::string& at(const std::string& column) const { return fields.at(column); }
};

std::vector<Row> lines() {
    std::istringstream stream(recording("order-text/thinkorswim_lines.csv"));
    std::vector<std::string> header;
    std::vector<Row> rows;
    std::string text;
    for (int number = 1; std::getline(stream, text); ++number) {
        if (!text.empty() && text.back() == '\r') {
            text.pop_back();
        }
        std::vector<std::string> fields;
        std::istringstream parts(text);
        std::string field;
        while (std::getline(parts, field, ',')) {
            fields.push_back(field);
        }
        if (number == 1) {
            header = fields;
            continue;
        }
        Row row;
        row.line = number;
        for (std::size_t i = 0; i < header.size(); ++i) {
            row.fields[header[i]] = i < fields.size() ? fields[i] : "";
        }
        rows.push_back(row);
    }
    return rows;
}

#define ROW_CHECK(condition, message)                                                                        \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            const std::string rowMessage_ =                                                                  \
                "thinkorswim_lines.csv line " + std::to_string(row.line) + ": " + (message);                 \
            QFAIL(rowMessage_.c_str());                                                                      \
        }                                                                                                    \
    } while (false)

} // namespace

class TestOrderTextRecordings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thinkorswimLines() {
        SIGNALBOX_NEED_SHARED();
        std::map<std::string, int> kinds;
        for (const Row& row : lines()) {
            ++kinds[row.at("kind")];
            if (row.at("kind") == "order") {
                checkOrder(row);
            } else if (row.at("kind") == "body") {
                checkBody(row);
            } else {
                checkFill(row);
            }
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        QVERIFY(kinds["order"] >= 3 && kinds["fill"] >= 11 && kinds["body"] >= 11 && kinds["email"] >= 1);
    }

    void jsonBodies() {
        SIGNALBOX_NEED_SHARED();
        const json tasty = json::parse(recording("tastytrade/order_vertical_credit_request.derived.json"));
        QVERIFY(json::parse(*report::orderText(Dialect::Tastytrade, exampleOrder())) == tasty);
        QVERIFY(*report::readOrder(Dialect::Tastytrade, tasty.dump()).ticket == exampleOrder());

        const json schwab = json::parse(recording("schwab/orders.derived.json"));
        const auto checkSchwab = [&schwab](const char* name, const report::OrderTicket& ticket) {
            const json& recorded = schwab.at(name);
            const auto read = report::readOrder(Dialect::Schwab, recorded.dump());
            QVERIFY2(read.ticket.has_value(), name);
            QVERIFY2(*read.ticket == ticket, name);
            QVERIFY2(json::parse(*report::orderText(Dialect::Schwab, ticket)) == recorded, name);
        };
        checkSchwab("bull_put_vertical_open_credit", exampleOrder());
        report::OrderTicket closing = exampleClosing();
        closing.tif = report::TimeInForce::GoodTillCancelled;
        checkSchwab("bull_put_vertical_close_debit", closing);
        const base::Date october = base::makeDate(2026, 10, 16);
        checkSchwab("iron_condor_open",
                    orderWith({legOf(1, "SPXW", october, 7480, 'P'), legOf(-1, "SPXW", october, 7500, 'P'),
                               legOf(-1, "SPXW", october, 7900, 'C'), legOf(1, "SPXW", october, 7920, 'C')},
                              1, 235, report::NetEffect::Credit));
        checkSchwab("single_put_sell_to_open",
                    orderWith({legOf(-1, "SPXW", october, 7500, 'P')}, 1, 1840, report::NetEffect::Credit));
        QVERIFY(!report::readOrder(Dialect::Schwab, schwab.at("error_body").dump()).ticket);

        // Of the Web API's order our object has price, side and time in force; legs there are contract
        // numbers.
        const json ibkr = json::parse(recording("ibkr/derived_vertical_credit_order.json"));
        const json& recorded = ibkr.at("request").at("body").at("orders").at(0);
        const json ours = json::parse(*report::orderText(Dialect::Ibkr, exampleOrder()));
        QVERIFY(ours.at("lmtPrice") == recorded.at("price"));
        QVERIFY(ours.at("action") == recorded.at("side"));
        QVERIFY(ours.at("tif") == recorded.at("tif"));
        QVERIFY(ours.at("orderType") == recorded.at("orderType"));
        QVERIFY(ours.at("totalQuantity") == recorded.at("quantity"));
        QVERIFY(!report::readOrder(Dialect::Ibkr, recorded.dump()).ticket);
    }

private:
    static void checkOrder(const Row& row) {
        const auto read = report::readOrder(Dialect::Thinkorswim, row.at("line"));
        const auto date = base::parseIsoDate(row.at("expirations"));
        ROW_CHECK(date.has_value(), "expiration");
        if (!calendar::Calendar::standard().isKnownSession(*date)) {
            ROW_CHECK(!read.ticket && !read.problems.empty(), "an expiration on a closed day was accepted");
            return;
        }
        ROW_CHECK(read.ticket.has_value(), read.problems.empty() ? "" : read.problems.front());
        const report::OrderTicket& ticket = *read.ticket;
        std::vector<structures::Leg> legs;
        for (const auto& leg : ticket.legs) {
            legs.push_back(leg.leg);
            ROW_CHECK(leg.leg.contract.underlying == row.at("root"), "root");
            ROW_CHECK(leg.leg.contract.expiration == *date, "expirations");
            ROW_CHECK(leg.leg.contract.root == "SPXW", "series");
        }
        ROW_CHECK(legText(legs, ticket.quantity) == row.at("legs"), "legs " + legText(legs, ticket.quantity));
        ROW_CHECK(ticket.quantity == std::abs(*base::parseInteger(row.at("qty"))), "qty");
        ROW_CHECK(ticket.price == *base::parsePrice(row.at("price")), "price");
        ROW_CHECK((ticket.effect == report::NetEffect::Credit) == (row.at("side") == "SELL"), "side");
        ROW_CHECK(!report::readThinkorswimFill(row.at("line")).value, "an order was read as a fill");
        // What is written is the canonical form, which reads back.
        const auto text = report::orderText(Dialect::Thinkorswim, ticket);
        ROW_CHECK(text.has_value(), "cannot be written again");
        const bool byHand = row.at("flags").empty();
        ROW_CHECK(byHand || *text == row.at("line"), "written as " + *text);
    }

    static void checkFill(const Row& row) {
        ROW_CHECK(!report::readOrder(Dialect::Thinkorswim, row.at("line")).ticket, "a fill became an order");
        const auto read = report::readThinkorswimFill(row.at("line"));
        ROW_CHECK(read.value.has_value(), read.problems.empty() ? "" : read.problems.front());
        const report::ThinkorswimFill& fill = *read.value;
        checkWords(row, fill.body);
        const std::int64_t quantity = *base::parseInteger(row.at("qty"));
        ROW_CHECK(fill.quantity == std::abs(quantity), "qty");
        ROW_CHECK((fill.side == structures::Side::Sell) == (row.at("side") == "SELL"), "side");
        ROW_CHECK(fill.price == *base::parsePrice(row.at("price")), "price");
        ROW_CHECK(legText(fill.body.legs, fill.quantity) == row.at("legs"),
                  "legs " + legText(fill.body.legs, fill.quantity));
        const bool alert = row.at("kind") == "email";
        ROW_CHECK(fill.alertNumber == (alert ? "131646602945" : ""), "alert number");
        ROW_CHECK((fill.venue == "CBOE") == (row.at("line").find("CBOE") != std::string::npos), "venue");
    }

    static void checkBody(const Row& row) {
        ROW_CHECK(!report::readOrder(Dialect::Thinkorswim, row.at("line")).ticket, "a body became an order");
        const auto read = report::readThinkorswimBody(row.at("line"));
        ROW_CHECK(read.value.has_value(), read.problems.empty() ? "" : read.problems.front());
        const report::ThinkorswimBody& body = *read.value;
        checkWords(row, body);
        const std::string& annotated = row.at("legs");
        const std::string legs = legText(body.legs, 1);
        if (annotated.find("(if BUY)") != std::string::npos && annotated.find(';') != std::string::npos) {
            ROW_CHECK(legs + " (if BUY)" == annotated, "legs " + legs);
        }
        static const std::map<std::string, std::string> Described{
            {"first leg PM second leg AM", "+1 C3990;-1 C3995"},
            {"+1/-1/+1/-1 (if BUY)", "+1 C3990;-1 C3980;+1 C4000;-1 C4010"},
            {"unbalanced quantities 2/2/1/1", ""}};
        if (const auto found = Described.find(annotated); found != Described.end()) {
            ROW_CHECK(legs == found->second, "legs " + legs);
        }
        if (body.strategy == "VERT ROLL" || body.strategy == "COVERED") {
            ROW_CHECK(legs.empty(), "legs were guessed");
        }
        for (std::size_t i = 0; i < body.legs.size(); ++i) {
            const auto& [date, am] = body.expirations[body.expirations.size() == 1 ? 0 : i];
            ROW_CHECK(body.legs[i].contract.expiration == date, "date of a leg");
            ROW_CHECK((body.legs[i].contract.settlement == market::Settlement::Am) == am, "[AM] of a leg");
        }
    }

    static void checkWords(const Row& row, const report::ThinkorswimBody& body) {
        ROW_CHECK(body.strategy == row.at("strategy"), "strategy " + body.strategy);
        ROW_CHECK(body.underlying == row.at("root"), "root " + body.underlying);
        ROW_CHECK(std::to_string(body.multiplier) == row.at("multiplier"), "multiplier");
        ROW_CHECK((upper(row.at("flags")).find("WEEKLYS") != std::string::npos) == (body.family == "WEEKLYS"),
                  "family " + body.family);
        bool am = false;
        for (const auto& expiration : body.expirations) {
            am = am || expiration.second;
        }
        ROW_CHECK((row.at("flags").find("[AM]") != std::string::npos) == am, "[AM]");
        std::string wanted = row.at("expirations");
        for (const char* mark : {" AM", " PM"}) {
            for (std::size_t at = wanted.find(mark); at != std::string::npos; at = wanted.find(mark)) {
                wanted.erase(at, 3);
            }
        }
        if (wanted == "four dates") {
            wanted = "2021-04-16/2021-04-16/2021-03-19/2021-03-19";
        } else if (wanted == "2026-02-20 x4") {
            wanted = "2026-02-20/2026-02-20/2026-02-20/2026-02-20";
        }
        ROW_CHECK(dates(body) == wanted, "expirations " + dates(body));
        std::string strikes;
        for (const base::Strike strike : body.strikes) {
            strikes += (strikes.empty() ? "" : "/") + base::plain(strike);
        }
        ROW_CHECK(strikes == row.at("strikes"), "strikes " + strikes);
        std::string rights;
        for (const std::string& right : body.rights) {
            rights += (rights.empty() ? "" : "/") + right;
        }
        const std::string wantedRights =
            row.at("right") == "CALL x4" ? "CALL/CALL/CALL/CALL" : row.at("right");
        ROW_CHECK(rights == wantedRights, "right " + rights);
    }
};

QTEST_GUILESS_MAIN(TestOrderTextRecordings)
#include "test_order_text_recordings.moc"
