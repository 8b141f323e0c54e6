// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/scan_cells.h"

#include "models/text/numbers.h"

#include <array>
#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScanRows)
};

constexpr std::array Looks{
    ScanColumnLook{ScanColumn::Rank, "rank", ColumnKind::Figure, 7, "32,345"},
    ScanColumnLook{ScanColumn::Mark, "mark", ColumnKind::Mark, 0, "✓"},
    ScanColumnLook{ScanColumn::Symbol, "symbol", ColumnKind::Text, 0, "BRK.B.W"},
    ScanColumnLook{ScanColumn::Status, "status", ColumnKind::Text, 6, "skipped"},
    ScanColumnLook{ScanColumn::Signal, "signal", ColumnKind::Text, 3, "▲ LONG"},
    ScanColumnLook{ScanColumn::Check, "check", ColumnKind::Text, 1, "6 Option liquidity"},
    ScanColumnLook{ScanColumn::Room, "room", ColumnKind::Figure, 1, "−100.0 %"},
    ScanColumnLook{ScanColumn::Score, "score", ColumnKind::Figure, 4, "88.88"},
    ScanColumnLook{ScanColumn::Close, "close", ColumnKind::Figure, 7, "12,345.67"},
    ScanColumnLook{ScanColumn::ZPrice, "z_price", ColumnKind::Figure, 5, "−12.34"},
    ScanColumnLook{ScanColumn::ZVolume, "z_vol", ColumnKind::Figure, 8, "−12.34"},
    ScanColumnLook{ScanColumn::Distance, "distance", ColumnKind::Figure, 5, "−12.34"},
    ScanColumnLook{ScanColumn::AtrPercent, "atr_pct", ColumnKind::Figure, 9, "12.34"},
    ScanColumnLook{ScanColumn::VolumeRatio, "volume_ratio", ColumnKind::Figure, 10, "12.34"},
    ScanColumnLook{ScanColumn::DollarVolume, "dollar_volume", ColumnKind::Figure, 12, "12,345.6"},
    ScanColumnLook{ScanColumn::Reason, "reason", ColumnKind::Text, 2, "EMA10 142.90 below SMA20 143.20",
                   true},
    ScanColumnLook{ScanColumn::Flags, "flags", ColumnKind::Text, 11, "OPTIONS_UNKNOWN"}};

/// With as many digits as it takes: what fails by little does not fail by nothing.
QString roomText(double fraction) {
    constexpr int MostDecimals = 3;
    int decimals = 1;
    while (decimals < MostDecimals && std::abs(fraction) * 100 < 0.5 * std::pow(10.0, -decimals)) {
        ++decimals;
    }
    const bool tiny = fraction != 0 && std::abs(fraction) * 100 < 0.5 * std::pow(10.0, -MostDecimals);
    if (tiny) {
        return fraction > 0 ? u"< 0.001 %"_s : u"> −0.001 %"_s;
    }
    return signedPercent(fraction, fraction == 0 ? 1 : decimals);
}

int decimalsOf(ScanColumn column) {
    return column == ScanColumn::DollarVolume ? 1 : 2;
}

} // namespace

std::span<const ScanColumnLook> scanColumns() {
    return Looks;
}

QString scanHeader(ScanColumn column) {
    switch (column) {
    case ScanColumn::Rank:
        return u"#"_s;
    case ScanColumn::Mark:
        return {};
    case ScanColumn::Symbol:
        return Words::tr("symbol");
    case ScanColumn::Status:
        return Words::tr("status");
    case ScanColumn::Signal:
        return Words::tr("signal");
    case ScanColumn::Check:
        return Words::tr("stops at");
    case ScanColumn::Room:
        return Words::tr("room");
    case ScanColumn::Score:
        return Words::tr("score");
    case ScanColumn::Close:
        return Words::tr("close");
    case ScanColumn::ZPrice:
        return Words::tr("z price");
    case ScanColumn::ZVolume:
        return Words::tr("z vol");
    case ScanColumn::Distance:
        return Words::tr("dist ATR");
    case ScanColumn::AtrPercent:
        return Words::tr("ATR %");
    case ScanColumn::VolumeRatio:
        return Words::tr("vol ×");
    case ScanColumn::DollarVolume:
        return Words::tr("$M a day");
    case ScanColumn::Reason:
        return Words::tr("reason");
    case ScanColumn::Flags:
        return Words::tr("flags");
    }
    return {};
}

QString scanHeaderTip(ScanColumn column) {
    switch (column) {
    case ScanColumn::Rank:
        return Words::tr("Place among those that passed, or among the nearest misses");
    case ScanColumn::Check:
        return Words::tr("The first check that fails, or why the symbol is skipped");
    case ScanColumn::Room:
        return Words::tr("By how much the first failing check fails, relative to its limit; 0 is nearest");
    case ScanColumn::Score:
        return Words::tr(
            "What the ranking goes by, higher is better: confidence (ATR-E8), or the size of the "
            "price z-score");
    case ScanColumn::Close:
        return Words::tr("Close of the day, $");
    case ScanColumn::ZPrice:
        return Words::tr("z-score of the day's price move over 20 sessions (BRK-S1)");
    case ScanColumn::ZVolume:
        return Words::tr("z-score of the true range over 20 sessions (BRK-S1)");
    case ScanColumn::Distance:
        return Words::tr("Distance of the close from its mean in average true ranges (ATR-E1)");
    case ScanColumn::AtrPercent:
        return Words::tr("Average true range of 14 sessions as per cent of the close (ATR-E4)");
    case ScanColumn::VolumeRatio:
        return Words::tr("Volume over its mean of the 20 sessions before (ATR-E5)");
    case ScanColumn::DollarVolume:
        return Words::tr("Mean of close times volume over 20 sessions, million $");
    case ScanColumn::Flags:
        return Words::tr("What else must be known of the symbol's data or trade");
    default:
        return {};
    }
}

double scanNumber(ScanColumn column, const scan::ScanResult& result, scan::System system,
                  std::uint32_t symbol) {
    const scan::SystemScan& scan = *result.of(system);
    const scan::Row& row = scan.rows[symbol];
    const scan::Readings& readings = result.readings[symbol];
    switch (column) {
    case ScanColumn::Room:
        return row.status == scan::RowStatus::Fail ? row.nearness : base::Missing;
    case ScanColumn::Score:
        return row.status == scan::RowStatus::Skip ? base::Missing : row.score;
    case ScanColumn::Close:
        return readings.close;
    case ScanColumn::ZPrice:
        return readings.zPrice;
    case ScanColumn::ZVolume:
        return readings.zVol;
    case ScanColumn::Distance:
        return entry::atrDistance(readings.forAtr());
    case ScanColumn::AtrPercent:
        return entry::atrPercent(readings.forAtr());
    case ScanColumn::VolumeRatio:
        return entry::volumeRatio(readings.forAtr());
    case ScanColumn::DollarVolume:
        return readings.dollarVolume / 1e6;
    default:
        return base::Missing;
    }
}

QString scanNumberText(ScanColumn column, double value) {
    if (!base::isKnown(value)) {
        return dash();
    }
    if (column == ScanColumn::Room) {
        // A room of many times the scale says no more than that it is large.
        return std::abs(value) < 10 ? roomText(value) : value > 0 ? u"> 999 %"_s : u"< −999 %"_s;
    }
    const bool directed = column == ScanColumn::ZPrice || column == ScanColumn::ZVolume;
    return directed ? signedNumber(value, decimalsOf(column)) : number(value, decimalsOf(column));
}

} // namespace signalbox::models
