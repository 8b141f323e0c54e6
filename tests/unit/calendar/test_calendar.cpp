// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/calendar/calendar.h"

#include <QTest>

using namespace signalbox;
using base::ErrorCode;
using base::makeDate;
using calendar::Calendar;
using calendar::Settlement;

class TestCalendar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rangeFails();
    void businessDaysAgreeWithACount();
    void numbersInvertDates();
    void extraClosuresMoveEverything();
    void expiryInstants();
    void badExpiry();
    void clockOfNewYork();
    void vixFutures();
};

// SHR-T2: outside 1990..2040 every call fails.
void TestCalendar::rangeFails() {
    const Calendar& calendar = Calendar::standard();
    const auto before = makeDate(1989, 12, 31);
    const auto after = makeDate(2041, 1, 1);
    const auto inside = makeDate(2020, 1, 2);
    for (const auto date : {before, after}) {
        QCOMPARE(calendar.isSession(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.isEarlyClose(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.nextSession(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.previousSession(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.sessionOnOrBefore(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.timeStopDate(date, 21).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.businessDays(inside, date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.businessDays(date, inside).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.sessions(inside, date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.sessionNumber(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.closeInstant(date).error().code, ErrorCode::CalendarRange);
        QCOMPARE(calendar.expiryInstant(date, Settlement::Pm).error().code, ErrorCode::CalendarRange);
        QVERIFY(!calendar.isKnownSession(date));
    }
    QCOMPARE(calendar.previousSession(makeDate(1990, 1, 2)).error().code, ErrorCode::CalendarRange);
    QCOMPARE(calendar.addBusinessDays(makeDate(2040, 12, 30), 5).error().code, ErrorCode::CalendarRange);
    QCOMPARE(calendar.sessionAt(-1).error().code, ErrorCode::CalendarRange);
    QCOMPARE(calendar.sessionAt(1'000'000).error().code, ErrorCode::CalendarRange);
    QVERIFY(calendar.isSession(makeDate(2040, 12, 31)).has_value());
}

// SHR-T4, SHR-T5 against the definition.
void TestCalendar::businessDaysAgreeWithACount() {
    const Calendar& calendar = Calendar::standard();
    const auto start = makeDate(2001, 8, 30);
    int count = 0;
    for (int i = 0; i < 400; ++i) {
        const auto date = start + base::CalendarDays(i);
        if (i > 0 && *calendar.isSession(date)) {
            ++count;
            QCOMPARE(*calendar.addBusinessDays(start, count), date);
        }
        QCOMPARE(*calendar.businessDays(start, date), count);
    }
    QCOMPARE(calendar.businessDays(start, start - base::CalendarDays(1)).error().code, ErrorCode::Usage);
    QCOMPARE(calendar.addBusinessDays(start, 0).error().code, ErrorCode::Usage);
}

void TestCalendar::numbersInvertDates() {
    const Calendar& calendar = Calendar::standard();
    const auto all = calendar.sessions(calendar::FirstDate, calendar::LastDate);
    QCOMPARE(all->front(), makeDate(1990, 1, 2));
    for (std::size_t i = 0; i < all->size(); ++i) {
        QCOMPARE(*calendar.sessionNumber((*all)[i]), static_cast<int>(i));
        QCOMPARE(*calendar.sessionAt(static_cast<int>(i)), (*all)[i]);
        if (i > 0) {
            QCOMPARE(*calendar.previousSession((*all)[i]), (*all)[i - 1]);
            QCOMPARE(*calendar.nextSession((*all)[i - 1]), (*all)[i]);
        }
    }
    QVERIFY(!calendar.sessionNumber(makeDate(2026, 7, 4)).has_value());
    QVERIFY(calendar.sessions(makeDate(2026, 7, 4), makeDate(2026, 7, 5))->empty());
}

void TestCalendar::extraClosuresMoveEverything() {
    const auto mourning = makeDate(2027, 3, 10);
    const std::array closures = {mourning};
    const auto calendar = Calendar::withClosures(closures);
    QVERIFY(calendar.has_value());
    QVERIFY(!*calendar->isSession(mourning));
    QVERIFY(*Calendar::standard().isSession(mourning));
    QCOMPARE(*calendar->nextSession(makeDate(2027, 3, 9)), makeDate(2027, 3, 11));
    const std::array weekend = {makeDate(2027, 3, 13)};
    QVERIFY(!Calendar::withClosures(weekend).has_value());
    const std::array late = {makeDate(2041, 3, 13)};
    QCOMPARE(Calendar::withClosures(late).error().code, ErrorCode::CalendarRange);
}

// SHR-T3, SHR-T7.
void TestCalendar::expiryInstants() {
    const Calendar& calendar = Calendar::standard();
    QCOMPARE(base::toIso(*calendar.expiryInstant(makeDate(2026, 3, 20), Settlement::Am)),
             std::string("2026-03-20T13:30:00Z"));
    QCOMPARE(base::toIso(*calendar.expiryInstant(makeDate(2026, 3, 20), Settlement::Pm)),
             std::string("2026-03-20T20:00:00Z"));
    QCOMPARE(base::toIso(*calendar.expiryInstant(makeDate(2025, 11, 28), Settlement::Pm)),
             std::string("2025-11-28T18:00:00Z"));
    QCOMPARE(base::toIso(*calendar.closeInstant(makeDate(1991, 12, 24))),
             std::string("1991-12-24T19:00:00Z"));
    QCOMPARE(base::toIso(*calendar.openInstant(makeDate(2026, 7, 2))), std::string("2026-07-02T13:30:00Z"));
    // The AM monthly of June 2026 moves to Thursday the 18th and stops trading on Wednesday the 17th.
    QCOMPARE(*calendar.monthlyExpiration(std::chrono::year(2026) / 6), makeDate(2026, 6, 18));
    QCOMPARE(*calendar.lastTradingSession(makeDate(2026, 6, 18), Settlement::Am), makeDate(2026, 6, 17));
    QCOMPARE(*calendar.lastTradingSession(makeDate(2026, 6, 18), Settlement::Pm), makeDate(2026, 6, 18));
    // Still the 18th in New York.
    const auto now = base::parseIsoTime("2026-02-19T04:30:00Z").value_or(base::UtcTime());
    QCOMPARE(calendar::daysToExpiration(now, makeDate(2026, 4, 2)), 43);
}

// SHR-T10.
void TestCalendar::badExpiry() {
    const auto bad = Calendar::standard().expiryInstant(makeDate(2026, 4, 3), Settlement::Pm);
    QCOMPARE(bad.error().code, ErrorCode::BadData);
    QVERIFY(bad.error().what.find("BAD_EXPIRY") != std::string::npos);
}

// SHR-T1.
void TestCalendar::clockOfNewYork() {
    const auto at = [](const char* text) { return *base::parseIsoTime(text); };
    QCOMPARE(calendar::newYorkDate(at("2026-03-08T04:59:59Z")), makeDate(2026, 3, 7));
    QCOMPARE(calendar::newYorkDate(at("2026-03-08T05:00:00Z")), makeDate(2026, 3, 8));
    QCOMPARE(calendar::newYorkSeconds(at("2026-03-08T06:59:59Z")), 2 * 3600 - 1);
    QCOMPARE(calendar::newYorkSeconds(at("2026-03-08T07:00:00Z")), 3 * 3600);
    QCOMPARE(calendar::newYorkSeconds(at("2026-11-01T05:59:59Z")), 2 * 3600 - 1);
    QCOMPARE(calendar::newYorkSeconds(at("2026-11-01T06:00:00Z")), 3600);
    // 01:30 happens twice: the first one; 02:30 in spring never: the moment of the change.
    QCOMPARE(calendar::newYorkInstant(makeDate(2026, 11, 1), 1, 30), at("2026-11-01T05:30:00Z"));
    QCOMPARE(calendar::newYorkInstant(makeDate(2026, 3, 8), 2, 30), at("2026-03-08T07:00:00Z"));
    // The United States changed on other days before 2007, and clocks go on after 2050 and before 1970.
    QCOMPARE(calendar::newYorkInstant(makeDate(2006, 3, 20), 9, 30), at("2006-03-20T14:30:00Z"));
    QCOMPARE(calendar::newYorkInstant(makeDate(2007, 3, 20), 9, 30), at("2007-03-20T13:30:00Z"));
    QCOMPARE(calendar::newYorkDate(at("2055-07-01T03:59:59Z")), makeDate(2055, 6, 30));
    QCOMPARE(calendar::newYorkSeconds(at("1965-07-01T14:00:00Z")), 10 * 3600);
    for (int day = 0; day < 18'000; day += 7) {
        const auto date = calendar::FirstDate + base::CalendarDays(day);
        const auto noon = calendar::newYorkInstant(date, 12, 0);
        QCOMPARE(calendar::newYorkDate(noon), date);
        QCOMPARE(calendar::newYorkSeconds(noon), 12 * 3600);
    }
}

// OPT-D6: strictly after the session.
void TestCalendar::vixFutures() {
    const Calendar& calendar = Calendar::standard();
    QCOMPARE(*calendar.vixFuture(makeDate(2014, 3, 17), 1), makeDate(2014, 3, 18));
    QCOMPARE(*calendar.vixFuture(makeDate(2014, 3, 18), 1), makeDate(2014, 4, 16));
    QCOMPARE(*calendar.vixFuture(makeDate(2014, 3, 18), 2), makeDate(2014, 5, 21));
    QVERIFY(!calendar.vixFuture(makeDate(2014, 3, 18), 0).has_value());
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "test_calendar.moc"
