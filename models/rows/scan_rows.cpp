// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/scan_rows.h"

#include "models/rows/gate_cells.h"
#include "models/rows/gate_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScanRows)
};

} // namespace

QString scanCheckName(scan::System system, int check) {
    if (check <= 0) {
        return {};
    }
    const std::string key =
        system == scan::System::AtrMatrix
            ? std::string(entry::atrGateKey(check))
            : std::string(scan::breakoutCheckKey(static_cast<scan::BreakoutCheck>(check)));
    return u"%1 %2"_s.arg(check).arg(gateName(key));
}

std::vector<ScanCount> failCounts(const scan::SystemScan& scan) {
    std::vector<ScanCount> counts;
    for (std::size_t check = 1; check < scan.counts.firstFail.size(); ++check) {
        if (scan.counts.firstFail[check] > 0) {
            const int number = static_cast<int>(check);
            counts.push_back({number, scanCheckName(scan.system, number), scan.counts.firstFail[check]});
        }
    }
    return counts;
}

std::vector<ScanCount> skipCounts(const scan::SystemScan& scan) {
    std::vector<ScanCount> counts;
    for (std::size_t cause = 1; cause < scan.counts.skip.size(); ++cause) {
        if (scan.counts.skip[cause] > 0) {
            counts.push_back({static_cast<int>(cause),
                              skipName(scan::skipCauseKey(static_cast<scan::SkipCause>(cause))),
                              scan.counts.skip[cause]});
        }
    }
    return counts;
}

QString scanSentence(const scan::ScanResult& result, const scan::SystemScan& scan) {
    const auto number = [](std::size_t value) { return count(static_cast<std::int64_t>(value)); };
    QString text = Words::tr("of %1 symbols at the close of %2.")
                       .arg(number(scan.counts.symbols), mediumDate(result.date));
    text += u' ' + Words::tr("%1 fail", "symbols").arg(number(scan.counts.failed));
    std::vector<ScanCount> fails = failCounts(scan);
    std::stable_sort(fails.begin(), fails.end(),
                     [](const ScanCount& a, const ScanCount& b) { return a.symbols > b.symbols; });
    if (!fails.empty()) {
        text += Words::tr(", most first at %1 (%2)").arg(fails.front().name, number(fails.front().symbols));
    }
    text += Words::tr("; %1 are skipped.").arg(number(scan.counts.skipped));
    if (scan.counts.optionsUnknown > 0) {
        text += u' ' + Words::tr("For %1 the store does not know whether options are listed.")
                           .arg(number(scan.counts.optionsUnknown));
    }
    return text;
}

QString spokenScanRow(const scan::RowText& row) {
    QStringList parts{QString::fromStdString(row.symbol), row.status == "pass"   ? Words::tr("passes")
                                                          : row.status == "fail" ? Words::tr("fails")
                                                                                 : Words::tr("skipped")};
    if (row.signal != "NONE" && !row.signal.empty()) {
        parts << QString::fromStdString(row.signal);
    }
    if (!row.reason.empty()) {
        parts << windowText(row.reason);
    }
    for (const std::string& flag : row.flags) {
        parts << flagName(flag);
    }
    return parts.join(u", "_s);
}

QStringList scanGateLines(const scan::RowText& row) {
    QStringList lines;
    for (const entry::GateResult& gate : row.gates) {
        const GateState state = gateState(gate);
        QString line = u"%1 %2 %3"_s.arg(gateMark(state)).arg(gate.number).arg(gateName(gate.key));
        const GateCells cells = gateCells(gate, {});
        if (cells.value != dash() && !cells.value.isEmpty()) {
            line += u' ' + cells.value;
        }
        if (cells.threshold != dash() && !cells.threshold.isEmpty()) {
            line += Words::tr(", limit %1").arg(cells.threshold);
        }
        if (cells.margin != dash()) {
            line += Words::tr(", room %1").arg(cells.margin);
        }
        if (!gate.reason.empty()) {
            line += u": "_s + windowText(gate.reason);
        }
        lines << line;
    }
    return lines;
}

} // namespace signalbox::models
