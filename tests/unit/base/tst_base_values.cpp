// SPDX-License-Identifier: GPL-3.0-or-later
// Exact numbers, their text, dates, comparisons, hashes and the executor (SHR-N, SHR-T1).
#include "engine/base/csv.h"
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/executor.h"
#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/base/result.h"
#include "engine/base/sha256.h"

#include <atomic>
#include <limits>

#include <QTest>

using namespace signalbox::base;

class TestBaseValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundingNamesMeanWhatTheySay() { // SHR-N3
        const auto divided = [](int a, int b, Rounding r) {
            return static_cast<int>(divideRounded(a, b, r));
        };
        QCOMPARE(divided(7, 2, Rounding::Floor), 3);
        QCOMPARE(divided(-7, 2, Rounding::Floor), -4);
        QCOMPARE(divided(7, 2, Rounding::Ceil), 4);
        QCOMPARE(divided(-7, 2, Rounding::Ceil), -3);
        QCOMPARE(divided(7, 2, Rounding::HalfAway), 4);
        QCOMPARE(divided(-7, 2, Rounding::HalfAway), -4);
        QCOMPARE(divided(-6, 4, Rounding::HalfAway), -2);
        QCOMPARE(divided(5, 4, Rounding::HalfAway), 1);
        // A product beyond 64 bits (SHR-N1).
        QCOMPARE(multiplyDivide(4'000'000'000'000'000'000, 10'000, 10'000, Rounding::Floor),
                 4'000'000'000'000'000'000);
    }

    void aCsvFieldComesBackAsItWas() {
        const std::vector<std::string> fields{"",           "plain",    "a,b", "say \"yes\"",
                                              "two\rlines", " blanks ", "\"\""};
        std::string line;
        for (const std::string& field : fields) {
            line += (line.empty() && &field == &fields.front() ? "" : ",") + csvField(field);
        }
        QVERIFY(csvFields(line) == fields);
        QCOMPARE(csvField("plain"), std::string("plain"));
        QCOMPARE(csvField("a\"b"), std::string("\"a\"\"b\""));
        QCOMPARE(csvFields("").size(), std::size_t{1});
        QCOMPARE(csvFields("a,").size(), std::size_t{2});
    }

    void fractionsOfMoneyAreFloored() { // SHR-N2
        QCOMPARE(BasisPoints(200).of(Money::cents(50'000'049)), Money::cents(1'000'000));
        QCOMPARE(BasisPoints(1).of(Money::cents(-1)), Money::cents(-1));
        QCOMPARE(premium(Price::units(26'000), 100, 2), Money::dollars(520));
        QCOMPARE(Strike::dollars(5700).shifted(-Price::dollars(50)), Strike::dollars(5650));
    }

    void decimalsAreReadExactlyOrNotAtAll() {
        QCOMPARE(parsePrice("4.95").value(), Price::units(49'500));
        QCOMPARE(parsePrice(".55").value(), Price::units(5'500));
        QCOMPARE(parsePrice("-0.00005").value(), Price::units(-1)); // half away
        QCOMPARE(parseStrike("502.5").value(), Strike::thousandths(502'500));
        QCOMPARE(parseMoney("1234.5").value(), Money::cents(123'450));
        for (const char* bad : {"", "-", ".", "1.2.3", "1e3", " 1", "1,000", "99999999999999999999", "nan"}) {
            QVERIFY2(!parsePrice(bad), bad);
        }
        QVERIFY(!parseStrike("-5"));
        QVERIFY(!parseReal("inf") && !parseReal("nan") && !parseReal("") && !parseReal("1x"));
        QCOMPARE(parseReal("-1.5e3").value(), -1500.0);
        QVERIFY(!parseInteger("1.0"));
    }

    void textIsCanonical() { // SHR-N7, SHR-L
        QCOMPARE(fixed(-0.004, 2), std::string("0.00"));
        QCOMPARE(fixedSigned(-0.004, 2), std::string("+0.00"));
        QCOMPARE(fixedSigned(-0.32, 2), std::string("-0.32"));
        QCOMPARE(grouped(5842.4), std::string("5,842"));
        QCOMPARE(grouped(-1234567.0), std::string("-1,234,567"));
        QCOMPARE(grouped(999.0), std::string("999"));
        QCOMPARE(usd(Money::cents(123'450)), std::string("$1,234.50"));
        QCOMPARE(usd(Money::dollars(-530)), std::string("-$530"));
        QCOMPARE(usdSigned(Money::dollars(264)), std::string("+$264"));
        QCOMPARE(usdPrice(Price::units(12'850)), std::string("$1.29")); // half away from zero
        QCOMPARE(usdPriceSigned(Price::units(-1000)), std::string("-$0.10"));
        QCOMPARE(plain(Strike::thousandths(502'500)), std::string("502.5"));
        QCOMPARE(plain(Price::units(-1)), std::string("-0.0001"));
    }

    void datesAndInstantsReadBack() { // SHR-T1
        QCOMPARE(toIso(makeDate(2024, 2, 29)), std::string("2024-02-29"));
        QVERIFY(!parseIsoDate("2023-02-29") && !parseIsoDate("2023-2-09") && !parseIsoDate("20230209"));
        const auto instant = parseIsoTime("2026-02-18T10:00:00.250-05:00").value();
        QCOMPARE(toIso(instant), std::string("2026-02-18T15:00:00.250000Z"));
        QCOMPARE(parseIsoTime(toIso(instant)).value(), instant);
        QVERIFY(!parseIsoTime("2026-02-18T15:00:00") && !parseIsoTime("2026-02-18T25:00:00Z"));
        QCOMPARE(fromDayNumber(toDayNumber(makeDate(1990, 1, 2))), makeDate(1990, 1, 2));
    }

    void realsCompareWithTheOneTolerance() { // SHR-N6
        QVERIFY(realEqual(0.1 + 0.2, 0.3));
        QVERIFY(!realGreater(50.0 + 1e-9, 50.0));
        QVERIFY(realGreater(50.0 + 1e-6, 50.0));
        QVERIFY(realGreaterEqual(1.05 - 1e-12, 1.05));
        QVERIFY(!realEqual(Missing, Missing) && !realGreater(Missing, 0) && !realLess(Missing, 0));
        QVERIFY(!known(Missing) && known(0.0).value() == 0.0);
    }

    void hashesAreThoseOfTheStandard() { // FIPS 180-4, example "abc"
        QCOMPARE(sha256Hex("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256Hex(""),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void errorsAreOneLineAndKnowTheirStatus() {
        const Error error{ErrorCode::BadData, "not a number", "line 3", "mend the file"};
        QCOMPARE(error.within("prices.csv").message(),
                 std::string("prices.csv: line 3: not a number; mend the file"));
        QCOMPARE(exitStatus(ErrorCode::Usage), 2);
        QCOMPARE(exitStatus(ErrorCode::MissingData), 3);
        QCOMPARE(exitStatus(ErrorCode::Refused), 4);
        QCOMPARE(exitStatus(ErrorCode::Remote), 5);
        QVERIFY_THROWS_EXCEPTION(Defect, SIGNALBOX_REQUIRE(1 > 2, "never"));
    }

    void everyPieceRunsOnceOnAnyNumberOfThreads() { // SHR-J1
        for (const unsigned threads : {1U, 2U, 7U}) {
            std::vector<int> slots(1000, 0);
            QVERIFY(Executor(threads).parallelFor(slots.size(),
                                                  [&](std::size_t i) { slots[i] += static_cast<int>(i); }));
            for (std::size_t i = 0; i < slots.size(); ++i) {
                QCOMPARE(slots[i], static_cast<int>(i));
            }
            std::stop_source stop;
            stop.request_stop();
            QVERIFY(!Executor(threads).parallelFor(10, [](std::size_t) {}, stop.get_token()));
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, Executor(threads).parallelFor(10, [](std::size_t) {
                throw std::runtime_error("piece");
            }));
        }
    }
};

QTEST_GUILESS_MAIN(TestBaseValues)
#include "tst_base_values.moc"
