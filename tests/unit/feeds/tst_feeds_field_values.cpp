// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"

#include <cmath>

#include <QTest>

using namespace signalbox;
using namespace signalbox::feeds;

class TestFieldValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreTheNearestDoubles();
    void whatIsNoNumberIsNone();
    void pricesAreExactUnits();
    void countsAndAbbreviations();
    void datesInEveryForm();
    void monthsOfSeveralLanguages();
    void fieldsWithQuotesAndBlanks();
    void linesWithEitherEnd();
    void printableTextIsShortValidUtf8();
};

void TestFieldValues::numbersAreTheNearestDoubles() {
    for (const std::string_view text :
         {"0", "-0.5", "1.25", "2826.06", "0.1", "123456789012345", "1234567890.12345", "0.000000000000001",
          "1133.869995", "9007199254740993", "3.141592653589793238462643", "1e-5", "-1.5E3", "00012.50"}) {
        const auto value = realOf(text);
        QVERIFY2(value.has_value(), std::string(text).c_str());
        QVERIFY(value == std::strtod(std::string(text).c_str(), nullptr));
    }
    // Every four-digit price with two decimals, the form most files have.
    for (int cents = 0; cents < 1'000'000; cents += 7) {
        const std::string text =
            std::to_string(cents / 100) + "." + std::to_string(cents / 10 % 10) + std::to_string(cents % 10);
        QVERIFY(realOf(text) == *base::parseReal(text));
    }
}

void TestFieldValues::whatIsNoNumberIsNone() {
    for (const std::string_view text : {"", "-", ".", "-.", "nan", "NaN", "inf", "-inf", "1.2.3", "12a",
                                        "1 2", "1e999", "0x10", "--1", "1,5"}) {
        QVERIFY2(!realOf(text), std::string(text).c_str());
    }
}

void TestFieldValues::pricesAreExactUnits() {
    QVERIFY(priceUnitsOf("2109.9") == 21'099'000);
    QVERIFY(priceUnitsOf("0.05") == 500);
    QVERIFY(priceUnitsOf("217.10000000000002") == 2'171'000);
    QVERIFY(priceUnitsOf("-0.10") == -1000);
    QVERIFY(priceUnitsOf("1e-1") == 1000);
    QVERIFY(!priceUnitsOf(""));
    QVERIFY(!priceUnitsOf("9999999999999999"));
    QVERIFY(!priceUnitsOf("abc"));
    QVERIFY(strikeOf("92.14") == base::Strike::thousandths(92'140));
    QVERIFY(!strikeOf("0"));
    QVERIFY(!strikeOf("-5"));
    QVERIFY(!strikeOf("99999999"));
}

void TestFieldValues::countsAndAbbreviations() {
    QVERIFY(feeds::countOf("38784") == 38'784);
    QVERIFY(feeds::countOf("12.0") == 12);
    QVERIFY(feeds::countOf("1,234,567") == 1'234'567);
    QVERIFY(!feeds::countOf("-1"));
    QVERIFY(!feeds::countOf(""));
    QVERIFY(abbreviatedRealOf("45.31M") == 45'310'000.0);
    QVERIFY(abbreviatedRealOf("1.2K") == 1200.0);
    QVERIFY(abbreviatedRealOf("2B") == 2e9);
    QVERIFY(!abbreviatedRealOf("M"));
    QVERIFY(groupedRealOf("5,842.01") == 5842.01);
}

void TestFieldValues::datesInEveryForm() {
    const base::Date date = base::makeDate(2019, 5, 24);
    QVERIFY(isoDateOf("2019-05-24") == date);
    QVERIFY(americanDateOf("05/24/2019") == date);
    QVERIFY(americanDateOf("5/24/2019") == date);
    QVERIFY(compactDateOf("20190524") == date);
    for (const std::string_view text : {"", "2019-13-01", "2019-02-29", "02/30/2019", "5/24/19", "/24/2019",
                                        "2019-5-24", "20190532", "aaaa-bb-cc"}) {
        QVERIFY2(!anyDateOf(text) && !compactDateOf(text), std::string(text).c_str());
    }
}

void TestFieldValues::monthsOfSeveralLanguages() {
    QVERIFY(monthOf("julio") == 7U);
    QVERIFY(monthOf("July") == 7U);
    QVERIFY(monthOf("juin") == 6U);
    QVERIFY(monthOf("enero") == 1U);
    QVERIFY(monthOf("Dezember") == 12U);
    QVERIFY(monthOf("März") == 3U);
    QVERIFY(!monthOf("las"));
}

void TestFieldValues::fieldsWithQuotesAndBlanks() {
    Fields fields;
    fields.split("MMM, 3M ,\"Saint Paul, Minnesota\",\"\",  7.5");
    QCOMPARE(fields.count(), 5U);
    QCOMPARE(fields[1], std::string_view("3M"));
    QCOMPARE(fields[2], std::string_view("Saint Paul, Minnesota"));
    QCOMPARE(fields[3], std::string_view());
    QCOMPARE(fields[4], std::string_view("7.5"));
    QCOMPARE(fields[99], std::string_view());
    fields.split("");
    QCOMPARE(fields.count(), 1U);
    fields.split("a,\"never closed, b");
    QCOMPARE(fields.count(), 2U);
    fields.split(std::string(200, ','));
    QCOMPARE(fields.count(), 201U);
    QCOMPARE(fields[150], std::string_view());
}

void TestFieldValues::linesWithEitherEnd() {
    LineReader reader("one\r\ntwo\n\nfour");
    QVERIFY(reader.next() && reader.line() == "one" && reader.number() == 1 && !reader.cutOff());
    QVERIFY(reader.next() && reader.line() == "two");
    QVERIFY(reader.next() && reader.line().empty());
    QVERIFY(reader.next() && reader.line() == "four" && reader.number() == 4 && reader.cutOff());
    QVERIFY(!reader.next());
}

void TestFieldValues::printableTextIsShortValidUtf8() {
    QCOMPARE(printable("a\tb\x01"), std::string("a?b?"));
    QCOMPARE(printable("Zo\xC3\xAB"), std::string("Zo\xC3\xAB"));
    QCOMPARE(printable("Zo\xEB!"), std::string("Zo?!"));
    QCOMPARE(printable(std::string(5000, 'x')).size(), 400U);
}

QTEST_GUILESS_MAIN(TestFieldValues)
#include "tst_feeds_field_values.moc"
