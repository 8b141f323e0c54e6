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

QString vixNow(std::optional<double> vix) {
    return vix ? Words::tr("now %1").arg(number(vix, 1)) : Words::tr("now unknown");
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

QString lightSentence(const entry::EntryEvaluation& evaluation, const diagnosis::RegimeThresholds& t) {
    if (!hasRegimes(evaluation)) {
        if (evaluation.light == diagnosis::Light::Red && !evaluation.halts.empty() &&
            evaluation.regimeInputs.empty()) {
            QStringList names;
            for (const std::string& halt : evaluation.halts) {
                names << haltName(halt);
            }
            return Words::tr("Entries are suspended: %1.").arg(names.join(u", "_s));
        }
        return windowText(evaluation.regimeReason) + u'.';
    }
    const auto vix = either(input(evaluation, "vix"), evaluation.vix);
    const auto close = either(input(evaluation, "close"), evaluation.close);
    const auto ema = either(input(evaluation, "ema200"), evaluation.ema200);
    QString text;
    switch (evaluation.regime) {
    case diagnosis::Regime::BullishCalm:
    case diagnosis::Regime::ElevatedVol:
        text = Words::tr("Full size. Would turn amber at VIX %1 (%2)").arg(number(t.vixHigh, 1), vixNow(vix));
        text += ema ? Words::tr(" or a close under the EMA200 at %1.").arg(number(ema, 1)) : u"."_s;
        break;
    case diagnosis::Regime::Neutral:
        text = Words::tr("Half size.");
        if (close && ema && *close <= *ema) {
            text += u' ' + Words::tr("Gate 4 blocks until a close above the EMA200 at %1 (now %2).")
                               .arg(number(ema, 1), number(close, 1));
        } else {
            text += u' ' + Words::tr("Green again with breadth above %1 % or VIX from %2 up to %3.")
                               .arg(number(t.breadthMin, 0), number(t.vixElevated, 0), number(t.vixHigh, 0));
        }
        break;
    case diagnosis::Regime::HighVol:
        text = Words::tr("75 % of size at VIX %1, falling to 50 % at %2 (%3). Narrower delta, wider spread.")
                   .arg(number(t.vixHigh, 0), number(t.vixCrisis, 0), vixNow(vix));
        break;
    case diagnosis::Regime::BearTrend:
        text = Words::tr("No entries; open spreads are to be closed.");
        if (ema && close) {
            text +=
                u' ' + Words::tr("Ends with closes above the EMA200 at %1 (now %2) or recovering breadth.")
                           .arg(number(ema, 1), number(close, 1));
        }
        break;
    case diagnosis::Regime::Crisis:
        text = Words::tr("No entries; open spreads are to be closed. Ends when VIX is back at %1 or less "
                         "(%2) and the term structure is under %3.")
                   .arg(number(t.vixCrisis, 0), vixNow(vix), number(t.tsCrisis, 2));
        break;
    case diagnosis::Regime::Unknown:
        text = evaluation.regimeMissing.empty()
                   ? Words::tr("Cannot be computed.")
                   : Words::tr("Cannot be computed without: %1.")
                         .arg(inputNames(evaluation.regimeMissing).join(u", "_s));
        text += u' ' + Words::tr("No entries; nothing is closed for that reason.");
        break;
    }
    const bool eased = evaluation.rawRegime != evaluation.regime &&
                       evaluation.rawRegime != diagnosis::Regime::Unknown &&
                       evaluation.regime != diagnosis::Regime::Unknown;
    if (eased) {
        text += u' ' + Words::tr("Today alone would be %1; better regimes need three closes in a row.")
                           .arg(regimeText(evaluation.rawRegime));
    }
    return text;
}

std::vector<InputRow> safeguardRows(const entry::EntryEvaluation& evaluation,
                                    const session::Dashboard& account) {
    std::vector<InputRow> rows;
    const auto add = [&rows](const QString& key, const QString& name, const QString& value,
                             const QString& limit, Severity severity, const QString& tip,
                             const QString& room = dash()) {
        InputRow row;
        row.key = key;
        row.name = name;
        row.value = value;
        row.limit = limit;
        row.room = room;
        row.severity = severity;
        row.toolTip = tip;
        rows.push_back(std::move(row));
        speak(rows.back());
    };
    const QString none = Words::tr("no limit");
    const bool counts = account.lossLimit > 0;
    add(u"losses"_s, Words::tr("Losses in a row"), count(account.lossesInRow),
        counts ? u"< "_s + count(account.lossLimit) : none,
        account.breakerOn ? Severity::Stop : Severity::None,
        Words::tr("Of the last trades of the strategy; a streak halts its entries"),
        counts ? count(account.lossLimit - account.lossesInRow) : dash());
    const auto drawdownRoom =
        account.drawdownLimit ? std::optional(*account.drawdownLimit - account.drawdown) : std::nullopt;
    add(u"drawdown"_s, Words::tr("Drawdown"), percent(account.drawdown, 1),
        account.drawdownLimit ? u"≤ "_s + percent(account.drawdownLimit, 0) : none,
        drawdownRoom && *drawdownRoom < 0 ? Severity::Stop : Severity::None,
        Words::tr("Account equity below its high-water mark"), percent(drawdownRoom, 1));
    add(u"heat"_s, Words::tr("Heat"), percent(account.heatFraction, 1),
        u"≤ "_s + percent(account.heatLimit, 0),
        account.heatFraction > account.heatLimit ? Severity::Stop : Severity::None,
        Words::tr("Maximum losses, open and pending, of the sleeve's equity"),
        percent(account.heatLimit - account.heatFraction, 1));
    for (const std::string& halt : evaluation.halts) {
        add(QString::fromStdString(halt), haltName(halt), Words::tr("in force"), dash(), Severity::Stop,
            haltAdvice(halt));
    }
    return rows;
}

std::optional<base::Date> regimeSince(const std::vector<session::RegimeDay>& history) {
    if (history.empty()) {
        return std::nullopt;
    }
    std::size_t first = history.size() - 1;
    const auto same = [&](const session::RegimeDay& day) {
        return day.effective == history.back().effective && day.light == history.back().light &&
               day.name == history.back().name;
    };
    while (first > 0 && same(history[first - 1])) {
        --first;
    }
    return history[first].date;
}

} // namespace signalbox::models
