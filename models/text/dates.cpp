// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/dates.h"

#include "engine/calendar/calendar.h"
#include "models/text/numbers.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QTime>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

const QDate Epoch(1970, 1, 1);

QLocale english() {
    return QLocale(QLocale::English, QLocale::UnitedStates);
}

QString clock(base::UtcTime instant) {
    const QTime midnight(0, 0);
    return midnight.addSecs(calendar::newYorkSeconds(instant)).toString(u"HH:mm:ss"_s) + u" ET"_s;
}

/// A Friday is a weekly even where the quarter ends on it.
bool isQuarterly(base::Date date) {
    if (std::chrono::weekday(date) == std::chrono::Friday) {
        return false;
    }
    const auto& calendar = calendar::Calendar::standard();
    const auto next = calendar.nextSession(date);
    if (!next) {
        return false;
    }
    const unsigned month = static_cast<unsigned>(std::chrono::year_month_day(date).month());
    const unsigned after = static_cast<unsigned>(std::chrono::year_month_day(*next).month());
    return month != after && month % 3 == 0;
}

} // namespace

QDate toQDate(base::Date date) {
    return Epoch.addDays(base::toDayNumber(date));
}
base::Date fromQDate(QDate date) {
    return base::fromDayNumber(static_cast<int>(Epoch.daysTo(date)));
}

QString datePattern(DateForm form) {
    switch (form) {
    case DateForm::Long:
        return QCoreApplication::translate("DatePatterns", "ddd d MMM yyyy");
    case DateForm::Medium:
        return QCoreApplication::translate("DatePatterns", "d MMM yyyy");
    case DateForm::Short:
        break;
    }
    return QCoreApplication::translate("DatePatterns", "d MMM");
}

QString longDate(base::Date date) {
    return numberLocale().toString(toQDate(date), datePattern(DateForm::Long));
}
QString mediumDate(base::Date date) {
    return numberLocale().toString(toQDate(date), datePattern(DateForm::Medium));
}
QString mediumDate(std::optional<base::Date> date) {
    return date ? mediumDate(*date) : dash();
}
QString shortDate(base::Date date) {
    return numberLocale().toString(toQDate(date), datePattern(DateForm::Short));
}
QString shortDate(std::optional<base::Date> date) {
    return date ? shortDate(*date) : dash();
}
QString expiryCode(base::Date expiration) {
    return english().toString(toQDate(expiration), u"d MMM yy"_s).toUpper();
}
QString expiryCodeShort(base::Date expiration) {
    return english().toString(toQDate(expiration), u"d MMM"_s).toUpper();
}
QString easternTime(base::UtcTime instant) {
    return clock(instant);
}
QString easternDateTime(base::UtcTime instant) {
    return mediumDate(calendar::newYorkDate(instant)) + u' ' + clock(instant);
}

QString expiryKind(base::Date expiration, const std::string& root, calendar::Settlement settlement) {
    if (settlement == calendar::Settlement::Am) {
        return u"M"_s;
    }
    const auto parts = std::chrono::year_month_day(expiration);
    const auto monthly = calendar::Calendar::standard().monthlyExpiration(parts.year() / parts.month());
    const bool weeklyRoot = !root.empty() && root.back() == 'W';
    if (monthly && *monthly == expiration && !weeklyRoot) {
        return u"M"_s;
    }
    return isQuarterly(expiration) ? u"Q"_s : u"W"_s;
}

QString expiryHeader(base::Date expiration, int dte, const std::string& root,
                     calendar::Settlement settlement) {
    return u"%1 %2 (%3) %4 %5 %6"_s.arg(
        english().toString(toQDate(expiration), u"ddd"_s), expiryCode(expiration), QString::number(dte),
        QString::fromStdString(root), expiryKind(expiration, root, settlement),
        settlement == calendar::Settlement::Am ? u"AM"_s : u"PM"_s);
}

QString businessDays(int days) {
    return days == 1 ? QCoreApplication::translate("Days", "1 business day")
                     : QCoreApplication::translate("Days", "%1 business days").arg(count(days));
}

QString sessions(int number) {
    return number == 1 ? QCoreApplication::translate("Days", "1 session")
                       : QCoreApplication::translate("Days", "%1 sessions").arg(count(number));
}

} // namespace signalbox::models
