// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/codes.h"

#include <array>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Entry {
    const char* code;
    const char* english;
};

/// The translated text of a code, or the code itself.
template <std::size_t N>
QString lookUp(const std::array<Entry, N>& table, const char* context, const std::string& code) {
    for (const Entry& entry : table) {
        if (code == entry.code) {
            return QCoreApplication::translate(context, entry.english);
        }
    }
    return QString::fromStdString(code);
}

constexpr std::array Gates{
    Entry{"market_regime", QT_TRANSLATE_NOOP("Gates", "Market regime")},
    Entry{"iv_rank", QT_TRANSLATE_NOOP("Gates", "IV Rank")},
    Entry{"term_structure", QT_TRANSLATE_NOOP("Gates", "Term structure")},
    Entry{"trend", QT_TRANSLATE_NOOP("Gates", "Trend")},
    Entry{"oversold", QT_TRANSLATE_NOOP("Gates", "Oversold")},
    Entry{"mean_reversion", QT_TRANSLATE_NOOP("Gates", "Mean reversion")},
    Entry{"rsi", QT_TRANSLATE_NOOP("Gates", "RSI momentum")},
    Entry{"macd", QT_TRANSLATE_NOOP("Gates", "MACD")},
    Entry{"capacity", QT_TRANSLATE_NOOP("Gates", "Capacity")},
    Entry{"spacing", QT_TRANSLATE_NOOP("Gates", "Spacing")},
};
constexpr std::array Filters{
    Entry{"vix_level", QT_TRANSLATE_NOOP("Filters", "VIX level")},
    Entry{"iv_hv", QT_TRANSLATE_NOOP("Filters", "IV / HV")},
    Entry{"breadth", QT_TRANSLATE_NOOP("Filters", "Breadth")},
    Entry{"put_call", QT_TRANSLATE_NOOP("Filters", "Put/call rank")},
    Entry{"credit_spread", QT_TRANSLATE_NOOP("Filters", "HY − IG, 5 d")},
};
constexpr std::array Halts{
    Entry{"WARMUP", QT_TRANSLATE_NOOP("Halts", "Warm-up")},
    Entry{"CIRCUIT_BREAKER", QT_TRANSLATE_NOOP("Halts", "Circuit breaker")},
    Entry{"FAILURE_HALT", QT_TRANSLATE_NOOP("Halts", "Failure halt")},
    Entry{"ACCOUNT_SUSPENDED", QT_TRANSLATE_NOOP("Halts", "Account suspended")},
    Entry{"MANUAL_HALT", QT_TRANSLATE_NOOP("Halts", "Manual halt")},
};
constexpr std::array HaltAdvices{
    Entry{"CIRCUIT_BREAKER", QT_TRANSLATE_NOOP("Halts", "Ends after the cooldown and an acknowledgement.")},
    Entry{
        "FAILURE_HALT",
        QT_TRANSLATE_NOOP("Halts", "Ends when somebody has reviewed the record and acknowledges the halt.")},
    Entry{"ACCOUNT_SUSPENDED",
          QT_TRANSLATE_NOOP("Halts", "Ends when the account is back inside its loss limits.")},
    Entry{"MANUAL_HALT", QT_TRANSLATE_NOOP("Halts", "Ends with an acknowledgement.")},
};
constexpr std::array Checks{
    Entry{"HALT", QT_TRANSLATE_NOOP("Checks", "Halts")},
    Entry{"REGIME", QT_TRANSLATE_NOOP("Checks", "Regime")},
    Entry{"TRADE", QT_TRANSLATE_NOOP("Checks", "Loss of this trade")},
    Entry{"CAPACITY", QT_TRANSLATE_NOOP("Checks", "Capacity")},
    Entry{"HEAT", QT_TRANSLATE_NOOP("Checks", "Portfolio heat")},
    Entry{"DELTA", QT_TRANSLATE_NOOP("Checks", "Aggregate delta")},
    Entry{"BUYING_POWER", QT_TRANSLATE_NOOP("Checks", "Buying power")},
    Entry{"ACCOUNT", QT_TRANSLATE_NOOP("Checks", "Account")},
};
constexpr std::array Bindings{
    Entry{"BUDGET", QT_TRANSLATE_NOOP("Bindings", "the budget")},
    Entry{"CAP", QT_TRANSLATE_NOOP("Bindings", "the 3 % cap per trade")},
    Entry{"HEAT", QT_TRANSLATE_NOOP("Bindings", "portfolio heat")},
    Entry{"DELTA", QT_TRANSLATE_NOOP("Bindings", "aggregate delta")},
    Entry{"BUYING_POWER", QT_TRANSLATE_NOOP("Bindings", "buying power")},
    Entry{"REQUESTED", QT_TRANSLATE_NOOP("Bindings", "the request")},
    Entry{"TRADE", QT_TRANSLATE_NOOP("Bindings", "the account's limit per trade")},
    Entry{"GROUP", QT_TRANSLATE_NOOP("Bindings", "the risk group")},
    Entry{"CASH", QT_TRANSLATE_NOOP("Bindings", "cash")},
    Entry{"DAILY_LOSS", QT_TRANSLATE_NOOP("Bindings", "the daily loss limit")},
    Entry{"DRAWDOWN_HALT", QT_TRANSLATE_NOOP("Bindings", "the drawdown halt")},
    Entry{"INVALID_CREDIT", QT_TRANSLATE_NOOP("Bindings", "an invalid credit")},
};
constexpr std::array Rejections{
    Entry{"NO_LONG_STRIKE", QT_TRANSLATE_NOOP("Rejections", "long strike not listed")},
    Entry{"ILLIQUID_SHORT", QT_TRANSLATE_NOOP("Rejections", "short leg illiquid")},
    Entry{"ILLIQUID_LONG", QT_TRANSLATE_NOOP("Rejections", "long leg illiquid")},
    Entry{"BAD_CREDIT", QT_TRANSLATE_NOOP("Rejections", "credit out of bounds")},
};
constexpr std::array Quotes{
    Entry{"MISSING", QT_TRANSLATE_NOOP("Quotes", "no two-sided quote")},
    Entry{"CROSSED", QT_TRANSLATE_NOOP("Quotes", "bid above ask")},
    Entry{"LOCKED", QT_TRANSLATE_NOOP("Quotes", "bid equals ask")},
    Entry{"ZERO_BID", QT_TRANSLATE_NOOP("Quotes", "no bid")},
    Entry{"STALE", QT_TRANSLATE_NOOP("Quotes", "too old")},
    Entry{"WIDE", QT_TRANSLATE_NOOP("Quotes", "spread too wide")},
    Entry{"ADJUSTED", QT_TRANSLATE_NOOP("Quotes", "adjusted contract")},
    Entry{"CA_QUARANTINE", QT_TRANSLATE_NOOP("Quotes", "corporate action too recent")},
    Entry{"SPLIT_SUSPECT", QT_TRANSLATE_NOOP("Quotes", "price jump without a corporate action")},
    Entry{"MONEYNESS", QT_TRANSLATE_NOOP("Quotes", "strike too far from spot")},
    Entry{"ARB_LOWER", QT_TRANSLATE_NOOP("Quotes", "ask below the no-arbitrage floor")},
    Entry{"ARB_UPPER", QT_TRANSLATE_NOOP("Quotes", "bid above the no-arbitrage ceiling")},
    Entry{"PARITY", QT_TRANSLATE_NOOP("Quotes", "breaks put-call parity")},
    Entry{"MONOTONE", QT_TRANSLATE_NOOP("Quotes", "out of order with its neighbours")},
    Entry{"CONVEX", QT_TRANSLATE_NOOP("Quotes", "not convex with its neighbours")},
    Entry{"IV_RANGE", QT_TRANSLATE_NOOP("Quotes", "absurd volatility")},
    Entry{"REFVOL", QT_TRANSLATE_NOOP("Quotes", "volatility far from VIX")},
};
constexpr std::array Triggers{
    Entry{"profit", QT_TRANSLATE_NOOP("Triggers", "Target")},
    Entry{"stop", QT_TRANSLATE_NOOP("Triggers", "Stop")},
    Entry{"soft_warning", QT_TRANSLATE_NOOP("Triggers", "Soft warning")},
    Entry{"time", QT_TRANSLATE_NOOP("Triggers", "Time stop")},
    Entry{"regime", QT_TRANSLATE_NOOP("Triggers", "Regime exit")},
};
constexpr std::array Inputs{
    Entry{"vix", QT_TRANSLATE_NOOP("Inputs", "VIX")},
    Entry{"ts_ratio", QT_TRANSLATE_NOOP("Inputs", "term structure")},
    Entry{"close", QT_TRANSLATE_NOOP("Inputs", "close")},
    Entry{"ema200", QT_TRANSLATE_NOOP("Inputs", "EMA200")},
    Entry{"breadth", QT_TRANSLATE_NOOP("Inputs", "breadth")},
    Entry{"breadth_sma5", QT_TRANSLATE_NOOP("Inputs", "breadth, 5-session mean")},
    Entry{"breadth_sma5_10ago", QT_TRANSLATE_NOOP("Inputs", "breadth, 5-session mean 10 sessions ago")},
    Entry{"iv_rank", QT_TRANSLATE_NOOP("Inputs", "IV Rank")},
    Entry{"touch", QT_TRANSLATE_NOOP("Inputs", "touch of the lower band")},
    Entry{"lower_bb", QT_TRANSLATE_NOOP("Inputs", "lower band")},
    Entry{"prior_close", QT_TRANSLATE_NOOP("Inputs", "prior close")},
    Entry{"up_streak", QT_TRANSLATE_NOOP("Inputs", "up streak")},
    Entry{"rsi", QT_TRANSLATE_NOOP("Inputs", "RSI")},
    Entry{"rsi_prior", QT_TRANSLATE_NOOP("Inputs", "RSI of the day before")},
    Entry{"macd_hist", QT_TRANSLATE_NOOP("Inputs", "MACD histogram")},
    Entry{"open_total", QT_TRANSLATE_NOOP("Inputs", "open positions")},
    Entry{"open_under", QT_TRANSLATE_NOOP("Inputs", "open positions on the underlying")},
    Entry{"hv20", QT_TRANSLATE_NOOP("Inputs", "historical volatility, 20 sessions")},
    Entry{"pc_sma5_rank252", QT_TRANSLATE_NOOP("Inputs", "put/call rank")},
    Entry{"hy_minus_ig", QT_TRANSLATE_NOOP("Inputs", "high-yield minus investment-grade spread")},
    Entry{"hy_minus_ig_5ago", QT_TRANSLATE_NOOP("Inputs", "the same spread 5 sessions ago")},
    Entry{"VIX", QT_TRANSLATE_NOOP("Inputs", "VIX")},
    Entry{"BREADTH_50DMA", QT_TRANSLATE_NOOP("Inputs", "Breadth, members above their SMA50")},
    Entry{"PC_TOTAL", QT_TRANSLATE_NOOP("Inputs", "Put/call, total")},
    Entry{"HY_OAS", QT_TRANSLATE_NOOP("Inputs", "High-yield spread (HY OAS)")},
    Entry{"IG_OAS", QT_TRANSLATE_NOOP("Inputs", "Investment-grade spread (IG OAS)")},
    Entry{"TBILL13W", QT_TRANSLATE_NOOP("Inputs", "13-week Treasury bill")},
    Entry{"VX1", QT_TRANSLATE_NOOP("Inputs", "VX1 settlement")},
    Entry{"VX2", QT_TRANSLATE_NOOP("Inputs", "VX2 settlement")},
};
constexpr std::array Events{
    Entry{"account_flow", QT_TRANSLATE_NOOP("Events", "Cash")},
    Entry{"evaluation_recorded", QT_TRANSLATE_NOOP("Events", "Evaluation")},
    Entry{"plan_recorded", QT_TRANSLATE_NOOP("Events", "Plan")},
    Entry{"override_recorded", QT_TRANSLATE_NOOP("Events", "Override")},
    Entry{"ticket_opened", QT_TRANSLATE_NOOP("Events", "Ticket")},
    Entry{"ticket_closed", QT_TRANSLATE_NOOP("Events", "Ticket ended")},
    Entry{"filled", QT_TRANSLATE_NOOP("Events", "Fill")},
    Entry{"exit_decided", QT_TRANSLATE_NOOP("Events", "Exit due")},
    Entry{"marked", QT_TRANSLATE_NOOP("Events", "Mark")},
    Entry{"halt_raised", QT_TRANSLATE_NOOP("Events", "Halt")},
    Entry{"halt_acknowledged", QT_TRANSLATE_NOOP("Events", "Acknowledgement")},
    Entry{"note_written", QT_TRANSLATE_NOOP("Events", "Note")},
    Entry{"report_written", QT_TRANSLATE_NOOP("Events", "Report")},
    Entry{"parameters_frozen", QT_TRANSLATE_NOOP("Events", "Parameters")},
    Entry{"day_closed", QT_TRANSLATE_NOOP("Events", "Day closed")},
    Entry{"memo_written", QT_TRANSLATE_NOOP("Events", "Memo")},
    Entry{"memo_voted", QT_TRANSLATE_NOOP("Events", "Vote")},
    Entry{"memo_moved", QT_TRANSLATE_NOOP("Events", "Memo")},
};

constexpr std::array MemoStates{
    Entry{"DRAFT", QT_TRANSLATE_NOOP("Memos", "draft")},
    Entry{"SUBMITTED", QT_TRANSLATE_NOOP("Memos", "submitted")},
    Entry{"APPROVED", QT_TRANSLATE_NOOP("Memos", "approved")},
    Entry{"REJECTED", QT_TRANSLATE_NOOP("Memos", "rejected")},
    Entry{"EXPIRED", QT_TRANSLATE_NOOP("Memos", "expired")},
    Entry{"EXECUTED", QT_TRANSLATE_NOOP("Memos", "executed")},
    Entry{"LAPSED", QT_TRANSLATE_NOOP("Memos", "lapsed")},
};

constexpr std::array Votes{
    Entry{"approve", QT_TRANSLATE_NOOP("Memos", "approve")},
    Entry{"reject", QT_TRANSLATE_NOOP("Memos", "reject")},
    Entry{"changes", QT_TRANSLATE_NOOP("Memos", "changes")},
};

} // namespace

QString gateName(const std::string& key) {
    return lookUp(Gates, "Gates", key);
}
QString filterName(const std::string& key) {
    return lookUp(Filters, "Filters", key);
}
QString filterModeName(entry::FilterMode mode) {
    switch (mode) {
    case entry::FilterMode::Block:
        return QCoreApplication::translate("Filters", "blocks");
    case entry::FilterMode::Advise:
        return QCoreApplication::translate("Filters", "advises");
    case entry::FilterMode::Off:
        break;
    }
    return QCoreApplication::translate("Filters", "off");
}

QString regimeText(diagnosis::Regime regime) {
    switch (regime) {
    case diagnosis::Regime::BullishCalm:
        return QCoreApplication::translate("Regimes", "Bullish Calm");
    case diagnosis::Regime::ElevatedVol:
        return QCoreApplication::translate("Regimes", "Elevated Vol");
    case diagnosis::Regime::Neutral:
        return QCoreApplication::translate("Regimes", "Neutral");
    case diagnosis::Regime::HighVol:
        return QCoreApplication::translate("Regimes", "High Vol");
    case diagnosis::Regime::BearTrend:
        return QCoreApplication::translate("Regimes", "Bear Trend");
    case diagnosis::Regime::Crisis:
        return QCoreApplication::translate("Regimes", "Crisis");
    case diagnosis::Regime::Unknown:
        break;
    }
    return QCoreApplication::translate("Regimes", "Unknown");
}

QString lightWord(diagnosis::Light light) {
    switch (light) {
    case diagnosis::Light::Green:
        return QCoreApplication::translate("Light", "OPEN");
    case diagnosis::Light::Amber:
        return QCoreApplication::translate("Light", "REDUCED");
    case diagnosis::Light::Red:
        return QCoreApplication::translate("Light", "HALTED");
    case diagnosis::Light::Grey:
        break;
    }
    return QCoreApplication::translate("Light", "NO DATA");
}

Severity lightSeverity(diagnosis::Light light) {
    switch (light) {
    case diagnosis::Light::Green:
        return Severity::Go;
    case diagnosis::Light::Amber:
        return Severity::Caution;
    case diagnosis::Light::Red:
        return Severity::Stop;
    case diagnosis::Light::Grey:
        break;
    }
    return Severity::NoData;
}

QString decisionWord(entry::Decision decision) {
    switch (decision) {
    case entry::Decision::Entry:
        return QCoreApplication::translate("Decisions", "ENTRY");
    case entry::Decision::NoTrade:
        return QCoreApplication::translate("Decisions", "NO TRADE");
    case entry::Decision::Warmup:
        return QCoreApplication::translate("Decisions", "WARM-UP");
    case entry::Decision::Halted:
        break;
    }
    return QCoreApplication::translate("Decisions", "HALTED");
}

QString haltName(const std::string& code) {
    return lookUp(Halts, "Halts", code);
}
QString haltAdvice(const std::string& code) {
    const QString text = lookUp(HaltAdvices, "Halts", code);
    return text == QString::fromStdString(code) ? QString() : text;
}
QString checkName(const std::string& code) {
    return lookUp(Checks, "Checks", code);
}
QString bindingName(const std::string& code) {
    return lookUp(Bindings, "Bindings", code);
}
QString rejectionText(const std::string& code) {
    return lookUp(Rejections, "Rejections", code);
}
QString quoteProblem(const std::string& code) {
    return lookUp(Quotes, "Quotes", code);
}
QString triggerName(const std::string& key) {
    return lookUp(Triggers, "Triggers", key);
}

QString exitActionText(exits::ExitAction action) {
    switch (action) {
    case exits::ExitAction::ProfitTarget:
        return QCoreApplication::translate("Exits", "target met");
    case exits::ExitAction::StopLoss:
        return QCoreApplication::translate("Exits", "stop reached");
    case exits::ExitAction::TimeStop:
        return QCoreApplication::translate("Exits", "time stop");
    case exits::ExitAction::RegimeShift:
        return QCoreApplication::translate("Exits", "regime exit");
    case exits::ExitAction::StopAtr:
        return QCoreApplication::translate("Exits", "underlying stop");
    case exits::ExitAction::StopOption:
        return QCoreApplication::translate("Exits", "premium stop");
    case exits::ExitAction::IvExpansion:
        return QCoreApplication::translate("Exits", "volatility expansion");
    case exits::ExitAction::TimeHard:
        return QCoreApplication::translate("Exits", "last days");
    case exits::ExitAction::TimeLosing:
        return QCoreApplication::translate("Exits", "losing late");
    case exits::ExitAction::Trail:
        return QCoreApplication::translate("Exits", "trailing stop");
    case exits::ExitAction::ScaleT1:
        return QCoreApplication::translate("Exits", "first target");
    case exits::ExitAction::ScaleT2:
        return QCoreApplication::translate("Exits", "second target");
    case exits::ExitAction::ScaleT3:
        return QCoreApplication::translate("Exits", "third target");
    case exits::ExitAction::HoldNoQuote:
        return QCoreApplication::translate("Exits", "hold, no usable quote");
    case exits::ExitAction::Hold:
        break;
    }
    return QCoreApplication::translate("Exits", "hold");
}

QString closeReasonText(book::CloseReason reason) {
    switch (reason) {
    case book::CloseReason::ProfitTarget:
        return QCoreApplication::translate("Exits", "profit target");
    case book::CloseReason::StopLoss:
        return QCoreApplication::translate("Exits", "stop loss");
    case book::CloseReason::TimeStop:
        return QCoreApplication::translate("Exits", "time stop");
    case book::CloseReason::RegimeShift:
        return QCoreApplication::translate("Exits", "regime exit");
    case book::CloseReason::StopAtr:
        return QCoreApplication::translate("Exits", "underlying stop");
    case book::CloseReason::StopOption:
        return QCoreApplication::translate("Exits", "premium stop");
    case book::CloseReason::IvExpansion:
        return QCoreApplication::translate("Exits", "volatility expansion");
    case book::CloseReason::TimeHard:
        return QCoreApplication::translate("Exits", "last days");
    case book::CloseReason::TimeLosing:
        return QCoreApplication::translate("Exits", "losing late");
    case book::CloseReason::Trail:
        return QCoreApplication::translate("Exits", "trailing stop");
    case book::CloseReason::ScaleT1:
        return QCoreApplication::translate("Exits", "first target");
    case book::CloseReason::ScaleT2:
        return QCoreApplication::translate("Exits", "second target");
    case book::CloseReason::ScaleT3:
        return QCoreApplication::translate("Exits", "third target");
    case book::CloseReason::Manual:
        break;
    }
    return QCoreApplication::translate("Exits", "by hand");
}

QString inputName(const std::string& key) {
    return lookUp(Inputs, "Inputs", key);
}
QStringList inputNames(const std::vector<std::string>& keys) {
    QStringList names;
    for (const std::string& key : keys) {
        names << inputName(key);
    }
    return names;
}
QString memoStateName(const std::string& state) {
    return lookUp(MemoStates, "Memos", state);
}
QString voteName(const std::string& vote) {
    return lookUp(Votes, "Memos", vote);
}
QString eventName(const std::string& kind) {
    return lookUp(Events, "Events", kind);
}

QString dialectName(const QString& dialect) {
    if (dialect == u"ibkr"_s) {
        return u"Interactive Brokers"_s;
    }
    if (dialect == u"schwab"_s) {
        return u"Schwab"_s;
    }
    if (dialect == u"plain"_s) {
        return QCoreApplication::translate("Dialects", "plain text");
    }
    return dialect;
}

QString sideWord(structures::Side side) {
    return side == structures::Side::Sell ? u"SELL"_s : u"BUY"_s;
}

} // namespace signalbox::models
