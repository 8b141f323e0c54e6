// SPDX-License-Identifier: GPL-3.0-or-later
// gates.csv (OPT-E) and diagnosis.csv (OPT-D) in all expected columns.
#include "engine/entry/describe.h"
#include "sample_readings.h"
#include "tests/support/vectors.h"

#include <sstream>

#include <QTest>

using namespace signalbox;
using namespace signalbox::entry;
using signalbox::tests::VectorFile;
using signalbox::tests::VectorRow;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(part);
    }
    return parts;
}

std::optional<int> integer(const VectorRow& row, const char* column) {
    const auto value = row.integer(column);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// "min_up=2;macd_on=True"; false for a name that is not known.
bool applyOverrides(const std::string& text, params::OptimusParameters& p) {
    for (const std::string& one : split(text, ';')) {
        const auto parts = split(one, '=');
        const std::string& name = parts.at(0);
        const bool flag = parts.at(1) == "True";
        const double value = flag ? 1 : std::stod(parts.at(1) == "False" ? "0" : parts.at(1));
        if (name == "min_iv_rank") {
            p.minIvRank = value;
        } else if (name == "ts_gate") {
            p.tsGate = value;
        } else if (name == "ts_crisis") {
            p.tsCrisis = value;
        } else if (name == "touch_lookback") {
            p.bbTouchLookback = static_cast<int>(value);
        } else if (name == "min_up") {
            p.minConsecutiveUpCloses = static_cast<int>(value);
        } else if (name == "rsi_min") {
            p.rsiOversoldThreshold = value;
        } else if (name == "macd_on") {
            p.macdEnabled = value > 0;
        } else if (name == "max_total") {
            p.maxConcurrentTotal = static_cast<int>(value);
        } else if (name == "max_under") {
            p.maxConcurrentPerUnderlying = static_cast<int>(value);
        } else if (name == "min_bd") {
            p.minDaysBetweenEntries = static_cast<int>(value);
        } else {
            return false;
        }
    }
    return true;
}

diagnosis::OptimusReadings readingsOf(const VectorRow& row) {
    diagnosis::OptimusReadings r;
    r.regime = r.raw = diagnosis::parseRegime(row.text("regime")).value();
    r.ivRank = row.real("iv_rank");
    r.inputs.tsRatio = row.real("ts_ratio");
    r.close = row.real("close");
    r.ema = row.real("ema200");
    const auto touch = row.integer("touch");
    r.touch = !touch ? diagnosis::Touch::Unknown : *touch == 1 ? diagnosis::Touch::Yes : diagnosis::Touch::No;
    r.lowerBand = row.real("lower_bb");
    r.priorClose = row.real("prior_close");
    r.upStreak = integer(row, "up_streak");
    r.rsi = row.real("rsi");
    r.rsiPrior = row.real("rsi_prior");
    for (std::size_t i = 0; i < 4; ++i) {
        r.macdHistogram[i] = row.real("hist" + std::to_string(i));
    }
    return r;
}

std::uint8_t filterBits(const std::string& names) {
    std::uint8_t bits = 0;
    for (const std::string& name : split(names, ';')) {
        for (int index = 0; index < FilterCount; ++index) {
            if (name == filterName(index)) {
                bits = static_cast<std::uint8_t>(bits | (1U << index));
            }
        }
    }
    return bits;
}

std::string failedText(const GateOutcome& outcome) {
    std::string text;
    for (int number = 1; number <= GateCount; ++number) {
        if ((outcome.failedGates & (1U << (number - 1))) != 0) {
            text += (text.empty() ? "" : ";") + std::to_string(number);
        }
    }
    return text;
}

FilterMode modeOf(const VectorRow& row, const char* column) {
    const std::string& text = row.text(column);
    return text == "block" ? FilterMode::Block : text == "advise" ? FilterMode::Advise : FilterMode::Off;
}

std::string namesWith(const std::vector<FilterResult>& filters, FilterStatus status) {
    std::string text;
    for (const FilterResult& filter : filters) {
        if (filter.status == status) {
            text += (text.empty() ? "" : ";") + filter.name;
        }
    }
    return text;
}

} // namespace

class TestGateVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gates() { // OPT-E1..E13
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/gates.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            params::OptimusParameters p;
            VECTOR_CHECK(row, applyOverrides(row.text("params"), p), "unknown override");
            const diagnosis::OptimusReadings readings = readingsOf(row);
            BookFacts facts;
            facts.openTotal = integer(row, "open_total");
            facts.openUnder = integer(row, "open_under");
            facts.businessDaysSinceEntry = integer(row, "bd_since");
            const std::uint8_t filters = filterBits(row.text("filters_failed"));
            VECTOR_CHECK(row, (filters != 0) == !row.text("filters_failed").empty(), "filter names");
            const GateOutcome outcome = evaluateChain(readings, facts, p, filters);
            const EntryEvaluation e = describe(Subject(), readings, facts, p, outcome, false, {});
            for (int number = 1; number <= GateCount; ++number) {
                const GateResult& gate = e.gates.at(static_cast<std::size_t>(number - 1));
                VECTOR_TEXT(row, "g" + std::to_string(number), std::string(gateStatusUpper(gate.status)));
            }
            const std::string first = outcome.firstFail == 0 ? "" : std::to_string(outcome.firstFail);
            VECTOR_TEXT(row, "first_fail", first);
            VECTOR_TEXT(row, "failed", failedText(outcome));
            VECTOR_TEXT(row, "signal", std::string(outcome.signal() ? "1" : "0"));
            VECTOR_TEXT(row, "reason", e.reason);
        }
    }

    void diagnosisFilters() { // OPT-D1..D5
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/diagnosis.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            params::OptimusParameters p;
            p.filterVixLevel = modeOf(row, "mode_vix");
            p.filterIvHv = modeOf(row, "mode_ivhv");
            p.filterBreadth = modeOf(row, "mode_breadth");
            p.filterPutCall = modeOf(row, "mode_putcall");
            p.filterCredit = modeOf(row, "mode_credit");
            diagnosis::OptimusReadings r = tests::passingDay();
            r.inputs.vix = row.real("vix");
            r.hv20 = row.real("hv20");
            r.inputs.breadth = row.real("breadth");
            r.putCallRank = row.real("pc_sma5_rank252");
            r.creditSpread = row.real("hy_minus_ig");
            r.creditSpreadFiveAgo = row.real("hy_minus_ig_5ago");
            const GateOutcome outcome = evaluateGates(r, tests::someRoom(), p);
            const EntryEvaluation e = describe(Subject(), r, tests::someRoom(), p, outcome, false, {});
            VECTOR_TEXT(row, "blocking_failures", namesWith(e.filters, FilterStatus::Fail));
            VECTOR_TEXT(row, "advisory_flags", namesWith(e.filters, FilterStatus::Flag));
            VECTOR_CHECK(row, outcome.signal() == row.text("blocking_failures").empty(),
                         "blocking filters veto (OPT-E12)");
        }
    }
};

QTEST_GUILESS_MAIN(TestGateVectors)
#include "test_gate_vectors.moc"
