// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of the exit rules (OPT-X), time stops (SHR-T9) and theta capture (OPT-M3).
#include "engine/base/decimal.h"
#include "engine/exits/optimus_exit.h"
#include "engine/exits/theta_capture.h"
#include "tests/support/vectors.h"

#include <sstream>

using namespace signalbox;
using base::Price;
using tests::VectorFile;
using tests::VectorRow;

namespace {

base::Date date(const VectorRow& row, const std::string& column) {
    return base::parseIsoDate(row.text(column)).value();
}

std::optional<Price> units(const VectorRow& row, const std::string& column) {
    const auto value = row.integer(column);
    return value ? std::optional(Price::units(*value)) : std::nullopt;
}

std::string flag(const exits::ExitDecision& decision, const char* key) {
    const exits::Trigger* trigger = exits::findTrigger(decision, key);
    return trigger != nullptr && trigger->met ? "1" : "0";
}

std::vector<double> numbers(const std::string& text) {
    std::vector<double> result;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ';');) {
        result.push_back(base::parseReal(part).value());
    }
    return result;
}

} // namespace

class TestExitsVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exitRules() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/exits.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            exits::ExitInputs in;
            in.credit = *units(row, "credit");
            in.shortBid = units(row, "short_bid");
            in.shortAsk = units(row, "short_ask");
            in.longBid = units(row, "long_bid");
            in.longAsk = units(row, "long_ask");
            in.quotesUsable = row.text("quotes_ok") == "1";
            in.today = date(row, "today");
            in.expiration = date(row, "expiry");
            const auto regime = diagnosis::parseRegime(row.text("regime"));
            VECTOR_CHECK(row, regime.has_value(), "unknown regime");
            in.regime = *regime;
            exits::ExitParameters parameters;
            parameters.exitSlippage = *units(row, "exit_slippage");
            const auto mode = exits::parseProfitTargetMode(row.text("pt_mode"));
            VECTOR_CHECK(row, mode.has_value(), "unknown mode");
            parameters.profitTargetMode = *mode;
            parameters.profitTargetPct = static_cast<int>(*row.integer("pt_pct_param"));
            parameters.stopMultiplierX100 = static_cast<int>(*row.integer("sl_x100"));
            parameters.timeStopDte = static_cast<int>(*row.integer("time_stop_dte"));
            const auto decision = exits::evaluateOptimusExit(in, parameters, calendar::Calendar::standard());
            VECTOR_CHECK(row, decision.has_value(), "the calendar refused");
            VECTOR_TEXT(row, "dte", std::to_string(decision->dte));
            VECTOR_TEXT(row, "time_stop_date", base::toIso(*exits::findTrigger(*decision, "time")->date));
            VECTOR_TEXT(row, "eff_pt_pct", std::to_string(decision->profitTargetPct));
            VECTOR_TEXT(row, "target",
                        std::to_string(exits::findTrigger(*decision, "profit")->level->toUnits()));
            VECTOR_TEXT(row, "stop", std::to_string(exits::findTrigger(*decision, "stop")->level->toUnits()));
            VECTOR_TEXT(row, "close_cost",
                        decision->closeCost ? std::to_string(decision->closeCost->toUnits()) : std::string());
            VECTOR_TEXT(row, "trig_pt", flag(*decision, "profit"));
            VECTOR_TEXT(row, "trig_sl", flag(*decision, "stop"));
            VECTOR_TEXT(row, "trig_ts", flag(*decision, "time"));
            VECTOR_TEXT(row, "trig_rg", flag(*decision, "regime"));
            VECTOR_TEXT(row, "action", std::string(exits::exitActionKey(decision->action)));
        }
    }

    void timeStops() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/time_stop.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            exits::ExitInputs in;
            in.credit = Price::dollars(2);
            in.expiration = date(row, "expiry");
            in.today = in.expiration - base::CalendarDays(60);
            exits::ExitParameters parameters;
            parameters.timeStopDte = static_cast<int>(*row.integer("time_stop_dte"));
            const auto decision = exits::evaluateOptimusExit(in, parameters, calendar::Calendar::standard());
            VECTOR_CHECK(row, decision.has_value(), "the calendar refused");
            const base::Date stop = *exits::findTrigger(*decision, "time")->date;
            VECTOR_TEXT(row, "time_stop_date", base::toIso(stop));
            VECTOR_TEXT(row, "dte_on_that_date", std::to_string(base::daysBetween(stop, in.expiration)));
        }
    }

    void thetaCapture() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/theta_capture.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            const auto thetas = numbers(row.text("theta_prev_usd_day"));
            const auto days = numbers(row.text("calendar_days"));
            const auto actual = numbers(row.text("actual_pl_usd"));
            VECTOR_CHECK(row, thetas.size() == days.size() && days.size() == actual.size(), "uneven lists");
            std::vector<exits::ThetaSession> sessions;
            sessions.reserve(thetas.size());
            for (std::size_t i = 0; i < thetas.size(); ++i) {
                sessions.push_back({thetas[i], static_cast<int>(days[i]), actual[i]});
            }
            const exits::ThetaCapture capture = exits::thetaCapture(sessions);
            VECTOR_REAL(row, "predicted_usd", capture.predicted, 1e-9);
            VECTOR_REAL(row, "actual_usd", capture.actual, 1e-9);
            VECTOR_REAL(row, "capture_ratio", capture.ratio, 1e-9);
        }
    }
};

QTEST_GUILESS_MAIN(TestExitsVectors)
#include "tst_exits_vectors.moc"
