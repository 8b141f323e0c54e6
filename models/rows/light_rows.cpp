// SPDX-License-Identifier: GPL-3.0-or-later
// What the light says: its sentence, the safeguards of a strategy without market inputs, and since when.
#include "models/rows/input_rows.h"
#include "models/text/codes.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <QCoreApplication>
#include <QStringList>

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

QString vixNow(std::optional<double> vix) {
    return vix ? Words::tr("now %1").arg(number(vix, 1)) : Words::tr("now unknown");
}

} // namespace

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
        row.spoken = Words::tr("%1, %2, limit %3, room %4").arg(name, value, limit, room);
        rows.push_back(std::move(row));
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
