// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar against the vectors and against the recorded table of the exchange.
#include "engine/calendar/calendar.h"
#include "tests/support/vectors.h"

#include <fstream>
#include <set>
#include <sstream>

using namespace signalbox;
using base::Date;
using calendar::Calendar;
using calendar::Settlement;
using tests::VectorFile;

namespace {

Date dateOf(const std::string& text) {
    return base::parseIsoDate(text).value_or(Date());
}

std::vector<std::vector<std::string>> recorded(const std::string& name) {
    std::ifstream stream(tests::sharedFolder().value_or("") / "reference" / "recordings" / "calendar" / name);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        std::vector<std::string> fields;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, ',');) {
            fields.push_back(field);
        }
        rows.push_back(fields);
    }
    return rows;
}

std::string kindOf(Date date) {
    const Calendar& calendar = Calendar::standard();
    if (!*calendar.isSession(date)) {
        return "HOLIDAY";
    }
    return *calendar.isEarlyClose(date) ? "EARLY_CLOSE" : "";
}

bool isWeekday(Date date) {
    const std::chrono::weekday day(date);
    return day != std::chrono::Saturday && day != std::chrono::Sunday;
}

} // namespace

class TestCalendarVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void calendarFile();
    void businessDaysFile();
    void timeFile();
    void timeStopFile();
    void recordedClosedAndEarlyDays();
    void recordedExpirations();
};

// SHR-T2, SHR-T3: every row, and no other special day in the years it lists.
void TestCalendarVectors::calendarFile() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("shared/calendar.csv");
    std::set<Date> listed;
    std::set<int> years;
    for (const auto& row : file.rows()) {
        const Date date = dateOf(row.text("date"));
        listed.insert(date);
        years.insert(static_cast<int>(std::chrono::year_month_day(date).year()));
        VECTOR_TEXT(row, "kind", kindOf(date));
    }
    for (const int year : years) {
        for (Date date = base::makeDate(year, 1, 1); date <= base::makeDate(year, 12, 31);
             date += base::CalendarDays(1)) {
            if (isWeekday(date) && !kindOf(date).empty()) {
                QVERIFY2(listed.contains(date),
                         ("shared/calendar.csv does not list " + base::toIso(date)).c_str());
            }
        }
    }
}

// SHR-T4, SHR-T5.
void TestCalendarVectors::businessDaysFile() {
    SIGNALBOX_NEED_VECTORS();
    const Calendar& calendar = Calendar::standard();
    const VectorFile file("shared/business_days.csv");
    for (const auto& row : file.rows()) {
        const Date from = dateOf(row.text("from"));
        const Date to = dateOf(row.text("to"));
        VECTOR_TEXT(row, "bd", std::to_string(*calendar.businessDays(from, to)));
        VECTOR_TEXT(row, "from_is_session", std::string(*calendar.isSession(from) ? "1" : "0"));
        VECTOR_TEXT(row, "to_is_session", std::string(*calendar.isSession(to) ? "1" : "0"));
        VECTOR_TEXT(row, "from_plus_3", base::toIso(*calendar.addBusinessDays(from, 3)));
        VECTOR_TEXT(row, "from_plus_5", base::toIso(*calendar.addBusinessDays(from, 5)));
    }
}

// SHR-T6, SHR-T7, SHR-T8.
void TestCalendarVectors::timeFile() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("pricing/time.csv");
    for (const auto& row : file.rows()) {
        const auto now = base::parseIsoTime(row.text("now_utc"));
        VECTOR_CHECK(row, now.has_value(), "now_utc");
        const Date expiry = dateOf(row.text("expiry"));
        const auto settlement = row.text("settle") == "AM" ? Settlement::Am : Settlement::Pm;
        const auto instant = Calendar::standard().expiryInstant(expiry, settlement);
        VECTOR_CHECK(row, instant.has_value(), "expiry");
        const auto time = calendar::timeToExpiry(*now, *instant);
        VECTOR_TEXT(row, "minutes", std::to_string(time.minutes));
        VECTOR_REAL(row, "T", time.years, 1e-12);
        VECTOR_TEXT(row, "expired", std::string(time.expired() ? "1" : "0"));
        VECTOR_TEXT(row, "dte", std::to_string(calendar::daysToExpiration(*now, expiry)));
    }
}

// SHR-T9.
void TestCalendarVectors::timeStopFile() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("optimus/time_stop.csv");
    for (const auto& row : file.rows()) {
        const Date expiry = dateOf(row.text("expiry"));
        const auto stop = Calendar::standard().timeStopDate(
            expiry, static_cast<int>(row.integer("time_stop_dte").value_or(-1)));
        VECTOR_CHECK(row, stop.has_value(), "time_stop_date");
        VECTOR_TEXT(row, "time_stop_date", base::toIso(*stop));
        VECTOR_TEXT(row, "dte_on_that_date", std::to_string(base::daysBetween(*stop, expiry)));
    }
}

// Every weekday of 1990..2040 against the table of the exchange, closing times included.
void TestCalendarVectors::recordedClosedAndEarlyDays() {
    SIGNALBOX_NEED_SHARED();
    const Calendar& calendar = Calendar::standard();
    std::map<Date, std::string> special;
    for (const auto& fields : recorded("nyse_closed_and_early_days_1990_2040.csv")) {
        special[dateOf(fields.at(0))] = fields.at(1) == "closed" ? "closed" : fields.at(2);
    }
    QVERIFY(special.size() > 500);
    for (Date date = calendar::FirstDate; date <= calendar::LastDate; date += base::CalendarDays(1)) {
        std::string actual;
        if (!*calendar.isSession(date)) {
            actual = isWeekday(date) ? "closed" : "";
        } else if (*calendar.isEarlyClose(date)) {
            const int seconds = calendar::newYorkSeconds(*calendar.closeInstant(date));
            actual = std::to_string(seconds / 3600) + ":00";
        }
        const auto row = special.find(date);
        const std::string expected = row == special.end() ? "" : row->second;
        QVERIFY2(actual == expected, base::toIso(date)
                                         .append(": actual '")
                                         .append(actual)
                                         .append("', table '")
                                         .append(expected)
                                         .c_str());
    }
}

void TestCalendarVectors::recordedExpirations() {
    SIGNALBOX_NEED_SHARED();
    const Calendar& calendar = Calendar::standard();
    const auto rows = recorded("monthly_option_expirations_2004_2040.csv");
    QCOMPARE(rows.size(), std::size_t{37} * 12);
    for (const auto& fields : rows) {
        const auto first = dateOf(fields.at(0) + "-01");
        const std::chrono::year_month_day parts(first);
        const auto month = parts.year() / parts.month();
        const auto expiration = calendar.monthlyExpiration(month);
        QVERIFY2(expiration && base::toIso(*expiration) == fields.at(2), fields.at(0).c_str());
        const auto last = calendar.lastTradingSession(*expiration, Settlement::Am);
        QVERIFY2(last && base::toIso(*last) == fields.at(4), fields.at(0).c_str());
        const auto vix = calendar.vixSettlement(month);
        QVERIFY2(vix && base::toIso(*vix) == fields.at(5), fields.at(0).c_str());
    }
}

QTEST_GUILESS_MAIN(TestCalendarVectors)
#include "test_calendar_vectors.moc"
