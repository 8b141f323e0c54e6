// SPDX-License-Identifier: GPL-3.0-or-later
// Every event comes back from its canonical JSON (SHR-J2), and the stored form never changes.
#include "engine/codec/event_codec.h"
#include "tests/unit/codec/sample_events.h"

#include <set>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace signalbox;
using codec::decode;
using codec::encode;

namespace {

/// Fits every field of an event, for counting them.
struct Anything {
    template <typename T>
    operator T() const { // NOLINT(google-explicit-constructor)
        return T{};
    }
};

template <typename T, typename... Args>
constexpr std::size_t fieldCount() {
    if constexpr (requires { T{Args{}..., Anything{}}; }) {
        return fieldCount<T, Args..., Anything>();
    } else {
        return sizeof...(Args);
    }
}

template <std::size_t Index = 0>
std::string forgottenFields() {
    if constexpr (Index == std::variant_size_v<book::Event>) {
        return {};
    } else {
        using T = std::variant_alternative_t<Index, book::Event>;
        // Fields of a later version are written only when they are there: the fullest sample counts.
        qsizetype most = QJsonDocument::fromJson(QByteArray::fromStdString(encode(T{}))).object().size();
        for (const book::Event& event : tests::sampleEvents()) {
            if (event.index() == Index) {
                most = std::max(
                    most, QJsonDocument::fromJson(QByteArray::fromStdString(encode(event))).object().size());
            }
        }
        const bool complete = most == static_cast<qsizetype>(fieldCount<T>());
        return (complete ? "" : std::string(book::eventKind(T{})) + " ") + forgottenFields<Index + 1>();
    }
}

template <typename T>
T back(const T& event) {
    const auto decoded =
        decode(book::eventKind(book::Event(event)), codec::eventVersion(event), encode(event));
    if (!decoded) {
        qFatal("%s", decoded.error().message().c_str());
    }
    return std::get<T>(*decoded);
}

} // namespace

class TestEventCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsThereAndEncodesTheSameAgain() {
        std::set<std::size_t> kinds;
        for (const book::Event& event : tests::sampleEvents()) {
            kinds.insert(event.index());
            const std::string json = encode(event);
            const auto decoded = decode(book::eventKind(event), codec::eventVersion(event), json);
            QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().message().c_str());
            QCOMPARE(decoded->index(), event.index());
            QCOMPARE(encode(*decoded), json);
            QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(json)).isNull());
        }
        QCOMPARE(kinds.size(), std::variant_size_v<book::Event>);
    }

    void noFieldIsForgotten() {
        const std::string forgotten = forgottenFields();
        QVERIFY2(forgotten.empty(), forgotten.c_str());
    }

    void everyFieldOfATicketComesBack() {
        const book::TicketOpened a = tests::sampleTicket();
        const book::TicketOpened b = back(a);
        QCOMPARE(b.ticketId, a.ticketId);
        QCOMPARE(b.planId, a.planId);
        QCOMPARE(b.strategy, a.strategy);
        QCOMPARE(b.underlying, a.underlying);
        QVERIFY(b.signalDate == a.signalDate && b.validOn == a.validOn && b.expiration == a.expiration);
        QVERIFY(b.kind == a.kind && b.settlement == a.settlement);
        QVERIFY(b.legs == a.legs);
        QCOMPARE(b.contracts, a.contracts);
        QVERIFY(b.limit == a.limit && b.width == a.width && b.maxLossPerUnit == a.maxLossPerUnit);
        QVERIFY(b.credit == a.credit && b.multiplier == a.multiplier);
        QCOMPARE(b.convictionBp, a.convictionBp);
        QCOMPARE(b.regime, a.regime);
        QCOMPARE(b.mode, a.mode);
        QVERIFY(b.closesPosition == a.closesPosition && b.closeReason == a.closeReason);
        QCOMPARE(b.approvalHash, a.approvalHash);
        QCOMPARE(b.overridden, a.overridden);
        QVERIFY(b.facts == a.facts && a.facts);
    }

    void everyFieldOfTheOthersComesBack() {
        const auto events = tests::sampleEvents();
        const auto flow = back(std::get<book::AccountFlow>(events[0]));
        QVERIFY(flow.amount == base::Money::cents(-123'456'789'012));
        QCOMPARE(flow.note, std::string("withdrawal \"quoted\"\n\xE2\x82\xAC"));
        const auto evaluation = back(std::get<book::EvaluationRecorded>(events[1]));
        QCOMPARE(evaluation.json, std::string(R"({"a":[1,2.5,null],"b":"x"})"));
        QVERIFY(evaluation.strategy == "optimus" && evaluation.underlying == "SPX" &&
                evaluation.date == base::makeDate(2019, 5, 14) && evaluation.decision == "no_trade" &&
                evaluation.reason == "IV Rank below threshold" && evaluation.hash == "h1");
        const auto plan = back(std::get<book::PlanRecorded>(events[2]));
        QVERIFY(plan.planId == "P-1" && plan.hypothetical && plan.approved && plan.hash == "h2" &&
                plan.json == "no json at all" && plan.underlying == "SPX" && plan.strategy == "optimus");
        const auto changed = back(std::get<book::OverrideRecorded>(events[3]));
        QVERIFY(changed.planId == "P-1" && changed.by == "anna" && changed.what.ends_with("5690"));
        const auto ended = back(std::get<book::TicketClosed>(events[5]));
        QVERIFY(ended.ticketId == "T-1" && ended.end == book::TicketEnd::Lapsed &&
                ended.note == "window over");
        const auto filled = back(std::get<book::Filled>(events[6]));
        QVERIFY(filled.contracts == 2 && filled.price == base::Price::units(28'501) &&
                filled.fees == base::Money::cents(260) && filled.by == "paper" && filled.ticketId == "T-1" &&
                filled.at == std::get<book::Filled>(events[6]).at &&
                filled.date == base::makeDate(2019, 5, 14));
        const auto exit = back(std::get<book::ExitDecided>(events[7]));
        QVERIFY(exit.positionId == 7 && exit.action == "STOP_LOSS" && exit.json == R"({"close_cost":5.2})");
        const auto marked = back(std::get<book::Marked>(events[8]));
        QVERIFY(marked.closeCost == base::Price::cents(410) && marked.mid == 4.05 &&
                marked.thetaDay == 12.75);
        const auto unmarked = back(std::get<book::Marked>(events[9]));
        QVERIFY(!unmarked.closeCost && !unmarked.mid && unmarked.positionId == 8);
        const auto halt = back(std::get<book::HaltRaised>(events[10]));
        QVERIFY(halt.strategy == "optimus" && halt.code == "CIRCUIT_BREAKER" && halt.why.starts_with("two"));
        const auto seen = back(std::get<book::HaltAcknowledged>(events[11]));
        QVERIFY(seen.by == "anna" && seen.note == "reviewed" && seen.code == "CIRCUIT_BREAKER");
        const auto note = back(std::get<book::NoteWritten>(events[12]));
        QVERIFY(note.by == "anna" && note.text == "tab\there, null byte not");
        const auto report = back(std::get<book::ReportWritten>(events[13]));
        QVERIFY(report.kind == "dashboard" && report.text.ends_with("Neutral\n"));
        const auto frozen = back(std::get<book::ParametersFrozen>(events[14]));
        QVERIFY(frozen.hash == "h3" && frozen.json == R"({"iv_rank_min":45})" && frozen.by == "anna");
        const auto closed = back(std::get<book::DayClosed>(events[15]));
        QVERIFY(closed.equity == base::Money::cents(50'012'345) &&
                closed.date == base::makeDate(2019, 5, 14));
    }

    void theStoredFormIsFrozen() {
        QCOMPARE(
            encode(book::Marked{7, base::makeDate(2019, 5, 14), base::Price::cents(410), 4.05, 12.75}),
            std::string(
                R"({"close_cost_units":41000,"date":"2019-05-14","mid":4.05,"position_id":7,"theta_day":12.75})"));
        QCOMPARE(encode(book::AccountFlow{base::Money::dollars(500'000), "opening balance"}),
                 std::string(R"({"amount_cents":50000000,"note":"opening balance"})"));
    }

    void anyTextOfEmbeddedJsonComesBackAsItWas() {
        for (const std::string& text :
             {std::string(), std::string("{}"), std::string("null"), std::string("\"quoted\""),
              std::string(R"({"b":1,"a":2})"), std::string(R"({"a":1.50})"), std::string(R"({"a":-0.0})"),
              std::string(R"({"a":1e+300})"), std::string("12345678901234567890123")}) {
            const auto decoded = back(book::ParametersFrozen{"h", text, "x"});
            QCOMPARE(decoded.json, text);
        }
    }

    void whatDoesNotFitIsNamed() {
        const auto failsWith = [](std::string_view kind, int version, std::string_view json,
                                  const char* part) {
            const auto decoded = decode(kind, version, json);
            return !decoded && decoded.error().code == base::ErrorCode::BadData &&
                   decoded.error().message().find(part) != std::string::npos;
        };
        QVERIFY(failsWith("account_flow", 1, R"({"note":"x"})", "amount_cents is missing"));
        QVERIFY(failsWith("account_flow", 1, R"({"amount_cents":"5","note":"x"})", "amount_cents"));
        QVERIFY(failsWith("account_flow", 1, R"({"amount_cents":5.5,"note":"x"})", "amount_cents"));
        QVERIFY(failsWith("account_flow", 1, R"({"amount_cents":18446744073709551615,"note":"x"})",
                          "amount_cents"));
        QVERIFY(failsWith("account_flow", 1, "[]", "not an object"));
        QVERIFY(failsWith("account_flow", 1, "{", "no JSON"));
        QVERIFY(failsWith("account_flow", 2, "{}", "version 2"));
        QVERIFY(failsWith("no_such_kind", 1, "{}", "no_such_kind"));
        QVERIFY(failsWith(
            "marked", 1, R"({"close_cost_units":1,"date":"2019-02-30","mid":null,"position_id":7})", "date"));
        QVERIFY(failsWith("marked", 1,
                          R"({"close_cost_units":1,"date":"2019-02-01","mid":null,"position_id":4294967296})",
                          "position_id"));
        std::string ticket = encode(tests::sampleTicket());
        const auto at = ticket.find("\"right\":\"P\"");
        QVERIFY(at != std::string::npos);
        ticket.replace(at, 11, "\"right\":\"X\"");
        QVERIFY(failsWith("ticket_opened", 1, ticket, "legs[0].contract.right"));
    }
};

QTEST_GUILESS_MAIN(TestEventCodec)
#include "tst_event_codec.moc"
