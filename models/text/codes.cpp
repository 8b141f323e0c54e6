// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/codes.h"

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

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
