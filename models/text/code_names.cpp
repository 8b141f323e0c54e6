// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of names by code: gates, filters, halts, checks, quote codes, triggers, inputs, events, memos.
#include "models/text/codes.h"
#include "models/text/strategy_names.h"

#include <array>

#include <QCoreApplication>

namespace signalbox::models {

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
    Entry{"universe", QT_TRANSLATE_NOOP("Gates", "Universe")},
    Entry{"signal", QT_TRANSLATE_NOOP("Gates", "Signal")},
    Entry{"light", QT_TRANSLATE_NOOP("Gates", "Light")},
    Entry{"expiry", QT_TRANSLATE_NOOP("Gates", "Expiration")},
    Entry{"atm", QT_TRANSLATE_NOOP("Gates", "Strike at the money")},
    Entry{"spread", QT_TRANSLATE_NOOP("Gates", "Spread")},
    Entry{"open_interest", QT_TRANSLATE_NOOP("Gates", "Open interest")},
    Entry{"quote", QT_TRANSLATE_NOOP("Gates", "Quote")},
    Entry{"earnings", QT_TRANSLATE_NOOP("Gates", "Earnings")},
    Entry{"edge", QT_TRANSLATE_NOOP("Gates", "Edge")},
    Entry{"cost", QT_TRANSLATE_NOOP("Gates", "Cost")},
    Entry{"limits", QT_TRANSLATE_NOOP("Gates", "Limits")},
    Entry{"atr_distance", QT_TRANSLATE_NOOP("Gates", "ATR distance")},
    Entry{"above_sma20", QT_TRANSLATE_NOOP("Gates", "Above SMA20")},
    Entry{"ma_alignment", QT_TRANSLATE_NOOP("Gates", "MA alignment")},
    Entry{"atr_pct", QT_TRANSLATE_NOOP("Gates", "ATR per cent")},
    Entry{"volume", QT_TRANSLATE_NOOP("Gates", "Volume")},
    Entry{"option_liquidity", QT_TRANSLATE_NOOP("Gates", "Option liquidity")},
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
    Entry{"LOSS_STREAK", QT_TRANSLATE_NOOP("Halts", "Loss streak")},
    Entry{"DAILY_LOSS", QT_TRANSLATE_NOOP("Halts", "Daily loss")},
    Entry{"DRAWDOWN_HALT", QT_TRANSLATE_NOOP("Halts", "Drawdown halt")},
};
constexpr std::array HaltAdvices{
    Entry{"CIRCUIT_BREAKER", QT_TRANSLATE_NOOP("Halts", "Ends after the cooldown and an acknowledgement.")},
    Entry{
        "FAILURE_HALT",
        QT_TRANSLATE_NOOP("Halts", "Ends when somebody has reviewed the record and acknowledges the halt.")},
    Entry{"ACCOUNT_SUSPENDED",
          QT_TRANSLATE_NOOP("Halts", "Ends when the account is back inside its loss limits.")},
    Entry{"MANUAL_HALT", QT_TRANSLATE_NOOP("Halts", "Ends with an acknowledgement.")},
    Entry{
        "LOSS_STREAK",
        QT_TRANSLATE_NOOP("Halts", "Ends when somebody has looked at the losses and acknowledges the halt.")},
    Entry{"DAILY_LOSS", QT_TRANSLATE_NOOP("Halts", "Ends with the next session.")},
    Entry{"DRAWDOWN_HALT",
          QT_TRANSLATE_NOOP("Halts", "Ends when the account is back inside its drawdown limit.")},
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
    Entry{"SYMBOL_RISK", QT_TRANSLATE_NOOP("Checks", "Risk in this symbol")},
    Entry{"MEMO", QT_TRANSLATE_NOOP("Checks", "Approved memo")},
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
    Entry{"STAKE", QT_TRANSLATE_NOOP("Bindings", "the stake")},
    Entry{"PROBE", QT_TRANSLATE_NOOP("Bindings", "the size of a probe")},
    Entry{"SYMBOL_RISK", QT_TRANSLATE_NOOP("Bindings", "the risk in this symbol")},
    Entry{"MEMO", QT_TRANSLATE_NOOP("Bindings", "the approved memo")},
    Entry{"COST", QT_TRANSLATE_NOOP("Bindings", "the cost of one contract")},
    Entry{"CAPACITY", QT_TRANSLATE_NOOP("Bindings", "the number of positions")},
    Entry{"HALT", QT_TRANSLATE_NOOP("Bindings", "a halt")},
    Entry{"REGIME", QT_TRANSLATE_NOOP("Bindings", "the regime")},
    Entry{"ACCOUNT", QT_TRANSLATE_NOOP("Bindings", "the account")},
};
constexpr std::array Rejections{
    Entry{"NO_LONG_STRIKE", QT_TRANSLATE_NOOP("Rejections", "long strike not listed")},
    Entry{"ILLIQUID_SHORT", QT_TRANSLATE_NOOP("Rejections", "short leg illiquid")},
    Entry{"ILLIQUID_LONG", QT_TRANSLATE_NOOP("Rejections", "long leg illiquid")},
    Entry{"BAD_CREDIT", QT_TRANSLATE_NOOP("Rejections", "credit out of bounds")},
    Entry{"FARTHER", QT_TRANSLATE_NOOP("Rejections", "farther from the target")},
    Entry{"NO_DELTA", QT_TRANSLATE_NOOP("Rejections", "no delta")},
    Entry{"DELTA", QT_TRANSLATE_NOOP("Rejections", "delta outside the range")},
    Entry{"VOLUME", QT_TRANSLATE_NOOP("Rejections", "too little volume")},
    Entry{"VOLUME_MISSING", QT_TRANSLATE_NOOP("Rejections", "volume unknown")},
    Entry{"OPEN_INTEREST", QT_TRANSLATE_NOOP("Rejections", "too little open interest")},
    Entry{"OPEN_INTEREST_MISSING", QT_TRANSLATE_NOOP("Rejections", "open interest unknown")},
    Entry{"WIDE", QT_TRANSLATE_NOOP("Rejections", "spread too wide")},
    Entry{"MISSING", QT_TRANSLATE_NOOP("Rejections", "no two-sided quote")},
    Entry{"NO_CHAIN", QT_TRANSLATE_NOOP("Rejections", "no chain")},
    Entry{"NO_EXPIRY", QT_TRANSLATE_NOOP("Rejections", "no expiration in the window")},
    Entry{"NOT_ATM", QT_TRANSLATE_NOOP("Rejections", "no strike near the money")},
    Entry{"NOT_LISTED", QT_TRANSLATE_NOOP("Rejections", "not listed")},
    Entry{"IV_RANK", QT_TRANSLATE_NOOP("Rejections", "volatility not cheap")},
    Entry{"NO_CONTRACT", QT_TRANSLATE_NOOP("Rejections", "no contract fits")},
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
    Entry{"stop_atr", QT_TRANSLATE_NOOP("Triggers", "Stock stop")},
    Entry{"stop_option", QT_TRANSLATE_NOOP("Triggers", "Premium stop")},
    Entry{"iv_expansion", QT_TRANSLATE_NOOP("Triggers", "IV expansion")},
    Entry{"time_hard", QT_TRANSLATE_NOOP("Triggers", "Last day")},
    Entry{"time_losing", QT_TRANSLATE_NOOP("Triggers", "Losing late")},
    Entry{"trail", QT_TRANSLATE_NOOP("Triggers", "Trail stop")},
    Entry{"scale_t1", QT_TRANSLATE_NOOP("Triggers", "Target 1")},
    Entry{"scale_t2", QT_TRANSLATE_NOOP("Triggers", "Target 2")},
    Entry{"scale_t3", QT_TRANSLATE_NOOP("Triggers", "Target 3")},
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
    Entry{"z_price", QT_TRANSLATE_NOOP("Inputs", "price z-score")},
    Entry{"z_vol", QT_TRANSLATE_NOOP("Inputs", "volatility z-score")},
    Entry{"spy", QT_TRANSLATE_NOOP("Inputs", "SPY")},
    Entry{"spy_sma20", QT_TRANSLATE_NOOP("Inputs", "SPY, 20-session mean")},
    Entry{"iwm_spy", QT_TRANSLATE_NOOP("Inputs", "IWM / SPY")},
    Entry{"iwm_spy_sma20", QT_TRANSLATE_NOOP("Inputs", "IWM / SPY, 20-session mean")},
    Entry{"yield_10y", QT_TRANSLATE_NOOP("Inputs", "10-year yield")},
    Entry{"yield10y", QT_TRANSLATE_NOOP("Inputs", "10-year yield")},
    Entry{"yield_change_bp", QT_TRANSLATE_NOOP("Inputs", "10-year yield, change over 20 sessions")},
    Entry{"yield_10y_20ago", QT_TRANSLATE_NOOP("Inputs", "10-year yield 20 sessions ago")},
    Entry{"contract", QT_TRANSLATE_NOOP("Inputs", "option contract")},
    Entry{"option chain", QT_TRANSLATE_NOOP("Inputs", "option chain")},
    Entry{"atr14", QT_TRANSLATE_NOOP("Inputs", "ATR14")},
    Entry{"ema10", QT_TRANSLATE_NOOP("Inputs", "EMA10")},
    Entry{"sma20", QT_TRANSLATE_NOOP("Inputs", "SMA20")},
    Entry{"sma50", QT_TRANSLATE_NOOP("Inputs", "SMA50")},
    Entry{"sma100", QT_TRANSLATE_NOOP("Inputs", "SMA100")},
    Entry{"sma200", QT_TRANSLATE_NOOP("Inputs", "SMA200")},
    Entry{"volume", QT_TRANSLATE_NOOP("Inputs", "volume")},
    Entry{"mean_volume", QT_TRANSLATE_NOOP("Inputs", "mean volume")},
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
    Entry{"evidence_named", QT_TRANSLATE_NOOP("Events", "Evidence")},
    Entry{"evidence_cleared", QT_TRANSLATE_NOOP("Events", "Evidence")},
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

constexpr std::array Skips{
    Entry{"not_stored", QT_TRANSLATE_NOOP("Skips", "not in the store")},
    Entry{"defect", QT_TRANSLATE_NOOP("Skips", "bad series")},
    Entry{"no_bar", QT_TRANSLATE_NOOP("Skips", "no bar that day")},
    Entry{"few_bars", QT_TRANSLATE_NOOP("Skips", "too few bars")},
    Entry{"low_close", QT_TRANSLATE_NOOP("Skips", "price too low")},
    Entry{"no_dollar_volume", QT_TRANSLATE_NOOP("Skips", "volume missing")},
    Entry{"low_dollar_volume", QT_TRANSLATE_NOOP("Skips", "too little traded")},
    Entry{"no_options", QT_TRANSLATE_NOOP("Skips", "no options listed")},
    Entry{"corporate_action", QT_TRANSLATE_NOOP("Skips", "recent corporate action")},
};

constexpr std::array Flags{
    Entry{"OPTIONS_UNKNOWN", QT_TRANSLATE_NOOP("Flags", "options not known")},
    Entry{"GAP", QT_TRANSLATE_NOOP("Flags", "hole in the bars")},
    Entry{"DIV_ADJUSTED", QT_TRANSLATE_NOOP("Flags", "dividend-adjusted bars")},
    Entry{"DIV_UNKNOWN", QT_TRANSLATE_NOOP("Flags", "dividends not known")},
    Entry{"PROBE", QT_TRANSLATE_NOOP("Flags", "probe")},
    Entry{"ASSUMED_EDGE", QT_TRANSLATE_NOOP("Flags", "assumed edge")},
    Entry{"EARNINGS", QT_TRANSLATE_NOOP("Flags", "earnings before expiration")},
    Entry{"EARNINGS_UNKNOWN", QT_TRANSLATE_NOOP("Flags", "earnings date not known")},
};

constexpr std::array Reports{
    Entry{"brief", QT_TRANSLATE_NOOP("Reports", "Morning brief")},
    Entry{"post", QT_TRANSLATE_NOOP("Reports", "Post")},
    Entry{"brief_post", QT_TRANSLATE_NOOP("Reports", "Morning brief as a post")},
    Entry{"evaluation", QT_TRANSLATE_NOOP("Reports", "Evaluation")},
    Entry{"scan", QT_TRANSLATE_NOOP("Reports", "Scan")},
    Entry{"diary", QT_TRANSLATE_NOOP("Reports", "Diary page")},
    Entry{"dashboard", QT_TRANSLATE_NOOP("Reports", "Dashboard")},
    Entry{"daily_summary", QT_TRANSLATE_NOOP("Reports", "Daily summary")},
    Entry{"entry_eval", QT_TRANSLATE_NOOP("Reports", "Entry evaluation")},
    Entry{"trade_opened", QT_TRANSLATE_NOOP("Reports", "Trade opened")},
    Entry{"trade_closed", QT_TRANSLATE_NOOP("Reports", "Trade closed")},
    Entry{"signals", QT_TRANSLATE_NOOP("Reports", "Channel text: signals")},
    Entry{"portfolio_digest", QT_TRANSLATE_NOOP("Reports", "Channel text: portfolio digest")},
    Entry{"morning_brew", QT_TRANSLATE_NOOP("Reports", "Channel text: morning brew")},
    Entry{"system_status", QT_TRANSLATE_NOOP("Reports", "Channel text: system status")},
};

} // namespace

QString gateName(const std::string& key) {
    return lookUp(Gates, "Gates", key);
}
QString filterName(const std::string& key) {
    return lookUp(Filters, "Filters", key);
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
QString skipName(const std::string& key) {
    return lookUp(Skips, "Skips", key);
}
QString flagName(const std::string& code) {
    return lookUp(Flags, "Flags", code);
}
QString reportName(const std::string& kind) {
    // "scan:breakout": what it is, and of whom.
    const std::size_t colon = kind.find(':');
    const QString name = lookUp(Reports, "Reports", kind.substr(0, colon));
    return colon == std::string::npos ? name
                                      : name + QStringLiteral(", ") + strategyName(kind.substr(colon + 1));
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

} // namespace signalbox::models
