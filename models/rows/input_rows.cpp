// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/input_rows.h"

#include "models/text/codes.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(InputRows)
};

std::optional<double> input(const entry::EntryEvaluation& evaluation, const char* key) {
    const auto found = evaluation.regimeInputs.find(key);
    return found == evaluation.regimeInputs.end() ? std::nullopt : found->second;
}

std::optional<double> either(std::optional<double> a, std::optional<double> b) {
    return a ? a : b;
}

const entry::FilterResult* filter(const entry::EntryEvaluation& evaluation, const char* key) {
    for (const entry::FilterResult& result : evaluation.filters) {
        if (result.key == key) {
            return &result;
        }
    }
    return nullptr;
}

void speak(InputRow& row) {
    row.spoken = row.value == dash()
                     ? Words::tr("%1, no data").arg(row.name)
                     : Words::tr("%1, %2, limit %3, room %4").arg(row.name, row.value, row.limit, row.room);
}

InputRow vixRow(std::optional<double> vix, const diagnosis::RegimeThresholds& t) {
    InputRow row{u"vix"_s, u"VIX"_s, number(vix, 2), dash(), dash(), Severity::None, false, {}, {}};
    const bool amber = vix && *vix >= t.vixHigh;
    const double limit = amber ? t.vixCrisis : t.vixHigh;
    row.limit = (amber ? u"≤ "_s : u"< "_s) + number(limit, 0);
    row.toolTip = Words::tr("VIX close, points. From %1 the light is amber, above %2 it is red (OPT-R2).")
                      .arg(number(t.vixHigh, 0), number(t.vixCrisis, 0));
    if (vix) {
        row.room = number(limit - *vix, 2);
        row.severity = *vix > t.vixCrisis ? Severity::Stop : amber ? Severity::Caution : Severity::None;
    } else {
        row.severity = Severity::NoData;
    }
    return row;
}

InputRow termRow(std::optional<double> ratio, const diagnosis::RegimeThresholds& t) {
    InputRow row{u"ts_ratio"_s,
                 u"VX1 / VX2"_s,
                 number(ratio, 3),
                 u"< "_s + number(t.tsCrisis, 2),
                 dash(),
                 Severity::None,
                 false,
                 {},
                 {}};
    row.toolTip = Words::tr("Ratio of the two nearest VIX futures. At %1 and above: Crisis (OPT-R2).")
                      .arg(number(t.tsCrisis, 2));
    if (ratio) {
        row.room = number(t.tsCrisis - *ratio, 3);
        row.severity = *ratio >= t.tsCrisis ? Severity::Stop : Severity::None;
    } else {
        row.severity = Severity::NoData;
    }
    return row;
}

InputRow trendRow(const std::string& underlying, std::optional<double> close, std::optional<double> ema) {
    InputRow row{u"trend"_s, Words::tr("%1 over EMA200").arg(QString::fromStdString(underlying)),
                 dash(),     u"> 0"_s,
                 dash(),     Severity::NoData,
                 false,      {},
                 {}};
    row.toolTip = Words::tr("Distance of the close from its 200-session average.");
    if (close && ema && *ema > 0) {
        const double over = *close / *ema - 1;
        row.value = signedPercent(over, 1);
        row.room = percent(over, 1);
        row.severity = over > 0 ? Severity::None : Severity::Caution;
        row.toolTip += u'\n' + Words::tr("Close %1, EMA200 %2.").arg(number(close, 1), number(ema, 1));
    }
    return row;
}

InputRow filterRow(const entry::FilterResult& result) {
    InputRow row;
    row.key = QString::fromStdString(result.key);
    row.muted = result.mode != entry::FilterMode::Block;
    int decimals = 1;
    QString comparison = u"> "_s;
    if (result.key == "breadth") {
        row.name = Words::tr("Breadth 50 d");
        row.toolTip = Words::tr("Members of the S&P 500 above their 50-session average, percent (OPT-D3).");
    } else if (result.key == "put_call") {
        row.name = Words::tr("Put/call 5 d");
        decimals = 0;
        row.toolTip = Words::tr("Percentile of the 5-session mean of the total put/call ratio (OPT-D4).");
    } else if (result.key == "credit_spread") {
        row.name = filterName(result.key);
        decimals = 2;
        comparison = u"< "_s;
        row.toolTip = Words::tr("Change over 5 sessions of high-yield minus investment-grade spread, "
                                "percentage points (OPT-D5).");
    } else if (result.key == "iv_hv") {
        row.name = filterName(result.key);
        decimals = 2;
        row.toolTip = Words::tr("VIX over the 20-session historical volatility of the index (OPT-D2).");
    } else {
        row.name = filterName(result.key);
    }
    row.toolTip += u'\n' + Words::tr("Filter: %1.").arg(filterModeName(result.mode));
    row.value = result.key == "credit_spread" && result.value ? signedNumber(*result.value, decimals)
                                                              : number(result.value, decimals);
    row.limit = result.threshold
                    ? comparison + number(*result.threshold, result.key == "breadth" ? 0 : decimals)
                    : dash();
    if (result.thresholdLow && result.threshold) {
        row.limit = number(*result.thresholdLow, 0) + u'–' + number(*result.threshold, 0);
    }
    row.room = number(result.margin, decimals);
    switch (result.status) {
    case entry::FilterStatus::Fail:
        row.severity = result.missing.empty() ? Severity::Stop : Severity::NoData;
        break;
    case entry::FilterStatus::Flag:
        row.severity = result.missing.empty() ? Severity::Caution : Severity::NoData;
        break;
    default:
        break;
    }
    if (!result.missing.empty()) {
        row.toolTip += u'\n' + Words::tr("Missing: %1").arg(inputNames(result.missing).join(u", "_s));
    }
    return row;
}

constexpr double CalmVix = 20; ///< BRK-R2: BULLISH only below it

/// The inputs of a light that is made of flags: a value against a limit of its own, or against its mean.
std::vector<InputRow> lightInputRows(const entry::EntryEvaluation& evaluation) {
    struct Flag {
        const char* key;
        const char* mean; ///< key of what it is compared with; null: `limit`
        double limit;
        bool below;  ///< the calm side
        bool strict; ///< the limit itself raises the flag
        int decimals;
        QString name, tip;
    };
    const Flag flags[] = {
        {"vix", nullptr, 23, true, false, 2, u"VIX"_s,
         Words::tr("VIX close, points; a flag above the limit (BRK-R1)")},
        {"spy", "spy_sma20", 0, false, false, 2, u"SPY"_s,
         Words::tr("Close of SPY against its 20-session mean; a flag below it (BRK-R1)")},
        {"iwm_spy", "iwm_spy_sma20", 0, false, false, 4, u"IWM / SPY"_s,
         Words::tr("Small against large companies, against the 20-session mean; a flag below it (BRK-R1)")},
        {"yield_change_bp", nullptr, 25, true, true, 1, Words::tr("10-year, bp"),
         Words::tr("Change of the 10-year yield over 20 sessions, basis points; a flag from the limit on "
                   "(BRK-R1)")}};
    std::vector<InputRow> rows;
    for (const Flag& flag : flags) {
        if (!evaluation.regimeInputs.contains(flag.key)) {
            continue;
        }
        const auto value = input(evaluation, flag.key);
        const auto limit = flag.mean == nullptr ? std::optional(flag.limit) : input(evaluation, flag.mean);
        InputRow row;
        row.key = QString::fromLatin1(flag.key);
        row.name = flag.name;
        row.toolTip = flag.tip;
        row.value = number(value, flag.decimals);
        const QString sign = flag.below ? (flag.strict ? u"< "_s : u"≤ "_s) : u"≥ "_s;
        row.limit = limit ? sign + number(*limit, flag.mean == nullptr ? 0 : flag.decimals) : dash();
        row.room = dash();
        row.severity = Severity::NoData;
        if (value && limit) {
            const double room = flag.below ? *limit - *value : *value - *limit;
            row.room = signedNumber(room, flag.decimals);
            row.severity = room < 0 || (flag.strict && room <= 0) ? Severity::Stop : Severity::None;
            if (row.key == u"vix"_s && row.severity == Severity::None && *value >= CalmVix) {
                // No flag, yet not calm enough for longs.
                row.limit = u"< "_s + number(CalmVix, 0);
                row.room = signedNumber(CalmVix - *value, flag.decimals);
                row.severity = Severity::Caution;
                row.toolTip +=
                    u'\n' + Words::tr("Longs also need VIX below %1 (BRK-R2).").arg(number(CalmVix, 0));
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

bool hasRegimes(const entry::EntryEvaluation& evaluation) {
    return evaluation.signal.empty() || evaluation.regimeInputs.contains("ts_ratio");
}

std::vector<InputRow> inputRows(const entry::EntryEvaluation& evaluation,
                                const diagnosis::RegimeThresholds& thresholds) {
    std::vector<InputRow> rows;
    if (!hasRegimes(evaluation)) {
        rows = lightInputRows(evaluation);
        for (InputRow& row : rows) {
            speak(row);
        }
        return rows;
    }
    rows.push_back(vixRow(either(input(evaluation, "vix"), evaluation.vix), thresholds));
    rows.push_back(termRow(either(input(evaluation, "ts_ratio"), evaluation.tsRatio), thresholds));
    rows.push_back(trendRow(evaluation.underlying, either(input(evaluation, "close"), evaluation.close),
                            either(input(evaluation, "ema200"), evaluation.ema200)));
    if (const auto* breadth = filter(evaluation, "breadth")) {
        rows.push_back(filterRow(*breadth));
    } else {
        InputRow row{u"breadth"_s,
                     Words::tr("Breadth 50 d"),
                     number(input(evaluation, "breadth"), 1),
                     u"> "_s + number(thresholds.breadthMin, 0),
                     dash(),
                     Severity::None,
                     false,
                     {},
                     {}};
        if (const auto value = input(evaluation, "breadth")) {
            row.room = number(*value - thresholds.breadthMin, 1);
        }
        rows.push_back(row);
    }
    for (const char* key : {"iv_hv", "put_call", "credit_spread"}) {
        if (const auto* result = filter(evaluation, key)) {
            rows.push_back(filterRow(*result));
        }
    }
    for (InputRow& row : rows) {
        speak(row);
    }
    return rows;
}

} // namespace signalbox::models
