// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, prices, dates and codes for people (trader-conventions 1, 9).
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::models;
using namespace Qt::StringLiterals;

class TestModelTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void numbersHaveATrueMinusAndSeparators() {
        QCOMPARE(number(2834.44, 1), u"2,834.4"_s);
        QCOMPARE(number(-0.172, 3), u"−0.172"_s);
        QCOMPARE(number(-0.0001, 2), u"0.00"_s);
        QCOMPARE(signedNumber(21.4, 1), u"+21.4"_s);
        QCOMPARE(signedNumber(0.001, 1), u"0.0"_s);
        QCOMPARE(quantity(-2), u"−2"_s);
        QCOMPARE(quantity(2), u"+2"_s);
        QCOMPARE(percent(0.714, 1), u"71.4 %"_s);
        QCOMPARE(probability(0.838), u"84 %"_s);
    }

    void whatIsMissingIsADashAndNeverZero() {
        QCOMPARE(number(std::optional<double>(), 2), u"—"_s);
        QCOMPARE(number(std::numeric_limits<double>::quiet_NaN(), 2), u"—"_s);
        QCOMPARE(money(std::optional<base::Money>()), u"—"_s);
        QCOMPARE(price(std::optional<base::Price>()), u"—"_s);
        QCOMPARE(percent(std::nullopt, 1), u"—"_s);
        QCOMPARE(spreadPrice(std::nullopt, true), u"—"_s);
        QCOMPARE(signedDollars(std::nullopt), u"—"_s);
    }

    void moneyShowsCentsOnlyWhereThereAreAny() {
        QCOMPARE(money(base::Money::dollars(1240)), u"$1,240"_s);
        QCOMPARE(money(base::Money::cents(-124050)), u"−$1,240.50"_s);
        QCOMPARE(signedMoney(base::Money::dollars(550)), u"+$550"_s);
        QCOMPARE(signedMoney(base::Money()), u"$0"_s);
        QCOMPARE(buyingPower(base::Money::dollars(9480)), u"($9,480)"_s);
        QCOMPARE(signedDollars(105.4), u"+$105"_s);
    }

    void aSpreadNeverHasABarePrice() {
        QCOMPARE(spreadPrice(base::Price::cents(260), true), u"2.60 cr"_s);
        QCOMPARE(spreadPrice(base::Price::cents(130), false), u"1.30 db"_s);
    }

    void strikesNeverFollowTheLocale() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(number(2834.4, 1), u"2.834,4"_s);
        QCOMPARE(strike(base::Strike::dollars(2620)), u"2,620"_s);
        QCOMPARE(strike(base::Strike::thousandths(502'500)), u"502.5"_s);
        QCOMPARE(expiryCode(base::makeDate(2019, 10, 25)), u"25 OCT 19"_s);
    }

    void datesAndExpiriesReadAsTradersWriteThem() {
        const auto date = base::makeDate(2019, 6, 28);
        QCOMPARE(expiryHeader(date, 45, "SPXW", calendar::Settlement::Pm), u"Fri 28 JUN 19 (45) SPXW W PM"_s);
        QCOMPARE(expiryHeader(base::makeDate(2019, 6, 21), 38, "SPX", calendar::Settlement::Am),
                 u"Fri 21 JUN 19 (38) SPX M AM"_s);
        QCOMPARE(expiryKind(base::makeDate(2020, 3, 31), "SPXW", calendar::Settlement::Pm), u"Q"_s);
        QCOMPARE(longDate(base::makeDate(2019, 5, 14)), u"Tue 14 May 2019"_s);
        QCOMPARE(fromQDate(toQDate(date)), date);
        QCOMPARE(businessDays(1), u"1 business day"_s);
        QCOMPARE(businessDays(3), u"3 business days"_s);
    }

    void timesAreNewYorks() {
        const auto noon = base::parseIsoTime("2019-07-01T16:00:05Z");
        QCOMPARE(easternTime(*noon), u"12:00:05 ET"_s);
        QCOMPARE(easternDateTime(*base::parseIsoTime("2019-01-02T03:00:00Z")), u"1 Jan 2019 22:00:00 ET"_s);
    }

    void everyCodeHasAWordAndAnUnknownOneShowsItself() {
        QCOMPARE(gateName("iv_rank"), u"IV Rank"_s);
        QCOMPARE(gateName("brand_new"), u"brand_new"_s);
        QCOMPARE(lightWord(diagnosis::Light::Grey), u"NO DATA"_s);
        QCOMPARE(lightWord(diagnosis::Light::Amber), u"REDUCED"_s);
        QCOMPARE(decisionWord(entry::Decision::NoTrade), u"NO TRADE"_s);
        for (const char* key : {"market_regime", "iv_rank", "term_structure", "trend", "oversold",
                                "mean_reversion", "rsi", "macd", "capacity", "spacing"}) {
            QVERIFY2(gateName(key) != QString::fromLatin1(key), key);
        }
        for (const char* code :
             {"HALT", "REGIME", "TRADE", "CAPACITY", "HEAT", "DELTA", "BUYING_POWER", "ACCOUNT"}) {
            QVERIFY2(checkName(code) != QString::fromLatin1(code), code);
        }
        for (const char* code : {"MISSING", "CROSSED", "LOCKED", "ZERO_BID", "STALE", "WIDE", "ADJUSTED",
                                 "CA_QUARANTINE", "SPLIT_SUSPECT", "MONEYNESS", "ARB_LOWER", "ARB_UPPER",
                                 "PARITY", "MONOTONE", "CONVEX", "IV_RANGE", "REFVOL"}) {
            QVERIFY2(quoteProblem(code) != QString::fromLatin1(code), code);
        }
    }
};

QTEST_GUILESS_MAIN(TestModelTexts)
#include "tst_model_texts.moc"
