// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/scan_output.h"

#include "engine/codec/scan_json.h"
#include "engine/scan/row_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

using scan::SkipCause;

std::string flagsText(const std::vector<std::string>& flags) {
    std::string text;
    for (const std::string& flag : flags) {
        text += (text.empty() ? "  [" : " ") + flag;
    }
    return text.empty() ? text : text + "]";
}

std::string number(const std::map<std::string, std::optional<double>>& values, const char* name) {
    const auto at = values.find(name);
    return at == values.end() || !at->second ? "n/a" : fmt::format("{:.2f}", *at->second);
}

std::string figures(scan::System system, const scan::RowText& row) {
    if (system == scan::System::Breakout) {
        return fmt::format("z_price {:>6}  z_vol {:>6}", number(row.values, "z_price"),
                           number(row.values, "z_vol"));
    }
    return fmt::format("distance {:>6}  ATR% {:>5}  volume {:>5}x  confidence {:>6}",
                       number(row.values, "distance"), number(row.values, "atr_pct"),
                       number(row.values, "volume_ratio"), number(row.values, "confidence"));
}

std::string line(const ScanAnswer& answer, std::uint32_t symbol) {
    const scan::RowText row = scan::rowText(answer.result, answer.system, symbol);
    std::string text = fmt::format("  {:<8} {:<5} {}", row.symbol, row.signal, figures(answer.system, row));
    if (!row.firstFail.empty()) {
        text += fmt::format("  {}: {}", row.firstFail, row.reason);
    }
    return text + flagsText(row.flags) + "\n";
}

std::string list(const ScanAnswer& answer, const char* title, const std::vector<std::uint32_t>& symbols,
                 std::size_t top) {
    const std::size_t shown = top == 0 ? symbols.size() : std::min(top, symbols.size());
    if (shown == 0) {
        return {};
    }
    std::string text = fmt::format("{}{}\n", title,
                                   shown < symbols.size() ? fmt::format(" ({} of {})", shown, symbols.size())
                                                          : std::string());
    for (std::size_t i = 0; i < shown; ++i) {
        text += line(answer, symbols[i]);
    }
    return text;
}

/// Everything before the contract passed; the best first.
std::vector<std::uint32_t> failedContracts(const scan::SystemScan& scan) {
    std::vector<std::uint32_t> symbols;
    for (std::uint32_t i = 0; i < scan.rows.size(); ++i) {
        if (scan.rows[i].completion >= 0 && scan.rows[i].status == scan::RowStatus::Fail) {
            symbols.push_back(i);
        }
    }
    std::stable_sort(symbols.begin(), symbols.end(), [&scan](std::uint32_t a, std::uint32_t b) {
        return scan.rows[a].score > scan.rows[b].score;
    });
    return symbols;
}

/// Skipped for what the store holds of them, not for their price: a person should know each by name.
bool isNamed(SkipCause cause) {
    return cause == SkipCause::NotStored || cause == SkipCause::Defect || cause == SkipCause::NoBar ||
           cause == SkipCause::NoDollarVolume || cause == SkipCause::CorporateAction;
}

std::string skippedText(const ScanAnswer& answer, const scan::SystemScan& scan, std::size_t top) {
    std::string text;
    for (std::size_t cause = 1; cause < scan::SkipCauses; ++cause) {
        if (scan.counts.skip[cause] == 0) {
            continue;
        }
        text += fmt::format("  {}: {}\n", scan::skipCauseKey(static_cast<SkipCause>(cause)),
                            scan.counts.skip[cause]);
        std::size_t named = 0;
        for (std::uint32_t i = 0; i < scan.rows.size() && isNamed(static_cast<SkipCause>(cause)); ++i) {
            if (scan.rows[i].skip != static_cast<SkipCause>(cause)) {
                continue;
            }
            if (top != 0 && named == top) {
                text += "    ... --top 0 names all\n";
                break;
            }
            ++named;
            text += fmt::format("    {}: {}\n", (*answer.result.universe)[i].symbol,
                                scan::rowText(answer.result, answer.system, i).reason);
        }
    }
    return text.empty() ? text : "Skipped\n" + text;
}

std::string lightText(const diagnosis::MarketLight& light) {
    std::string text = fmt::format("Light: {}", diagnosis::marketMoodName(light.mood));
    for (std::size_t i = 0; i < light.missing.size(); ++i) {
        text += (i == 0 ? ", data: " : ", ") + light.missing[i];
    }
    return text + "\n";
}

} // namespace

std::string scanJson(const ScanAnswer& answer) {
    codec::ScanFrame frame;
    frame.universe = answer.universe.name;
    frame.note = answer.universe.note;
    frame.repeated = answer.universe.repeated;
    frame.simulated = answer.simulated;
    frame.seconds = answer.seconds;
    frame.threads = answer.threads;
    return codec::scanJson(answer.result, answer.system, frame);
}

std::string scanText(const ScanAnswer& answer, std::size_t top) {
    const scan::SystemScan& scan = *answer.result.of(answer.system);
    std::string text = fmt::format("[SCAN] {} | {} | {}\n", base::toIso(answer.result.date),
                                   scan::systemKey(answer.system), answer.universe.name);
    if (!answer.universe.note.empty()) {
        text += answer.universe.note + "\n";
    }
    if (answer.system == scan::System::Breakout) {
        text += lightText(answer.result.light);
    }
    text += fmt::format("{} symbols: {} passed, {} failed, {} skipped\n", scan.counts.symbols,
                        scan.counts.passed, scan.counts.failed, scan.counts.skipped);
    for (std::size_t check = 1; check < scan.counts.firstFail.size(); ++check) {
        if (scan.counts.firstFail[check] > 0) {
            text +=
                fmt::format("  {} first: {}\n", scan::firstFailName(answer.system, static_cast<int>(check)),
                            scan.counts.firstFail[check]);
        }
    }
    text += list(answer, "Passed", scan.ranked, top);
    text += list(answer, "Failed at the contract", failedContracts(scan), top);
    text += list(answer, "Nearest misses", scan.nearest, top);
    return text + skippedText(answer, scan, top);
}

} // namespace signalbox::app
