// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/numbers.h"

#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar Minus(0x2212);
constexpr QChar ThinDash(0x2014);

/// |value| with fixed decimals and separators; the sign is put in front by the callers.
QString magnitude(double value, int decimals) {
    return numberLocale().toString(std::abs(value), 'f', decimals);
}

bool isZeroText(const QString& text) {
    for (const QChar letter : text) {
        if (letter.isDigit() && letter.digitValue() != 0) {
            return false;
        }
    }
    return true;
}

QString withSign(const QString& text, double value, bool plus) {
    if (isZeroText(text)) {
        return text;
    }
    if (value < 0) {
        return Minus + text;
    }
    return plus ? u'+' + text : text;
}

QString moneyMagnitude(base::Money amount) {
    const std::int64_t cents = std::abs(amount.toCents());
    const int decimals = cents % 100 == 0 ? 0 : 2;
    return u'$' + magnitude(static_cast<double>(cents) / 100.0, decimals);
}

} // namespace

QString dash() {
    return QString(ThinDash);
}

QLocale numberLocale() {
    QLocale locale;
    if (locale.language() == QLocale::C) {
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    }
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale;
}

QString number(double value, int decimals) {
    return std::isfinite(value) ? withSign(magnitude(value, decimals), value, false) : dash();
}
QString number(std::optional<double> value, int decimals) {
    return value ? number(*value, decimals) : dash();
}
QString signedNumber(double value, int decimals) {
    return std::isfinite(value) ? withSign(magnitude(value, decimals), value, true) : dash();
}
QString signedNumber(std::optional<double> value, int decimals) {
    return value ? signedNumber(*value, decimals) : dash();
}
QString count(std::int64_t value) {
    return number(static_cast<double>(value), 0);
}
QString quantity(std::int64_t value) {
    return signedNumber(static_cast<double>(value), 0);
}
QString percent(std::optional<double> fraction, int decimals) {
    return fraction ? number(*fraction * 100, decimals) + u" %"_s : dash();
}
QString signedPercent(std::optional<double> fraction, int decimals) {
    return fraction ? signedNumber(*fraction * 100, decimals) + u" %"_s : dash();
}
QString probability(std::optional<double> fraction) {
    return percent(fraction, 0);
}
QString volatilityPoints(std::optional<double> fraction) {
    return fraction ? number(*fraction * 100, 1) : dash();
}

QString money(base::Money amount) {
    return withSign(moneyMagnitude(amount), static_cast<double>(amount.toCents()), false);
}
QString money(std::optional<base::Money> amount) {
    return amount ? money(*amount) : dash();
}
QString signedMoney(base::Money amount) {
    return withSign(moneyMagnitude(amount), static_cast<double>(amount.toCents()), true);
}
QString signedMoney(std::optional<base::Money> amount) {
    return amount ? signedMoney(*amount) : dash();
}
QString signedDollars(std::optional<double> dollars) {
    if (!dollars || !std::isfinite(*dollars)) {
        return dash();
    }
    return withSign(u'$' + magnitude(*dollars, 0), *dollars, true);
}
QString buyingPower(base::Money reduction) {
    return u'(' + moneyMagnitude(reduction) + u')';
}

QString price(base::Price perShare) {
    return number(perShare.toDollars(), 2);
}
QString price(std::optional<base::Price> perShare) {
    return perShare ? price(*perShare) : dash();
}
QString spreadPrice(base::Price perShare, bool credit) {
    return price(perShare) + u' ' +
           (credit ? QCoreApplication::translate("Price", "cr", "credit, behind a price")
                   : QCoreApplication::translate("Price", "db", "debit, behind a price"));
}
QString spreadPrice(std::optional<base::Price> perShare, bool credit) {
    return perShare ? spreadPrice(*perShare, credit) : dash();
}

QString strike(base::Strike value) {
    const std::int32_t thousandths = value.toThousandths();
    int decimals = 3;
    std::int32_t rest = thousandths % 1000;
    while (decimals > 0 && rest % 10 == 0) {
        rest /= 10;
        --decimals;
    }
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value.toDollars(), 'f', decimals);
}

} // namespace signalbox::models
