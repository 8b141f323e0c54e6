// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/near_miss_rows.h"

#include "models/text/codes.h"
#include "models/text/numbers.h"

#include <cmath>
#include <map>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NearMissRows)
};

/// A decimal text to four significant digits at most; names stay as they are.
QString shortFigure(const std::string& text) {
    bool isNumber = false;
    const QString whole = QString::fromStdString(text);
    const double value = whole.toDouble(&isNumber);
    if (!isNumber) {
        return whole;
    }
    const double size = std::abs(value);
    const int most = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
    const qsizetype point = whole.indexOf(u'.');
    const int written = point < 0 ? 0 : static_cast<int>(whole.size() - point - 1);
    return number(value, std::min(most, written));
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
    return u"%1 %2 → %3"_s.arg(name, withUnit(shortFigure(miss.from), miss.unit),
                               withUnit(shortFigure(miss.to), miss.unit));
}

QString firstBold(const QString& text, const QString& name) {
    return u"<b>%1</b>%2"_s.arg(name.toHtmlEscaped(), text.mid(name.size()).toHtmlEscaped());
}

} // namespace

QString nearMissText(const lab::NearMiss& miss, bool isInput) {
    const QString name = isInput ? inputLabel(miss.key) : QString::fromStdString(miss.key);
    const QString text = described(name, miss);
    return isInput && miss.size ? text + Words::tr(" (%1 sd)").arg(number(*miss.size, 1)) : text;
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
        return Words::tr(
                   "Near miss: no single change of an input, a parameter or the book gives a signal; %1 "
                   "gates and filters block.")
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
