// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/gate_rows.h"

#include "engine/entry/atr_gates.h"
#include "engine/entry/optimus_gates.h"
#include "engine/scan/scan_result.h"
#include "models/rows/gate_cells.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <cmath>
#include <optional>
#include <string_view>

#include <QCoreApplication>
#include <QRegularExpression>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GateRows)
};

GateRow rowOf(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation) {
    GateRow row;
    row.number = gate.number;
    row.key = QString::fromStdString(gate.key);
    row.name = gateName(gate.key);
    row.state = gateState(gate);
    row.rule = QString::fromStdString(gate.rule);
    row.reason = windowText(gate.reason);
    const bool known = row.state == GateState::Pass || row.state == GateState::Fail;
    const GateCells cells = gateCells(gate, evaluation);
    row.threshold = cells.threshold;
    if (known) {
        row.value = cells.value;
        row.margin = cells.margin;
    } else {
        row.margin = dash();
        switch (row.state) {
        case GateState::Off:
            row.value = Words::tr("off");
            break;
        case GateState::NoData:
            row.value = Words::tr("no data");
            row.reason = Words::tr("Missing: %1").arg(inputNames(gate.missing).join(u", "_s));
            break;
        default:
            row.value = Words::tr("not evaluated");
            row.threshold = std::holds_alternative<std::monostate>(gate.threshold) ? dash() : cells.threshold;
        }
    }
    return row;
}

/// The gates of a system of the scanner, none of them evaluated; empty for any other strategy.
std::vector<entry::GateResult> scanFrame(const std::string& strategy) {
    std::vector<entry::GateResult> frame;
    const auto add = [&frame](int number, const char* key, const char* rule) {
        entry::GateResult gate;
        gate.number = number;
        gate.key = key;
        gate.rule = rule;
        frame.push_back(std::move(gate));
    };
    if (strategy == scan::systemKey(scan::System::AtrMatrix)) {
        for (int number = 1; number <= entry::AtrGateCount; ++number) {
            add(number, entry::atrGateKey(number), entry::atrGateRule(number));
        }
    } else if (strategy == scan::systemKey(scan::System::Breakout)) {
        for (int number = 1; number <= scan::BreakoutChecks; ++number) {
            add(number, scan::breakoutCheckKey(static_cast<scan::BreakoutCheck>(number)), "BRK-S4");
        }
    }
    return frame;
}

GateState filterState(const entry::FilterResult& filter) {
    switch (filter.status) {
    case entry::FilterStatus::Pass:
        return GateState::Pass;
    case entry::FilterStatus::Off:
        return GateState::Off;
    case entry::FilterStatus::Fail:
    case entry::FilterStatus::Flag:
        break;
    }
    return filter.missing.empty() ? GateState::Fail : GateState::NoData;
}

GateRow rowOf(const entry::FilterResult& filter) {
    GateRow row;
    row.key = QString::fromStdString(filter.key);
    row.name = filterName(filter.key);
    row.state = filterState(filter);
    row.advisory = filter.mode == entry::FilterMode::Advise;
    // A filter that passes blocks nothing: it could.
    row.reason = row.state == GateState::Pass && filter.mode == entry::FilterMode::Block
                     ? Words::tr("can block")
                     : filterModeName(filter.mode);
    row.rule = u"OPT-D"_s;
    const QString& key = row.key;
    const int decimals = key == u"iv_hv"_s || key == u"credit_spread"_s ? 2 : key == u"put_call"_s ? 0 : 1;
    const QString unit = key == u"breadth"_s ? u" %"_s : QString();
    row.value = filter.value ? (key == u"credit_spread"_s ? signedNumber(*filter.value, decimals)
                                                          : number(*filter.value, decimals) + unit)
                             : dash();
    if (key == u"put_call"_s && filter.threshold && filter.thresholdLow) {
        row.threshold = Words::tr("%1–%2 pct", "percentiles")
                            .arg(number(filter.thresholdLow, 0), number(filter.threshold, 0));
    } else if (filter.threshold) {
        const bool upper = key == u"vix_level"_s;
        const bool below = key == u"credit_spread"_s;
        row.threshold = (upper   ? u"≤ "_s
                         : below ? u"< "_s
                                 : u"> "_s) +
                        number(*filter.threshold, key == u"credit_spread"_s || key == u"iv_hv"_s ? 2 : 0) +
                        unit;
    } else {
        row.threshold = dash();
    }
    row.margin = filter.margin ? signedNumber(*filter.margin, decimals) : dash();
    if (row.state == GateState::NoData) {
        row.value = Words::tr("no data");
        row.reason = Words::tr("Missing: %1").arg(inputNames(filter.missing).join(u", "_s));
    } else if (row.state == GateState::Off) {
        row.value = Words::tr("off");
    }
    row.blocking = filter.status == entry::FilterStatus::Fail;
    return row;
}

} // namespace

QString gateMark(GateState state) {
    switch (state) {
    case GateState::Pass:
        return u"✓"_s;
    case GateState::Fail:
        return u"✗"_s;
    case GateState::NoData:
        return u"?"_s;
    case GateState::Off:
        return u"–"_s;
    case GateState::NotEvaluated:
        break;
    }
    return u"·"_s;
}

Severity gateSeverity(GateState state) {
    switch (state) {
    case GateState::Pass:
        return Severity::Go;
    case GateState::Fail:
        return Severity::Stop;
    case GateState::NoData:
        return Severity::NoData;
    case GateState::Off:
    case GateState::NotEvaluated:
        break;
    }
    return Severity::None;
}

QString gateStateWord(GateState state) {
    switch (state) {
    case GateState::Pass:
        return Words::tr("passes");
    case GateState::Fail:
        return Words::tr("fails");
    case GateState::NoData:
        return Words::tr("no data, blocks");
    case GateState::Off:
        return Words::tr("switched off");
    case GateState::NotEvaluated:
        break;
    }
    return Words::tr("not evaluated");
}

GateState gateState(const entry::GateResult& gate) {
    switch (gate.status) {
    case entry::GateStatus::Pass:
        return GateState::Pass;
    case entry::GateStatus::Fail:
        return gate.missing.empty() ? GateState::Fail : GateState::NoData;
    case entry::GateStatus::Disabled:
        return GateState::Off;
    case entry::GateStatus::NotEvaluated:
        break;
    }
    return GateState::NotEvaluated;
}

std::vector<GateRow> gateRows(const entry::EntryEvaluation& evaluation, bool study) {
    std::vector<GateRow> rows;
    rows.reserve(entry::GateCount);
    if (evaluation.gates.empty() && !evaluation.signal.empty()) {
        for (const entry::GateResult& gate : scanFrame(evaluation.strategy)) {
            rows.push_back(rowOf(gate, evaluation));
        }
        return rows;
    }
    if (evaluation.gates.empty()) {
        for (int number = 1; number <= entry::GateCount; ++number) {
            entry::GateResult gate;
            gate.number = number;
            gate.key = entry::gateKey(number);
            gate.rule = entry::gateRule(number);
            rows.push_back(rowOf(gate, evaluation));
        }
        return rows;
    }
    for (const entry::GateResult& gate : evaluation.gates) {
        GateRow row = rowOf(gate, evaluation);
        row.blocking = row.state == GateState::Fail || row.state == GateState::NoData;
        if (study && row.state == GateState::NotEvaluated) {
            for (const entry::GateResult& other : evaluation.studyGates) {
                if (other.number == gate.number) {
                    row = rowOf(other, evaluation);
                    row.study = true;
                }
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<GateRow> filterRows(const entry::EntryEvaluation& evaluation) {
    std::vector<GateRow> rows;
    rows.reserve(evaluation.filters.size());
    for (const entry::FilterResult& filter : evaluation.filters) {
        rows.push_back(rowOf(filter));
    }
    return rows;
}

QString spokenGate(const GateRow& row) {
    QString value = row.value;
    value.replace(u" %"_s, u" "_s + Words::tr("percent", "spoken unit"));
    QString threshold = row.threshold;
    static const QRegularExpression comparison(u"^[<>≤≥] "_s);
    threshold.remove(comparison).remove(u" %"_s);
    QString text = u"%1, %2, %3, "_s.arg(row.name, value, gateStateWord(row.state)) +
                   Words::tr("threshold %1").arg(threshold);
    if (row.study) {
        text += u", "_s + Words::tr("for study only");
    }
    return row.number > 0 ? Words::tr("Gate %1").arg(row.number) + u": "_s + text : text;
}

std::vector<Column<GateRow>> gateColumns() {
    const auto muted = [](const GateRow& row) {
        const bool quiet = row.state == GateState::NotEvaluated || row.state == GateState::Off || row.study;
        return quiet ? -1 : row.blocking ? 1 : 0;
    };
    const auto tint = [](const GateRow& row) {
        return row.blocking && !row.study ? gateSeverity(row.state) : Severity::None;
    };
    const auto tip = [](const GateRow& row) {
        QString text = row.name;
        if (!row.rule.isEmpty()) {
            text += u" · "_s + row.rule;
        }
        if (!row.reason.isEmpty()) {
            text += u'\n' + row.reason;
        }
        if (row.study) {
            text += u'\n' + Words::tr("Evaluated for study. The decision is that of the chain.");
        }
        return text;
    };
    std::vector<Column<GateRow>> columns;
    const auto add = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, auto text) {
        auto& column = addColumn(columns, key, header, kind, importance, sample, text);
        column.emphasis = muted;
        column.tint = tint;
        column.toolTip = tip;
        column.spoken = spokenGate;
    };
    add(u"number"_s, u"#"_s, ColumnKind::Figure, 3, u"10"_s,
        [](const GateRow& row) { return row.number > 0 ? QString::number(row.number) : QString(); });
    columns.back().sortKey = [](const GateRow& row) { return QVariant(row.number); };
    columns.back().emphasis = [](const GateRow&) { return -1; };
    add(u"state"_s, QString(), ColumnKind::Mark, 0, u"✓✓"_s,
        [](const GateRow& row) { return gateMark(row.state); });
    columns.back().severity = [](const GateRow& row) {
        return row.advisory && row.state == GateState::Fail ? Severity::Caution : gateSeverity(row.state);
    };
    columns.back().headerTip = Words::tr("✓ pass   ✗ fail   ? no data   · not evaluated   – off");
    add(u"gate"_s, Words::tr("gate"), ColumnKind::Text, 0, Words::tr("Mean reversion"),
        [](const GateRow& row) { return row.name; });
    columns.back().stretch = true;
    add(u"value"_s, Words::tr("value"), ColumnKind::Figure, 0, u"2,806.1 on 13 May"_s,
        [](const GateRow& row) { return row.value; });
    add(u"threshold"_s, Words::tr("threshold"), ColumnKind::Figure, 1, Words::tr("not Crisis, Bear Trend"),
        [](const GateRow& row) { return row.threshold; });
    columns.back().emphasis = [](const GateRow&) { return -1; };
    add(u"margin"_s, Words::tr("margin"), ColumnKind::Figure, 2, u"+114.2 pt"_s,
        [](const GateRow& row) { return row.margin; });
    columns.back().headerTip = Words::tr("Distance to the threshold, positive on the passing side");
    add(u"reason"_s, Words::tr("reason"), ColumnKind::Text, 4,
        Words::tr("IV Rank below threshold (44.2% < 50%)"), [](const GateRow& row) { return row.reason; });
    columns.back().stretch = true;
    columns.back().emphasis = [](const GateRow& row) { return row.blocking ? 0 : -1; };
    return columns;
}

} // namespace signalbox::models
