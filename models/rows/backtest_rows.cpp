// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/backtest_rows.h"

#include "models/rows/position_rows.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BacktestRows)
};

struct CriterionWords {
    const char* key;
    QString caption;
    QString aim; ///< short form of the canonical aim
    QString tip;
};

std::vector<CriterionWords> criterionWords() {
    return {
        {"cagr", Words::tr("CAGR"), u"40 %"_s,
         Words::tr("Compound annual growth of the account. The aim tunes nothing.")},
        {"sharpe", Words::tr("Sharpe"), u"≥ 0.8"_s, Words::tr("Annual, of daily equity (SHR-M1)")},
        {"win_rate", Words::tr("Win rate"), u"≥ 75 %"_s, Words::tr("Closed trades with a profit after fees")},
        {"profit_factor", Words::tr("Profit factor"), u"≥ 1.8"_s,
         Words::tr("Profits over losses of closed trades, net of fees")},
        {"max_drawdown", Words::tr("Drawdown"), u"≤ 25 %"_s,
         Words::tr("Maximum drawdown: deepest fall of the account below its high; the aim is 15 %")},
        {"avg_days_held", Words::tr("Days held"), u"15–30"_s, Words::tr("Mean, calendar days")},
        {"monthly_income", Words::tr("A month"), u"1–1.5 %"_s,
         Words::tr("Monthly income: mean of the months, over the equity at the start of each")}};
}

QString criterionValue(const stats::Criterion& criterion) {
    if (criterion.key == "sharpe" || criterion.key == "profit_factor") {
        return number(criterion.value, 2);
    }
    if (criterion.key == "avg_days_held") {
        return number(criterion.value, 1);
    }
    const bool small = criterion.key == "monthly_income" || criterion.key == "cagr" ||
                       (criterion.key == "max_drawdown" && criterion.value.value_or(1) < 0.1);
    return percent(criterion.value, small ? 2 : 1);
}

HeadlineFigure criterionFigure(const CriterionWords& words, const stats::Criterion& criterion) {
    HeadlineFigure figure;
    figure.key = QString::fromLatin1(words.key);
    figure.caption = words.caption;
    figure.value = criterionValue(criterion);
    const QString mark = !criterion.met ? dash() : *criterion.met ? u"✓"_s : u"✗"_s;
    figure.aim = mark + u' ' + words.aim;
    figure.sample = sampleText(criterion.sample, criterion.smallSample);
    figure.severity = !criterion.met ? Severity::NoData : *criterion.met ? Severity::Go : Severity::None;
    figure.toolTip =
        words.tip + u'\n' +
        Words::tr("Aim: %1. Sample: %2.").arg(QString::fromStdString(criterion.aim)).arg(criterion.sample);
    if (criterion.smallSample) {
        figure.toolTip += u' ' + Words::tr("Small: under %1.").arg(SmallSample);
    }
    return figure;
}

} // namespace

QString sampleText(int sample, bool small) {
    const QString text = u"n "_s + count(sample);
    return small ? text + u" · "_s + Words::tr("small") : text;
}

std::vector<HeadlineFigure> headlineFigures(const ShownBacktest& shown) {
    std::vector<HeadlineFigure> figures;
    const lab::Analysis& analysis = *shown.analysis;
    const base::Money net = base::Money::cents(analysis.measures.net);
    HeadlineFigure money;
    money.key = u"net"_s;
    money.caption = Words::tr("Net");
    money.value = signedMoney(base::Money::dollars(std::llround(net.toDollars())));
    money.direction = directionOf(net);
    money.aim =
        analysis.openTrades > 0 ? Words::tr("%1 open").arg(analysis.openTrades) : Words::tr("none open");
    money.toolTip =
        Words::tr("Change of equity over the span, net of fees: %1. Open trades count at their last "
                  "mark (%2).")
            .arg(signedMoney(net), signedMoney(analysis.openPl));
    figures.push_back(std::move(money));
    HeadlineFigure trades;
    trades.key = u"trades"_s;
    trades.caption = Words::tr("Trades");
    trades.value = count(analysis.totals.trades);
    trades.aim = Words::tr("%1 won").arg(analysis.totals.wins);
    trades.sample =
        analysis.totals.trades < SmallSample ? Words::tr("small: < %1").arg(SmallSample) : QString();
    trades.severity = Severity::None;
    trades.toolTip =
        Words::tr("Closed trades. Under %1 of them every figure says little (SHR-M7).").arg(SmallSample);
    figures.push_back(std::move(trades));
    for (const CriterionWords& words : criterionWords()) {
        for (const stats::Criterion& criterion : analysis.criteria) {
            if (criterion.key == words.key) {
                figures.push_back(criterionFigure(words, criterion));
            }
        }
    }
    return figures;
}

QString provenanceSentence(const ShownBacktest& shown) {
    const lab::OriginCounts all = shown.analysis->provenance.all();
    QString text;
    if (all.quotes + all.model == 0) {
        text = Words::tr("Prices: none were needed.");
    } else {
        text = Words::tr("Prices: <b>quotes %1</b>, <b>model %2</b>")
                   .arg(percent(all.quoteShare(), 1), percent(all.modelShare(), 1));
        text += all.missing > 0 ? Words::tr(", %1 missing: the last mark stood.").arg(count(all.missing))
                                : u"."_s;
    }
    text += u' ' + Words::tr("Fills by the rules (OPT-T8), fees %1 a contract, leg and side.")
                       .arg(models::money(shown.card->feePerContract));
    return shown.simulated() ? Words::tr("<b>SIMULATED market.</b> ") + text : text;
}

QString questionText(const lab::RunCard& card) {
    QString text = u"%1 · %2 – %3"_s.arg(QString::fromStdString(card.underlying), mediumDate(card.from),
                                         mediumDate(card.to));
    for (const std::string& change : card.changed) {
        text += u" · "_s + QString::fromStdString(change);
    }
    return text;
}

QStringList backtestWarnings(const ShownBacktest& shown) {
    QStringList lines;
    const auto add = [&lines](const std::string& text) {
        QString line = QString::fromStdString(text);
        if (!line.isEmpty()) {
            line[0] = line[0].toUpper();
            lines << line;
        }
    };
    for (const std::string& warning : shown.analysis->warnings) {
        add(warning);
    }
    for (const std::string& note : shown.card->notes) {
        add(note);
    }
    return lines;
}

} // namespace signalbox::models
