// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a scan: what each is called, which number it sorts by, how the number is written.
#pragma once

#include "engine/scan/scan_result.h"
#include "models/table/column.h"

#include <span>

#include <QString>

namespace signalbox::models {

enum class ScanColumn {
    Rank,
    Mark,
    Symbol,
    Status,
    Signal,
    Check,
    Room,
    Score,
    Close,
    ZPrice,
    ZVolume,
    Distance,
    AtrPercent,
    VolumeRatio,
    DollarVolume,
    Reason,
    Flags
};
struct ScanColumnLook {
    ScanColumn column{};
    const char* key = "";
    ColumnKind kind{};
    int importance = 0;
    const char* sample = "";
    bool stretch = false;
};
[[nodiscard]] std::span<const ScanColumnLook> scanColumns();
[[nodiscard]] QString scanHeader(ScanColumn column);
[[nodiscard]] QString scanHeaderTip(ScanColumn column);

/// The number of a column; Missing where it has none, or where the system did not read it.
[[nodiscard]] double scanNumber(ScanColumn column, const scan::ScanResult& result, scan::System system,
                                std::uint32_t symbol);
/// The number in words; a dash for Missing.
[[nodiscard]] QString scanNumberText(ScanColumn column, double value);

} // namespace signalbox::models
