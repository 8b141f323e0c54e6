// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/near_miss_rows.h"

#include "models/text/codes.h"
#include "models/text/numbers.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NearMissRows)
};

/// Decimals in which a figure of that size is read.
int usualDecimals(double value) {
    const double size = std::abs(value);
    return size >= 1000 ? 1 : size >= 1 ? 2 : 4;
}

int decimalsOf(const QString& text) {
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? 0 : static_cast<int>(text.size() - point - 1);
}

/// Two decimal texts, short but never so short that they look alike; names stay as they are.
std::pair<QString, QString> shortFigures(const std::string& from, const std::string& to) {
    const QString first = QString::fromStdString(from);
    const QString second = QString::fromStdString(to);
    bool isFirst = false;
    bool isSecond = false;
    const double x = first.toDouble(&isFirst);
    const double y = second.toDouble(&isSecond);
    if (!isFirst || !isSecond) {
        return {first, second};
    }
    const int most = std::max(decimalsOf(first), decimalsOf(second));
    int decimals = std::min(most, std::max(usualDecimals(x), usualDecimals(y)));
    while (decimals < most && number(x, decimals) == number(y, decimals)) {
        ++decimals;
    }
    return {number(x, std::min(decimals, decimalsOf(first))),
            number(y, std::min(decimals, decimalsOf(second)))};
}

QString withUnit(const QString& figure, const std::string& unit) {
    return unit == "%" ? figure + u" %"_s : figure;
}

QString inputLabel(const std::string& key) {
    static const std::map<std::string, const char*> Labels{
        {"VX_RATIO", QT_TRANSLATE_NOOP("NearMissRows", "VX2/VX1")},
        {"VIX_VIX3M_RATIO", QT_TRANSLATE_NOOP("NearMissRows", "VIX/VIX3M")},
        {"BREADTH_50DMA", QT_TRANSLATE_NOOP("NearMissRows", "Breadth")},
        {"PUT_CALL_RATIO", QT_TRANSLATE_NOOP("NearMissRows", "Put/Call")},
        {"CREDIT_SPREAD", QT_TRANSLATE_NOOP("NearMissRows", "Credit spread")}};
    const auto known = Labels.find(key);
    return known != Labels.end() ? QCoreApplication::translate("NearMissRows", known->second)
                                 : inputName(key);
}

QString bookName(const std::string& key) {
    if (key == "open_positions") {
        return Words::tr("open positions");
    }
    return key == "days_since_entry" ? Words::tr("business days since entry")
                                     : QString::fromStdString(key).replace(u'_', u' ');
}

QString described(const QString& name, const lab::NearMiss& miss) {
    const auto [from, to] = shortFigures(miss.from, miss.to);
    return u"%1 %2 → %3"_s.arg(name, withUnit(from, miss.unit), withUnit(to, miss.unit));
}

/// "0.8 sd"; a change too small to be rounded says so.
QString deviations(double size) {
    return size < 0.05 ? Words::tr("under 0.1 sd", "standard deviations of a day")
                       : Words::tr("%1 sd", "standard deviations of a day").arg(number(size, 1));
}

QString firstBold(const QString& text, const QString& name) {
    return u"<b>%1</b>%2"_s.arg(name.toHtmlEscaped(), text.mid(name.size()).toHtmlEscaped());
}

} // namespace

QString nearMissText(const lab::NearMiss& miss, bool isInput) {
    const QString name = isInput ? inputLabel(miss.key) : QString::fromStdString(miss.key);
    const QString text = described(name, miss);
    return isInput && miss.size ? text + u" (%1)"_s.arg(deviations(*miss.size)) : text;
}

QString nearMissSentence(const lab::NearMissReport& report) {
    if (report.decision != entry::Decision::NoTrade) {
        return {};
    }
    QStringList parts;
    if (!report.inputs.empty()) {
        const lab::NearMiss& miss = report.inputs.front();
        parts << firstBold(nearMissText(miss, true), inputLabel(miss.key));
    }
    if (!report.parameters.empty()) {
        const lab::NearMiss& miss = report.parameters.front();
        parts << firstBold(nearMissText(miss, false), QString::fromStdString(miss.key));
    }
    if (!report.book.empty()) {
        const lab::NearMiss& miss = report.book.front();
        const QString name = bookName(miss.key);
        parts << firstBold(described(name, miss), name);
    }
    if (parts.isEmpty()) {
        return Words::tr("Nothing is near: no single change of an input, a parameter or the book gives a "
                         "signal; %1 gates and filters block.")
            .arg(report.blockers.size());
    }
    return Words::tr("Nearest: %1").arg(parts.join(u"; "_s));
}

QStringList nearMissList(const lab::NearMissReport& report) {
    QStringList lines;
    for (const lab::NearMiss& miss : report.inputs) {
        lines << nearMissText(miss, true);
    }
    for (const lab::NearMiss& miss : report.parameters) {
        lines << nearMissText(miss, false);
    }
    for (const lab::NearMiss& miss : report.book) {
        lines << described(bookName(miss.key), miss);
    }
    return lines;
}

} // namespace signalbox::models
